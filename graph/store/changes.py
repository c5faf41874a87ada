"""A batch of articles in, the lines to take out of and put into the engine out.

Only what the batch touches is weighed again: the triples of its claims, old and new, and those
that the ontology sets against them. A batch is one change, whole or not at all.
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ClassVar, Protocol

import pyoxigraph as ox

from graph.errors import InputError
from graph.model.article import Article
from graph.model.claim import Claim, Edge, Evidence, Statement
from graph.store.origins import shared_origins
from graph.store.reading import Reader
from graph.store.rows import actor_rows, article_rows, edge_rows, evidence_rows
from graph.store.terms import (
    ACTORS_GRAPH,
    ARTICLE,
    DERIVED_GRAPH,
    LABEL,
    PREFIXES,
    SUPPORTS,
    TRIPLE,
    TYPE,
    local_name,
    named,
)
from graph.store.validity import refuse_faults
from graph.store.writing import line, lines, value, write

Finding = tuple[Claim, Evidence]
Triple = tuple[str, str, str]
_DERIVED = f"{DERIVED_GRAPH} .\n"
_ACTOR = f"<{PREFIXES['actor']}"


class Assembling(Protocol):
    """What the store needs to know of assembling; `graph.assemble.Assembler` is one."""

    @property
    def rules(self) -> str:
        """A word that differs whenever the same findings may weigh differently."""

    def read(self, statement: Statement, *, article: str = "") -> tuple[Finding, ...]:
        """Give the claim of a statement with each evidence for and against it."""

    def gather(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Give each piece of evidence once, with one wording of each claim."""

    def weigh(self, findings: Iterable[Finding], sources: Mapping[str, str]) -> tuple[Edge, ...]:
        """Give the edges that all findings add up to."""

    def plain_triples(self, claim: Claim) -> tuple[Triple, ...]:
        """Give the triples of a claim as a plain edge."""

    def together(self, claim: Claim) -> frozenset[Triple]:
        """Give the triples that must be weighed together with that of the claim."""


@dataclass(frozen=True)
class Entry:
    """An article as it shall stand in the store; None for one to be taken out."""

    node: str
    article: Article | None = None
    findings: tuple[Finding, ...] = ()
    keep_text: bool = True


def entry(
    article: Article, statements: Sequence[Statement], assembler: Assembling, *, keep_text: bool
) -> Entry:
    """Give an article with the findings of its statements, each piece of evidence once."""
    findings: list[Finding] = []
    for statement in statements:
        if statement.article not in {"", article.id}:
            raise InputError(
                f"article {article.id!r}: expected statements of it, "
                f"got one of {statement.article!r}"
            )
        findings += assembler.read(statement, article=article.id)
    once = assembler.gather(findings)
    return Entry(named("article", article.id), article, once, keep_text)


class Changes:
    """The difference that a batch of entries makes to an engine.

    `alone` says that nobody else writes between two batches. What is in an engine that was empty
    is then known without looking: whatever these batches touched.
    """

    alone: ClassVar[bool] = True

    def __init__(self, engine: ox.Store, assembler: Assembling) -> None:
        self._engine = engine
        self._reader = Reader(engine)
        self._assembler = assembler
        empty = self.alone and next(self._reader.subjects(TYPE, ARTICLE), None) is None
        self._touched: set[int] | None = set() if empty else None

    def apply(self, entries: Iterable[Entry]) -> int:
        """Write the entries as one change; give the number of articles that changed."""
        batch = list(entries)
        with _no_collecting():
            return self._apply(batch)

    def _apply(self, entries: Iterable[Entry]) -> int:
        latest = {e.node: e for e in entries}
        for one in latest.values():
            if one.article is not None:
                refuse_faults(one.article, one.findings)
        before = {node: self._graph(node) for node in latest}
        after = {node: list(article_lines(e)) for node, e in latest.items()}
        changed = [
            e
            for node, e in latest.items()
            if (set(after[node]) != before[node] if before[node] else after[node])
        ]
        if not changed:
            return 0
        present = {one for e in changed for one in before[e.node]}
        wanted = [one for e in changed if before[e.node] for one in after[e.node]]
        new = [one for e in changed if not before[e.node] for one in after[e.node]]
        derived, weighed = self._derived(changed)
        self._write(present | derived, wanted + weighed, changed, new=new)
        self._touch(e.node for e in changed)
        self._touch(triple_of(claim) for e in changed for claim, _ in e.findings)
        return len(changed)

    def weigh_again(self, triples: set[Triple], notes: Collection[str] = ()) -> None:
        """Derive anew what the store says on these triples, and take out notes in that change."""
        with _no_collecting():
            self._weigh_again(triples, notes)

    def _weigh_again(self, triples: set[Triple], notes: Collection[str]) -> None:
        known = self._known(triples, {})
        claims = [node for nodes in known.values() for node in nodes]
        findings = [finding for node in claims for finding in self._reader.voices(node)]
        edges = self._assembler.weigh(findings, self._sources(findings, ()))
        present = self._standing_lines(claims, known) | self._turned_lines(known)
        self._write(present.union(notes), list(self._edge_lines(edges)), ())

    def _turned_lines(self, triples: Iterable[Triple]) -> set[str]:
        """Give plain edges that stood both ways and no longer do."""
        found: set[str] = set()
        for subject, relation, object_ in triples:
            back = (object_, relation, subject)
            ways = self._assembler.plain_triples(Claim(subject, relation, object_))
            if back not in ways and not self._known([back], {}):
                ends = named("actor", object_), named("rel", relation), named("actor", subject)
                one, two, three = (ox.NamedNode(iri[1:-1]) for iri in ends)
                graph = ox.NamedNode(DERIVED_GRAPH[1:-1])
                found |= lines(self._engine.quads_for_pattern(one, two, three, graph))
        return found

    def _write(
        self,
        present: set[str],
        wanted: list[str],
        changed: Iterable[Entry],
        *,
        new: list[str] | None = None,
    ) -> None:
        """Write the difference between lines as they are and as they shall be, and new ones."""
        fresh = [one for one in wanted if one not in present] if present else wanted
        gone = present.difference(wanted) if present else set()
        if gone:
            gone |= self._strangers_gone(gone, [*wanted, *(new or ())])
        fresh += [*(new or ()), *self._strangers_come(changed)]
        self._put(gone, fresh)

    def _may_hold(self, what: str | Triple) -> bool:
        """Whether the engine may say something of an article or on a triple."""
        return self._touched is None or hash(what) in self._touched

    def _touch(self, what: Iterable[str | Triple]) -> None:
        if self._touched is not None:
            self._touched.update(map(hash, what))

    def _put(self, gone: set[str], fresh: list[str]) -> None:
        write(self._engine, gone=gone, fresh=fresh)

    def _strangers_come(self, changed: Iterable[Entry]) -> Iterator[str]:
        """Yield type and label of the actors of these articles that have none yet."""
        codes = {code for e in changed for finding in e.findings for code in codes_of(*finding)}
        for code in sorted(codes - {""}):
            if not self._value(named("actor", code), LABEL):
                yield from (line(DERIVED_GRAPH, row) for row in actor_rows([code]))

    def _strangers_gone(self, gone: set[str], wanted: Iterable[str]) -> set[str]:
        """Give type and label of the actors that no register knows and nothing names any more."""
        found: set[str] = set()
        nodes = _actors(gone)
        for node in nodes - _actors(wanted) if nodes else ():
            named_in = lines(self._engine.quads_for_pattern(None, None, ox.NamedNode(node[1:-1])))
            if not self._value(node, LABEL, ACTORS_GRAPH) and named_in <= gone:
                rows = actor_rows([local_name(node, "actor")])
                found |= {line(DERIVED_GRAPH, row) for row in rows}
        return found

    def _value(self, node: str, property_: str, graph: str | None = None) -> bool:
        place = None if graph is None else ox.NamedNode(graph[1:-1])
        ends = ox.NamedNode(node[1:-1]), ox.NamedNode(property_[1:-1])
        return next(self._engine.quads_for_pattern(*ends, None, place), None) is not None

    def _graph(self, node: str) -> set[str]:
        if not self._may_hold(node):
            return set()
        return lines(self._engine.quads_for_pattern(None, None, None, ox.NamedNode(node[1:-1])))

    def _derived(self, changed: list[Entry]) -> tuple[set[str], list[str]]:
        """Give the derived lines as they are and as they shall be, of all touched triples."""
        touched = self._touched_by(changed)
        triples = {t for claim in touched.values() for t in self._assembler.together(claim)}
        known = self._known(triples, touched)
        claims = [node for nodes in known.values() for node in nodes]
        replaced = {local_name(e.node, "article") for e in changed}
        findings = [
            finding
            for node in claims
            for finding in self._reader.voices(node)
            if finding[1].article not in replaced
        ]
        findings += [finding for e in changed for finding in e.findings]
        edges = self._assembler.weigh(findings, self._sources(findings, changed))
        return self._standing_lines(claims, known), list(self._edge_lines(edges))

    def _touched_by(self, changed: list[Entry]) -> dict[Triple, Claim]:
        """Give the triples that entries say or said something on, each with a claim on it."""
        touched = {triple_of(claim): claim for e in changed for claim, _ in e.findings}
        said = (claim for e in changed for claim in self._claims_of(e.node))
        return touched | {triple_of(claim): claim for claim in said}

    def _claims_of(self, article: str) -> Iterator[Claim]:
        """Yield the claims that an article gives evidence for as it stands in the store."""
        ends = ox.NamedNode(SUPPORTS[1:-1]), None, ox.NamedNode(article[1:-1])
        for quad in self._engine.quads_for_pattern(None, *ends) if self._may_hold(article) else ():
            yield self._reader.claim(str(quad.object))

    def _known(
        self, triples: Iterable[Triple], touched: Mapping[Triple, Claim]
    ) -> dict[Triple, list[str]]:
        """Give the claims that the store has on these triples, where it has any."""
        held = sorted(filter(self._may_hold, triples))
        keys = {t: (touched.get(t) or Claim(*t)).triple for t in held}
        found = {t: self._reader.subjects(TRIPLE, named("triple", keys[t])) for t in keys}
        claims = {t: list(nodes) for t, nodes in found.items()}
        return {t: nodes for t, nodes in claims.items() if nodes}

    def _sources(self, findings: Collection[Finding], changed: Iterable[Entry]) -> dict[str, str]:
        """Give the publishers of all articles that the findings are from."""
        publishers = {e.article.id: e.article.publisher for e in changed if e.article is not None}
        for article in {evidence.article for _, evidence in findings} - set(publishers):
            publishers[article] = self._reader.publisher(named("article", article))
        shared = shared_origins(self._reader, findings, publishers, changed)
        known = {article: publisher for article, publisher in publishers.items() if publisher}
        return known | shared

    def _standing_lines(self, claims: Iterable[str], triples: Iterable[Triple]) -> set[str]:
        """Give what is derived of claims, and their plain edges, as the store has them."""
        graph = ox.NamedNode(DERIVED_GRAPH[1:-1])
        found: set[str] = set()
        for node in claims:
            found |= lines(
                self._engine.quads_for_pattern(ox.NamedNode(node[1:-1]), None, None, graph)
            )
        for triple in triples:
            for subject, relation, object_ in self._assembler.plain_triples(Claim(*triple)):
                plain = named("actor", subject), named("rel", relation), named("actor", object_)
                one, two, three = (ox.NamedNode(iri[1:-1]) for iri in plain)
                if ox.Quad(one, two, three, graph) in self._engine:
                    found.add(line(DERIVED_GRAPH, plain))
        return found

    def _edge_lines(self, edges: Iterable[Edge]) -> Iterator[str]:
        for edge in edges:
            for s, p, o in edge_rows(edge, self._assembler.plain_triples(edge.claim)):
                yield f"{s} {p} {o} {_DERIVED}"


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Leave the garbage collector off meanwhile: millions of strings come, and no circle."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def article_lines(one: Entry) -> Iterator[str]:
    """Yield all that the graph of an article says."""
    if one.article is None:
        return
    end = f"{one.node} .\n"
    for s, p, o in article_rows(one.article, keep_text=one.keep_text, inputs=True):
        yield f"{s} {p} {o} {end}"
    for claim, evidence in one.findings:
        for s, p, o in evidence_rows(claim, evidence, sketch=True):
            yield f"{s} {p} {o} {end}"


def codes_of(claim: Claim, evidence: Evidence) -> tuple[str, ...]:
    """Give the actors that a finding names."""
    ends = claim.subject, claim.object, evidence.subject_named, evidence.object_named
    return (*ends, *evidence.speakers)


def triple_of(claim: Claim) -> Triple:
    """Give the plain triple of a claim."""
    return claim.subject, claim.relation, claim.object


def _actors(given: Iterable[str]) -> set[str]:
    """Give the nodes of the actors that lines name as values."""
    values = (value(one) for one in given if _ACTOR in one)
    return {node for node in values if node.startswith(_ACTOR)}
