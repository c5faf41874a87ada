"""An engine in, what it says of articles, claims and evidence out, in the words of the model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice

import pyoxigraph as ox

from graph.curated.relations import load_relations
from graph.model.article import Article
from graph.model.claim import Claim, Edge, Evidence, Speaker
from graph.store.faulty import sound
from graph.store.layout import shortened
from graph.store.modelled import (
    Facts,
    article_of,
    claim_of,
    edge_of,
    evidence_of,
    finding_of,
    speaker_of,
    sure,
)
from graph.store.terms import (
    ACTORS_GRAPH,
    DERIVED_FROM,
    DERIVED_GRAPH,
    INPUTS,
    LABEL,
    ONTOLOGY_GRAPH,
    PREDICATE,
    PUBLISHER,
    SAID_BY,
    SAME,
    SUPPORTS,
    TRIPLE,
    TYPE,
    Row,
    local_name,
    named,
    text,
)
from graph.store.voices import AT_ONCE, voices

Standing = Mapping[str, tuple[ox.Quad, ...]]  # by node of a claim


class Reader:
    """Reads the words of the model out of an engine's quads."""

    def __init__(self, engine: ox.Store) -> None:
        self._engine = engine
        self._speakers: dict[str, Speaker] = {}  # a node is named by all that is said of it

    def facts(self, node: str, graph: str | None = None) -> Facts:
        """Give the values of a node by property; IRIs in angle brackets, literals bare."""
        return _facts(self._engine.quads_for_pattern(_iri(node), None, None, _graph(graph)))

    def knows(self, node: str) -> bool:
        """Whether anything is said of a node."""
        return next(self._engine.quads_for_pattern(_iri(node), None, None), None) is not None

    def knows_claim(self, node: str) -> bool:
        """Whether a claim stands."""
        ends = _iri(node), _iri(TRIPLE), None, _iri(DERIVED_GRAPH)
        return next(self._engine.quads_for_pattern(*ends), None) is not None

    def subjects(self, property_: str, value: str, graph: str | None = None) -> Iterator[str]:
        """Yield the nodes that have this value."""
        place = _graph(graph)
        for quad in self._engine.quads_for_pattern(None, _iri(property_), _iri(value), place):
            yield _plain(quad.subject)

    def with_text(self, property_: str, value: str) -> Iterator[str]:
        """Yield the nodes that have this text."""
        for quad in self._engine.quads_for_pattern(None, _iri(property_), ox.Literal(value)):
            yield _plain(quad.subject)

    def frames(self, article: str) -> Iterator[str]:
        """Yield the frames by which an article's evidence was found."""
        frame = _iri(named("ent", "frame"))
        for quad in self._engine.quads_for_pattern(None, frame, None, _iri(article)):
            yield local_name(_plain(quad.object), "frame")

    def article(self, node: str) -> Article | None:
        """Give an article as stored, None if there is none of that name."""
        facts = self.facts(node, node)
        if not facts:
            return None
        with sound(node):
            return article_of(node, facts)

    def publisher(self, node: str) -> str | None:
        """Give the publisher of an article."""
        return self._fact(node, PUBLISHER)

    def address(self, node: str) -> str | None:
        """Give the address of an article."""
        return self._fact(node, named("dcterms", "source"))

    def _fact(self, node: str, property_: str) -> str | None:
        place = _iri(node)
        quad = next(self._engine.quads_for_pattern(place, _iri(property_), None, place), None)
        return None if quad is None else _plain(quad.object)

    def inputs(self, node: str) -> str | None:
        """Give the digest of what an article was read with, None if there is no such article."""
        place = _iri(node)
        quad = next(self._engine.quads_for_pattern(place, _iri(INPUTS), None, place), None)
        if quad is None:
            return "" if self.knows(node) else None
        return _plain(quad.object)

    def publishers(self) -> list[str]:
        """Give the publishers of all articles, sorted."""
        property_ = _iri(PUBLISHER)
        return sorted(
            {_plain(q.object) for q in self._engine.quads_for_pattern(None, property_, None)}
        )

    def actor_rows(self, code: str) -> list[Row]:
        """Give type, label and Wikidata item of an actor, as the register has it, or as derived."""
        node = named("actor", code)
        place = ACTORS_GRAPH if self.facts(node, ACTORS_GRAPH) else DERIVED_GRAPH
        facts = self.facts(node, place)
        labels = [
            text(quad.object.value, quad.object.language or "")
            for quad in self._engine.quads_for_pattern(_iri(node), _iri(LABEL), None, _graph(place))
            if isinstance(quad.object, ox.Literal)
        ]
        found = {TYPE: facts.get(TYPE, []), LABEL: labels, SAME: facts.get(SAME, [])}
        return [(node, name, value) for name, values in found.items() for value in sorted(values)]

    def claim(self, node: str) -> Claim:
        """Give a claim with the words chosen for its amount and time."""
        return claim_of(self.facts(node, DERIVED_GRAPH))

    def findings(self, node: str) -> Iterator[tuple[Claim, Evidence]]:
        """Yield a claim with each evidence for it, in the words of that evidence."""
        core = self.facts(node, DERIVED_GRAPH)
        for place in self.subjects(SUPPORTS, node):
            facts = self.facts(place)
            yield finding_of(core, facts, self._said_by(facts))

    def findings_in(self, article: str) -> Iterator[tuple[Claim, Evidence]]:
        """Yield all that an article says: each claim with the evidence there, in its words."""
        for place in sorted(self.subjects(DERIVED_FROM, article)):
            facts = self.facts(place)
            core = self.facts(sure(facts, SUPPORTS), DERIVED_GRAPH)
            yield finding_of(core, facts, self._said_by(facts))

    def _said_by(self, facts: Facts) -> Iterator[Speaker]:
        """Yield who speaks in a piece of evidence."""
        for node in facts.get(SAID_BY, ()):
            if node not in self._speakers:
                with sound(node):
                    self._speakers[node] = speaker_of(self.facts(node))
            yield self._speakers[node]

    def standing(self, nodes: Iterable[str]) -> Standing:
        """Give what is derived of claims, as it stands."""
        graph = _iri(DERIVED_GRAPH)
        return {
            node: tuple(self._engine.quads_for_pattern(_iri(node), None, None, graph))
            for node in nodes
        }

    def voices(self, standing: Standing) -> Iterator[tuple[Claim, Evidence]]:
        """Yield claims as `findings` does, the evidence with no more than it takes to weigh it."""
        rest = iter(standing.items())
        while some := dict(islice(rest, AT_ONCE)):
            yield from voices(self._engine, {node: _facts(quads) for node, quads in some.items()})

    def edge(self, node: str) -> Edge:
        """Give the edge of a claim."""
        facts = self.facts(node, DERIVED_GRAPH)
        places = {place: self.facts(place) for place in self.subjects(SUPPORTS, node)}
        with sound(node):
            self._expect_relation(sure(facts, PREDICATE))
            found = [evidence_of(said, self._said_by(said)) for said in places.values()]
            return edge_of(facts, found)

    def _expect_relation(self, node: str) -> None:
        """Raise if a relation is neither of the ontology nor of that which the store has."""
        if node not in _relations() and not self.facts(node, ONTOLOGY_GRAPH):
            raise ValueError(f"expected a relation of the ontology, got {shortened(node)}")


@lru_cache
def _relations() -> frozenset[str]:
    return frozenset(named("rel", name) for name in load_relations())


def _facts(quads: Iterable[ox.Quad]) -> Facts:
    found: Facts = defaultdict(list)
    for quad in quads:
        found[f"<{quad.predicate.value}>"].append(_plain(quad.object))
    return found


def _iri(node: str) -> ox.NamedNode:
    return ox.NamedNode(node[1:-1])


def _graph(graph: str | None) -> ox.NamedNode | None:
    return None if graph is None else _iri(graph)


def _plain(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return term.value if isinstance(term, ox.Literal) else str(term)
