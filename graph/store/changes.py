"""A batch of articles in, the lines to take out of and put into the engine out.

Only what the batch touches is weighed again: the triples of its claims, old and new, and those
that the ontology sets against them. A batch is one change, whole or not at all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

import pyoxigraph as ox

from graph.collecting import not_collecting
from graph.model.claim import Claim, Edge
from graph.store.entries import (
    Assembling,
    Entry,
    Finding,
    Triple,
    article_quads,
    triple_of,
)
from graph.store.facts import block, edge_facts
from graph.store.origins import shared_origins
from graph.store.reading import Reader, Standing
from graph.store.rows import plain_row
from graph.store.strangers import come, leave
from graph.store.terms import (
    DERIVED_GRAPH,
    SUPPORTS,
    TRIPLE,
    identified,
    local_name,
    named,
)
from graph.store.touched import Touched
from graph.store.validity import refuse_faults
from graph.store.writing import line, lines, parted, write

Known = dict[Triple, list[str]]  # the nodes of the claims on each triple


class Changes:
    """The difference that a batch of entries makes to an engine.

    `touched` is what earlier batches noted of an engine that was empty and that nobody else
    writes to, see `Touched`; without it the engine is asked.
    """

    def __init__(
        self, engine: ox.Store, assembler: Assembling, touched: Touched | None = None
    ) -> None:
        self._engine = engine
        self._reader = Reader(engine)
        self._assembler = assembler
        self._touched = touched or Touched(known=False)

    def apply(self, entries: Iterable[Entry]) -> int:
        """Write the entries as one change; give the number of articles that changed."""
        batch = list(entries)
        with not_collecting():
            return self._apply(batch)

    def _apply(self, entries: Iterable[Entry]) -> int:
        latest = {e.node: e for e in entries}
        for one in latest.values():
            if one.article is not None:
                refuse_faults(one.article, one.findings)
        before = {node: self._graph(node) for node in latest}
        after = {node: article_quads(e) for node, e in latest.items()}
        changed = [
            e
            for node, e in latest.items()
            if (set(parted([after[node]])) != before[node] if before[node] else after[node])
        ]
        if not changed:
            return 0
        present = {one for e in changed for one in before[e.node]}
        wanted = [after[e.node] for e in changed if before[e.node]]
        new = [after[e.node] for e in changed if not before[e.node]]
        derived, weighed = self._derived(changed)
        self._write(present | derived, wanted + weighed, changed, new=new)
        self._touched.add(e.node for e in changed)
        self._touched.add(triple_of(claim) for e in changed for claim, _ in e.findings)
        return len(changed)

    def weigh_again(self, triples: Iterable[Triple]) -> None:
        """Derive anew what the store says on these triples."""
        self.weigh_known(self.known(triples))

    def weigh_known(self, known: Known, notes: Collection[str] = ()) -> None:
        """Derive anew what the store says in these claims, and take out notes in that change."""
        with not_collecting():
            self._weigh_known(known, notes)

    def _weigh_known(self, known: Known, notes: Collection[str]) -> None:
        standing = self._reader.standing(node for nodes in known.values() for node in nodes)
        findings = list(self._reader.voices(standing))
        edges = self._assembler.weigh(findings, self._sources(findings, ()))
        present = self._standing_lines(standing, known) | self._turned_lines(known)
        self._write(present.union(notes), self._edge_quads(edges), ())

    def _turned_lines(self, triples: Iterable[Triple]) -> set[str]:
        """Give plain edges that stood both ways and no longer do."""
        found: set[str] = set()
        for subject, relation, object_ in triples:
            back = (object_, relation, subject)
            ways = self._assembler.plain_triples(Claim(subject, relation, object_))
            if back not in ways and not self.known([back]):
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
        new = [*(new or ()), *come(self._engine, (f for e in changed for f in e.findings))]
        if not present:
            self._put(set(), wanted + new)
            return
        lines_wanted = list(parted(wanted))
        fresh = [one for one in lines_wanted if one not in present]
        gone = present.difference(lines_wanted)
        if gone:
            gone |= leave(self._engine, gone, [*lines_wanted, *parted(new)])
        self._put(gone, fresh + new)

    def _may_hold(self, what: str | Triple) -> bool:
        """Whether the engine may say something of an article or on a triple."""
        return self._touched.may_hold(what)

    def _put(self, gone: set[str], fresh: list[str]) -> None:
        write(self._engine, gone=gone, fresh=fresh)

    def _graph(self, node: str) -> set[str]:
        if not self._may_hold(node):
            return set()
        return lines(self._engine.quads_for_pattern(None, None, None, ox.NamedNode(node[1:-1])))

    def _derived(self, changed: list[Entry]) -> tuple[set[str], list[str]]:
        """Give the derived lines as they are, and as N-Quads what they shall be, of all touched."""
        touched = self._touched_by(changed)
        triples = {t for claim in touched.values() for t in self._assembler.together(claim)}
        known = self.known(triples, touched)
        standing = self._reader.standing(node for nodes in known.values() for node in nodes)
        replaced = {local_name(e.node, "article") for e in changed}
        findings = [
            finding
            for finding in self._reader.voices(standing)
            if finding[1].article not in replaced
        ]
        findings += [finding for e in changed for finding in e.findings]
        edges = self._assembler.weigh(findings, self._sources(findings, changed))
        return self._standing_lines(standing, known), self._edge_quads(edges)

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

    def known(
        self, triples: Iterable[Triple], touched: Mapping[Triple, Claim] | None = None
    ) -> Known:
        """Give the claims that the store has on these triples, where it has any."""
        touched = touched or {}
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

    def _standing_lines(self, standing: Standing, triples: Iterable[Triple]) -> set[str]:
        """Give what is derived of claims, and their plain edges, as the store has them."""
        graph = ox.NamedNode(DERIVED_GRAPH[1:-1])
        found = {one for quads in standing.values() for one in lines(quads)}
        for triple in triples:
            for subject, relation, object_ in self._assembler.plain_triples(Claim(*triple)):
                plain = named("actor", subject), named("rel", relation), named("actor", object_)
                one, two, three = (ox.NamedNode(iri[1:-1]) for iri in plain)
                if ox.Quad(one, two, three, graph) in self._engine:
                    found.add(line(DERIVED_GRAPH, plain))
        return found

    def _edge_quads(self, edges: Iterable[Edge]) -> list[str]:
        """Give what edges say, N-Quads of each."""
        return [self._quads(edge) for edge in edges]

    def _quads(self, edge: Edge) -> str:
        said = block(identified("claim", edge.claim.id), edge_facts(edge), DERIVED_GRAPH)
        if not edge.standing.plain:
            return said
        plain = self._assembler.plain_triples(edge.claim)
        return said + "".join(line(DERIVED_GRAPH, plain_row(triple)) for triple in plain)
