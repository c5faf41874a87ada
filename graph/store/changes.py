"""A batch of articles in, the quads to take out of and put into the engine out.

Only what the batch touches is weighed again: the triples of its claims, old and new, and those
that the ontology sets against them. A batch is one transaction, whole or not at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import pyoxigraph as ox

from graph.errors import InputError
from graph.model.article import Article
from graph.model.claim import Claim, Edge, Evidence, Statement
from graph.store.reading import Reader
from graph.store.rows import actor_rows, article_rows, edge_rows, evidence_rows
from graph.store.terms import (
    ACTORS_GRAPH,
    DERIVED_GRAPH,
    LABEL,
    PREFIXES,
    SUPPORTS,
    TRIPLE,
    Row,
    checked,
    local_name,
    named,
)

Quad = tuple[str, Row]
Finding = tuple[Claim, Evidence]
_BULK = 8_000
_ACTOR = f"<{PREFIXES['actor']}"


class Assembling(Protocol):
    """What the store needs to know of assembling; `graph.assemble.Assembler` is one."""

    def read(self, statement: Statement) -> tuple[Finding, ...]:
        """Give the claim of a statement with each evidence for and against it."""

    def weigh(self, findings: Iterable[Finding], sources: Mapping[str, str]) -> tuple[Edge, ...]:
        """Give the edges that all findings add up to."""

    def plain_triples(self, claim: Claim) -> tuple[tuple[str, str, str], ...]:
        """Give the triples of a claim as a plain edge."""

    def together(self, claim: Claim) -> frozenset[tuple[str, str, str]]:
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
        findings += assembler.read(replace(statement, article=article.id))
    merged = assembler.weigh(findings, {})
    once = tuple((edge.claim, evidence) for edge in merged for evidence in edge.evidence)
    return Entry(named("article", article.id), article, once, keep_text)


class Changes:
    """The difference that a batch of entries makes to an engine."""

    def __init__(self, engine: ox.Store, assembler: Assembling) -> None:
        self._engine = engine
        self._reader = Reader(engine)
        self._assembler = assembler

    def apply(self, entries: Iterable[Entry]) -> int:
        """Write the entries in one transaction; give the number of articles that changed."""
        latest = {e.node: e for e in entries}
        before = {node: self._graph(node) for node in latest}
        after = {node: set(self._article_quads(e)) for node, e in latest.items()}
        changed = [e for node, e in latest.items() if before[node] != after[node]]
        if not changed:
            return 0
        old = {quad for e in changed for quad in before[e.node]}
        new = {quad for e in changed for quad in after[e.node]}
        old_derived, new_derived = self._derived(changed, old)
        present, wanted = old | old_derived, new | new_derived
        gone, fresh = present - wanted, wanted - present
        gone |= self._strangers_gone(gone, wanted)
        fresh |= self._strangers_come(fresh)
        _write(self._engine, gone=gone, fresh=fresh)
        return len(changed)

    def _strangers_come(self, fresh: Iterable[Quad]) -> set[Quad]:
        """Give type and label of the actors in these quads that have none yet."""
        return {
            (DERIVED_GRAPH, row)
            for node in _actors(fresh)
            if not self._value(node, LABEL)
            for row in actor_rows([local_name(node, "actor")])
        }

    def _strangers_gone(self, gone: set[Quad], wanted: Iterable[Quad]) -> set[Quad]:
        """Give type and label of the actors that no register knows and nothing names any more."""
        found: set[Quad] = set()
        for node in _actors(gone) - _actors(wanted):
            named_in = self._engine.quads_for_pattern(None, None, ox.NamedNode(node[1:-1]))
            if not self._value(node, LABEL, ACTORS_GRAPH) and set(map(_quad, named_in)) <= gone:
                rows = actor_rows([local_name(node, "actor")])
                found |= {(DERIVED_GRAPH, row) for row in rows}
        return found

    def _value(self, node: str, property_: str, graph: str | None = None) -> bool:
        place = None if graph is None else ox.NamedNode(graph[1:-1])
        ends = ox.NamedNode(node[1:-1]), ox.NamedNode(property_[1:-1])
        return next(self._engine.quads_for_pattern(*ends, None, place), None) is not None

    def _graph(self, node: str) -> set[Quad]:
        quads = self._engine.quads_for_pattern(None, None, None, ox.NamedNode(node[1:-1]))
        return set(map(_quad, quads))

    def _article_quads(self, one: Entry) -> Iterator[Quad]:
        if one.article is None:
            return
        for row in article_rows(one.article, keep_text=one.keep_text):
            yield one.node, row
        for claim, evidence in one.findings:
            for row in evidence_rows(claim, evidence):
                yield one.node, row

    def _derived(self, changed: list[Entry], old: set[Quad]) -> tuple[set[Quad], set[Quad]]:
        """Give the derived quads as they are and as they shall be, of all touched triples."""
        touched = {claim for e in changed for claim, _ in e.findings}
        touched |= {self._reader.claim(row[2]) for _, row in old if row[1] == SUPPORTS}
        triples = {triple for claim in touched for triple in self._assembler.together(claim)}
        claims = {
            node
            for triple in triples
            for node in self._reader.subjects(TRIPLE, named("triple", Claim(*triple).triple))
        }
        replaced = {local_name(e.node, "article") for e in changed}
        findings = [
            (claim, evidence)
            for node in claims
            for claim, evidence in self._reader.findings(node)
            if evidence.article not in replaced
        ]
        findings += [finding for e in changed for finding in e.findings]
        edges = self._assembler.weigh(findings, self._sources(findings, changed))
        return self._standing_quads(claims, triples), set(self._edge_quads(edges))

    def _sources(self, findings: Iterable[Finding], changed: Iterable[Entry]) -> dict[str, str]:
        """Give the publishers of all articles that the findings are from."""
        publishers = {e.article.id: e.article.publisher for e in changed if e.article is not None}
        for article in {evidence.article for _, evidence in findings} - set(publishers):
            publishers[article] = self._reader.publisher(named("article", article))
        return {article: publisher for article, publisher in publishers.items() if publisher}

    def _standing_quads(
        self, claims: Iterable[str], triples: Iterable[tuple[str, str, str]]
    ) -> set[Quad]:
        graph = ox.NamedNode(DERIVED_GRAPH[1:-1])
        found: set[Quad] = set()
        for node in claims:
            quads = self._engine.quads_for_pattern(ox.NamedNode(node[1:-1]), None, None, graph)
            found |= set(map(_quad, quads))
        for triple in triples:
            for subject, relation, object_ in self._assembler.plain_triples(Claim(*triple)):
                plain = named("actor", subject), named("rel", relation), named("actor", object_)
                one, two, three = (ox.NamedNode(iri[1:-1]) for iri in plain)
                if ox.Quad(one, two, three, graph) in self._engine:
                    found.add((DERIVED_GRAPH, plain))
        return found

    def _edge_quads(self, edges: Iterable[Edge]) -> Iterator[Quad]:
        for edge in edges:
            for row in edge_rows(edge, self._assembler.plain_triples(edge.claim)):
                yield DERIVED_GRAPH, row


def _actors(quads: Iterable[Quad]) -> set[str]:
    """Give the nodes of the actors that the quads name as values."""
    return {row[2] for _, row in quads if row[2].startswith(_ACTOR)}


def _quad(quad: ox.Quad) -> Quad:
    row = str(quad.subject), str(quad.predicate), str(quad.object)
    return str(quad.graph_name), row


def _write(engine: ox.Store, *, gone: set[Quad], fresh: set[Quad]) -> None:
    """Take quads out and put quads in, in one transaction, by the fastest way there is."""
    if gone:
        update = f"DELETE DATA {{{_blocks(gone)}}} ;\nINSERT DATA {{{_blocks(fresh)}}}"
        engine.update(checked(update).decode())
        return
    lines = checked("".join(sorted(f"{' '.join(row)} {graph} .\n" for graph, row in fresh)))
    load = engine.bulk_load if len(fresh) > _BULK else engine.load
    load(input=lines, format=ox.RdfFormat.N_QUADS)


def _blocks(quads: Iterable[Quad]) -> str:
    """Give the quads in SPARQL form, a block a graph."""
    graphs: dict[str, list[str]] = defaultdict(list)
    for graph, row in quads:
        graphs[graph].append(f"{' '.join(row)} .")
    return "\n".join(
        f"GRAPH {graph} {{\n{chr(10).join(sorted(lines))}\n}}"
        for graph, lines in sorted(graphs.items())
    )
