"""Files of coded events in, claims with a source of their own in a store, and a report, out.

Each event is an article without a text, published by its data set: the same event imported again
takes its own place. All that one data set says counts as one source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn, Protocol

from graph.assemble.coded import CodedMapper, Unmapped
from graph.curated.actors import load_actors
from graph.curated.codes import load_codes
from graph.curated.relations import load_relations
from graph.errors import EntenteError, InputError
from graph.link.register import Register
from graph.link.spellings import fold
from graph.model.actor import Actor
from graph.model.article import Article
from graph.model.claim import Statement
from graph.model.coded import CodedEvent
from graph.model.terms import ActorKind
from graph.pipeline.interrupts import StoppedError
from graph.pipeline.sorting import sorted_on_disk
from graph.read.coded import open_coded

BATCH = 2_000
_MOST_NAMES = 20_000
_SHOWN = 20
_KEY = re.compile(r"[^A-Za-z0-9]+")

Items = Iterable[tuple[Article, Sequence[Statement]]]
Read = Iterator[tuple[Article, list[Statement]]]


class Target(Protocol):
    """What claims go into; a store is one."""

    def add_all(self, items: Items, *, keep_text: bool = True, batch: int = BATCH) -> int:
        """Put articles with their statements in; give how many changed it."""


@dataclass
class ImportReport:
    """What became of the rows: claims, or nothing for a reason, or not read at all."""

    rows: int = 0
    claims: int = 0
    changed: int = 0
    faults: int = 0
    stopped: bool = False
    datasets: Counter[str] = field(default_factory=Counter)
    unmapped: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)

    def without(self, reason: str, name: str) -> None:
        """Count a row that is no claim; of names not known, the first many are kept."""
        self.unmapped[reason] += 1
        if name and (name in self.unknown or len(self.unknown) < _MOST_NAMES):
            self.unknown[name] += 1

    def data(self) -> dict[str, Any]:
        """Give the report for JSON, the most frequent first."""
        return {
            "rows": self.rows,
            "claims": self.claims,
            "changed": self.changed,
            "unreadable": self.faults,
            "stopped": self.stopped,
            "datasets": dict(_ranked(self.datasets)),
            "unmapped": dict(_ranked(self.unmapped)),
            "unknown": dict(_ranked(self.unknown)[:_SHOWN]),
        }

    def lines(self) -> Iterator[str]:
        """Yield the report for people."""
        rows = f"{self.rows:,} row{'s' * (self.rows != 1)}"
        claims = f"{self.claims:,} claim{'s' * (self.claims != 1)}"
        yield f"{rows}: {claims}, {self.faults:,} unreadable"
        for reason, times in _ranked(self.unmapped):
            yield f"{times:>9,}  {reason}"
        named = ", ".join(f"{name} ({times:,})" for name, times in _ranked(self.unknown)[:8])
        if named:
            yield f"not known, most frequent first: {named}"


def _ranked(counter: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))


@dataclass
class Importer:
    """Reads files of coded events and maps them.

    If it is `strict`, a row that becomes no claim is the end: what came before it is kept.
    """

    mapper: CodedMapper
    columns: Mapping[str, str] = field(default_factory=dict)
    dataset: str = ""
    strict: bool = False
    on_fault: Callable[[EntenteError], None] = lambda _error: None
    report: ImportReport = field(default_factory=ImportReport)

    def into(
        self,
        target: Target,
        paths: Iterable[Path | str],
        *,
        batch: int = BATCH,
        watch: Callable[[Read], Read] = lambda items: items,
    ) -> None:
        """Put the claims of all files into a store, a batch at a time.

        Claims on the same actors go in together: what a batch touches is weighed anew, so
        each is weighed once, not with every batch. `watch` sees the claims as they are read.
        """
        items = sorted_on_disk(watch(self.articles(paths)), _triple)
        self.report.changed += target.add_all(items, batch=batch)

    def articles(self, paths: Iterable[Path | str]) -> Read:
        """Yield an article for each event that is a claim; nothing is kept."""
        try:
            for path in paths:
                try:
                    yield from self._file(path)
                except InputError as error:
                    self._fault(error)
        except StoppedError:
            self.report.stopped = True

    def _file(self, path: Path | str) -> Read:
        with open_coded(path, self.columns) as file:
            dataset = self.dataset or file.dataset
            for event in file.rows:
                self.report.rows += 1
                self.report.datasets[dataset] += 1
                if isinstance(event, InputError):
                    self._fault(event)
                    continue
                try:
                    statement = self.mapper.statement(event, dataset)
                except Unmapped as unmapped:
                    self.report.without(str(unmapped), unmapped.name)
                    self._stop_if_strict(event.place, unmapped)
                    continue
                self.report.claims += 1
                yield _article(event, dataset), [statement]

    def _stop_if_strict(self, place: str, unmapped: Unmapped) -> None:
        if self.strict:
            named = f" {unmapped.name!r}" if unmapped.name else ""
            what = f"expected a claim between two known actors, got: {unmapped}{named}"
            self._stop(InputError(f"{place}: {what}"))

    def _fault(self, error: InputError) -> None:
        self.report.faults += 1
        if self.strict:
            self._stop(error)
        self.on_fault(error)

    def _stop(self, error: InputError) -> NoReturn:
        self.on_fault(error)
        raise StoppedError(str(error))


def make_mapper(own: Sequence[Path] = ()) -> CodedMapper:
    """Give a mapper with the register, and a user's own actors."""
    register = Register.of(load_actors(own=own))
    states = {a.code for a in register.actors if a.kind is ActorKind.STATE}
    return CodedMapper(
        load_codes(),
        load_relations(),
        _names(register.actors),
        frozenset(states),
        register.roll_up,
    )


def _names(actors: Iterable[Actor]) -> dict[str, str]:
    """Give codes by names in small letters, those that mean one actor only."""
    found: dict[str, set[str]] = {}
    for actor in actors:
        for name in (actor.code, actor.label, *actor.names, *actor.seats, *actor.demonyms):
            if name not in actor.weak_names or name in {actor.code, actor.label}:
                found.setdefault(fold(name).casefold(), set()).add(actor.code)
    return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}


def _triple(item: tuple[Article, list[Statement]]) -> tuple[str, ...]:
    [statement] = item[1]
    ends = sorted((statement.subject, statement.object))
    return (*ends, statement.relation, statement.subject)


def _article(event: CodedEvent, dataset: str) -> Article:
    """Give the article that stands for an event: its data set publishes it, its text is away."""
    key = f"{_key(dataset)}-{_key(event.id)}"
    title = event.title or f"{dataset}, event {event.id}"
    return Article(key, "", title, event.published, dataset, url=event.url or None)


def _key(words: str) -> str:
    return _KEY.sub("-", words).strip("-").lower()
