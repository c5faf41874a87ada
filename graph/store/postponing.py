"""A batch of articles in, the lines that it changes at once out; the rest is weighed at the end.

Weighing a claim takes all evidence for it. In a run of many batches, what the store knows already
is therefore only noted to be weighed, and weighed once when the run is over. Until then a claim
stands as it did; one that is new beside known ones stands by the evidence of its batch alone.
Notes are in the same change as the evidence: whoever opens the store for writing after a run that
was cut off does what they say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import pyoxigraph as ox

from graph.model.claim import Claim
from graph.store.changes import Changes, Known
from graph.store.entries import Assembling, Entry, Triple, triple_of
from graph.store.terms import (
    BASE,
    DERIVED_GRAPH,
    STORE_GRAPH,
    SUPPORTS,
    TRIPLE,
    identified,
    named,
    text,
)
from graph.store.writing import line, lines

_ENDS = f"<{BASE}store>", named("ent", "toWeigh")
_MANY = 5_000  # pieces of evidence to weigh in one go
_SPLIT = "\t"


class Postponing(Changes):
    """Changes that note what is to be weighed, where the store knows something of it already."""

    def _derived(self, changed: list[Entry]) -> tuple[set[str], list[str]]:
        """Give the derived lines to take out and to put in now, with notes of what is to come."""
        touched = self._touched_by(changed)
        late = self._late(touched)
        claims = {claim.id for e in changed for claim, _ in e.findings if triple_of(claim) in late}
        known = {name for name in claims if self._reader.knows_claim(identified("claim", name))}
        findings = [f for e in changed for f in e.findings if f[0].id not in known]
        edges = self._assembler.weigh(findings, self._sources(findings, changed))
        notes = [_note(triple) for triple in sorted(late)]
        return set(self._lost(changed)), [*self._edge_quads(edges), *notes]

    def _late(self, touched: Iterable[Triple]) -> set[Triple]:
        """Give the triples that are weighed with one of which the store knows something."""
        known: dict[Triple, bool] = {}
        found = set()
        for triple in touched:
            for one in self._assembler.together(Claim(*triple)):
                if one not in known:
                    known[one] = self._may_hold(one) and any(self._on(one))
                if known[one]:
                    found.add(triple)
        return found

    def _on(self, triple: Triple) -> Iterator[str]:
        return self._reader.subjects(TRIPLE, identified("triple", Claim(*triple).triple))

    def _lost(self, changed: list[Entry]) -> Iterator[str]:
        """Yield all that is derived of claims that lose their last evidence."""
        places = {e.node for e in changed}
        kept = {claim.id for e in changed for claim, _ in e.findings}
        said = {claim.id: claim for e in changed for claim in self._claims_of(e.node)}
        lost = {n: said[n] for n in said.keys() - kept if not self._is_told(n, places)}
        graph = ox.NamedNode(DERIVED_GRAPH[1:-1])
        for name in lost:
            node = ox.NamedNode(identified("claim", name)[1:-1])
            yield from lines(self._engine.quads_for_pattern(node, None, None, graph))
            yield from lines(self._engine.quads_for_pattern(None, None, node, graph))
        nodes = {identified("claim", name) for name in lost}
        bare = {triple_of(one) for one in lost.values()}
        yield from self._standing_lines({}, [t for t in bare if nodes.issuperset(self._on(t))])

    def _is_told(self, claim: str, places: Collection[str]) -> bool:
        """Whether another article than these gives evidence for a claim."""
        ends = (ox.NamedNode(iri[1:-1]) for iri in (SUPPORTS, named("claim", claim)))
        found = self._engine.quads_for_pattern(None, *ends)
        return any(str(quad.graph_name) not in places for quad in found)


def is_weighed(engine: ox.Store) -> bool:
    """Whether nothing is noted to be weighed."""
    return next(_notes(engine), None) is None


def unweighed(engine: ox.Store) -> Iterator[Triple]:
    """Yield subject, relation and object of what is noted to be weighed."""
    return map(_triple, _notes(engine))


def weigh_noted(engine: ox.Store, assembler: Assembling) -> None:
    """Weigh what is noted to be weighed, a good many pieces of evidence at a time."""
    changes = Changes(engine, assembler)
    waiting, known, size = set[Triple](), Known(), 0
    for quad in _notes(engine):
        triple = _triple(quad)
        if triple in waiting or quad not in engine:  # weighed with another one
            continue
        group = assembler.together(Claim(*triple))
        found = changes.known(group)
        waiting |= group
        known |= found
        size += 1 + sum(_size(engine, node) for nodes in found.values() for node in nodes)
        if size > _MANY:
            changes.weigh_known(known, set(map(_note, waiting)))
            waiting, known, size = set(), Known(), 0
    if waiting:
        changes.weigh_known(known, set(map(_note, waiting)))


def _size(engine: ox.Store, claim: str) -> int:
    """Give how many pieces of evidence there are for a claim."""
    ends = ox.NamedNode(SUPPORTS[1:-1]), ox.NamedNode(claim[1:-1])
    return sum(1 for _ in engine.quads_for_pattern(None, *ends))


def _note(triple: Triple) -> str:
    return line(STORE_GRAPH, (*_ENDS, text(_SPLIT.join(triple))))


def _triple(quad: ox.Quad) -> Triple:
    if not isinstance(quad.object, ox.Literal):
        raise TypeError(quad)
    subject, relation, object_ = quad.object.value.split(_SPLIT)
    return subject, relation, object_


def _notes(engine: ox.Store) -> Iterator[ox.Quad]:
    subject, property_ = (ox.NamedNode(iri[1:-1]) for iri in _ENDS)
    return engine.quads_for_pattern(subject, property_, None, ox.NamedNode(STORE_GRAPH[1:-1]))
