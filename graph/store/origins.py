"""Findings in, who stands behind those that a machine coded from an article with an address out.

An event that was coded from an article is no second source beside that article, nor beside
another data set that coded the same article. Both count as what they are from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Protocol

from graph.model.article import Article
from graph.model.claim import Claim, Evidence
from graph.store.reading import Reader
from graph.store.terms import local_name, named

CODED = "coded/"
_ADDRESS = named("dcterms", "source")


class Changed(Protocol):
    """An article as it shall stand in the store; None for one to be taken out."""

    @property
    def node(self) -> str:
        """Its IRI."""

    @property
    def article(self) -> Article | None:
        """What is known about it."""

    @property
    def findings(self) -> tuple[tuple[Claim, Evidence], ...]:
        """What it says."""


def shared_origins(
    reader: Reader,
    findings: Collection[tuple[Claim, Evidence]],
    publishers: Mapping[str, str | None],
    changed: Iterable[Changed],
) -> dict[str, str]:
    """Give the source for which each coded article counts, where another has its address."""
    asked = _beside_others(findings, publishers)
    if not asked:
        return {}
    known = _Addresses(reader, changed)
    found: dict[str, str] = {}
    for article in sorted(asked):
        address = known.address(article)
        others = set(known.articles(address)) - {article} if address else set()
        if others:
            first = min({article, *others}, key=lambda name: (known.is_coded(name), name))
            found[article] = known.publisher(first) or first
    return found


def _beside_others(
    findings: Collection[tuple[Claim, Evidence]], publishers: Mapping[str, str | None]
) -> set[str]:
    """Give the coded articles on triples of which others tell too."""
    coded: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for claim, evidence in findings:
        if evidence.frame.startswith(CODED):
            coded[_triple(claim)].add(evidence.article)
    voices: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for claim, evidence in findings if coded else ():
        voices[_triple(claim)].add(publishers.get(evidence.article) or evidence.article)
    return {name for triple, names in coded.items() if len(voices[triple]) > 1 for name in names}


def _triple(claim: Claim) -> tuple[str, ...]:
    return claim.subject, claim.relation, claim.object


class _Addresses:
    """Finds articles by their addresses: those that change first, the store's beside them."""

    def __init__(self, reader: Reader, changed: Iterable[Changed]) -> None:
        self._reader = reader
        self._changed = {local_name(e.node, "article"): e for e in changed}
        self._by_address: dict[str, set[str]] = defaultdict(set)
        for name, e in self._changed.items():
            if e.article is not None and e.article.url:
                self._by_address[e.article.url].add(name)

    def address(self, name: str) -> str:
        """Give the address of an article, empty if it has none."""
        if name in self._changed:
            article = self._changed[name].article
            return (article and article.url) or ""
        node = named("article", name)
        return next(iter(self._reader.facts(node, node).get(_ADDRESS, ())), "")

    def articles(self, address: str) -> Iterator[str]:
        """Yield the articles with an address."""
        yield from self._by_address.get(address, ())
        for node in self._reader.with_text(_ADDRESS, address):
            name = local_name(node, "article")
            if name not in self._changed:
                yield name

    def publisher(self, name: str) -> str:
        """Give the publisher of an article, empty if it has none."""
        if name in self._changed:
            article = self._changed[name].article
            return (article and article.publisher) or ""
        return self._reader.publisher(named("article", name)) or ""

    def is_coded(self, name: str) -> bool:
        """Whether what an article says was coded by a machine."""
        if name in self._changed:
            return any(e.frame.startswith(CODED) for _, e in self._changed[name].findings)
        return any(f.startswith(CODED) for f in self._reader.frames(named("article", name)))
