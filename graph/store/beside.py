"""Entries in, those of another article than a store has under their id beside it out.

Ids are made of title and day, which two outlets may have in common. Within one run they are told
apart; parts that were read in runs of their own are told apart here, by address, else by publisher.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property

from graph.model.origin import Source, own_name, told_apart
from graph.store.database import Store
from graph.store.entries import Entry
from graph.store.terms import named


class Beside:
    """Finds a place for entries in a store; `tell` hears of each that another one had taken.

    `versions` gives all sources that what is being loaded gives for an article: one of which the
    store has another version is the same one.
    """

    def __init__(
        self,
        store: Store,
        versions: Callable[[], Mapping[str, set[Source]]],
        tell: Callable[[str], None],
    ) -> None:
        self._store, self._tell = store, tell
        self._all_versions = versions
        self._names: dict[str, str] = {}

    @cached_property
    def _versions(self) -> Mapping[str, set[Source]]:
        return self._all_versions()

    def placed(self, entries: list[Entry]) -> list[Entry]:
        """Give the entries, each under an id that no other article has."""
        fresh = [e.article.id for e in entries if e.article and e.article.id not in self._names]
        there = self._store.sources(fresh)
        return [self._placed(entry, there) for entry in entries]

    def _placed(self, entry: Entry, there: Mapping[str, Source]) -> Entry:
        article = entry.article
        if article is None:
            return entry
        source = article.url, article.publisher
        if article.id not in self._names:
            self._names[article.id] = self._name(article.id, source, there)
        name = self._names[article.id]
        return entry if name == article.id else _renamed(entry, name)

    def _name(self, name: str, source: Source, there: Mapping[str, Source]) -> str:
        """Give the id for all versions of an article, its own if no other one has it."""
        if name not in there or not told_apart(source, there[name]):
            return name
        if not all(told_apart(one, there[name]) for one in self._versions[name]):
            return name
        other = own_name(name, source)
        of = there[name][1] or there[name][0]
        self._tell(f"{name!r} of {of} is another article, so that of {source[1] or source[0]} is "
                   f"kept beside it as {other!r}")  # fmt: skip
        return other


def _renamed(entry: Entry, name: str) -> Entry:
    """Give an entry under another id, its evidence too."""
    if entry.article is None:
        return entry
    findings = tuple((claim, replace(said, article=name)) for claim, said in entry.findings)
    return replace(
        entry,
        node=named("article", name),
        article=replace(entry.article, id=name),
        findings=findings,
    )
