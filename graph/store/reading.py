"""Rows of RDF in, articles, claims, evidence and edges out: the way back from `rows`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache

import pyoxigraph as ox

from graph.curated.relations import load_relations
from graph.model.article import Article
from graph.model.claim import Claim, Edge, Evidence
from graph.model.quantity import Amount, Bound, Interval
from graph.model.terms import Stance, Standing, Status
from graph.store.faulty import sound
from graph.store.layout import shortened
from graph.store.terms import (
    ACTORS_GRAPH,
    DERIVED_FROM,
    DERIVED_GRAPH,
    EXACT,
    INPUTS,
    LABEL,
    OBJECT,
    ONTOLOGY_GRAPH,
    PREDICATE,
    SAME,
    SKETCH,
    SUBJECT,
    SUPPORTS,
    TEXT,
    TRIPLE,
    TYPE,
    Row,
    local_name,
    named,
    text,
)

Facts = dict[str, list[str]]


class Reader:
    """Reads the words of the model out of an engine's quads."""

    def __init__(self, engine: ox.Store) -> None:
        self._engine = engine

    def facts(self, node: str, graph: str | None = None) -> Facts:
        """Give the values of a node by property; IRIs in angle brackets, literals bare."""
        found: Facts = defaultdict(list)
        for quad in self._engine.quads_for_pattern(_iri(node), None, None, _graph(graph)):
            found[f"<{quad.predicate.value}>"].append(_plain(quad.object))
        return found

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
            return _article(node, facts)

    def publisher(self, node: str) -> str | None:
        """Give the publisher of an article."""
        return self._fact(node, named("dcterms", "publisher"))

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
        property_ = _iri(named("dcterms", "publisher"))
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
        return _claim(self.facts(node, DERIVED_GRAPH))

    def findings(self, node: str) -> Iterator[tuple[Claim, Evidence]]:
        """Yield a claim with each evidence for it, in the words of that evidence."""
        core = self.facts(node, DERIVED_GRAPH)
        for place in self.subjects(SUPPORTS, node):
            yield _finding(core, self.facts(place))

    def findings_in(self, article: str) -> Iterator[tuple[Claim, Evidence]]:
        """Yield all that an article says: each claim with the evidence there, in its words."""
        for place in sorted(self.subjects(DERIVED_FROM, article)):
            facts = self.facts(place)
            yield _finding(self.facts(_sure(facts, SUPPORTS), DERIVED_GRAPH), facts)

    def voices(self, node: str) -> Iterator[tuple[Claim, Evidence]]:
        """Yield what `findings` does, the evidence with no more than it takes to weigh it."""
        core = self.facts(node, DERIVED_GRAPH)
        worded = [name for name, limits in _WORDED.items() if not limits.isdisjoint(core)]
        bare = _claim({**core, **{name: [] for name in _AS_WRITTEN}})
        name = local_name(node, "claim")
        for quad in self._engine.quads_for_pattern(None, _iri(SUPPORTS), _iri(node)):
            status, stance, frame, sketch = (self._value(quad, one) for one in _WEIGHED)
            words = {one: [self._value(quad, _iri(one))] for one in worded}
            evidence = Evidence(
                claim=name,
                article=local_name(str(quad.graph_name), "article"),
                status=Status(_individual(status)),
                stance=Stance(_individual(stance)),
                frame=local_name(frame, "frame"),
                sketch=sketch,
            )
            vars(evidence)["id"] = local_name(str(quad.subject), "evidence")  # not from its words
            written = any(values != [""] for values in words.values())
            yield _claim({**core, **words}) if written else bare, evidence

    def _value(self, quad: ox.Quad, property_: ox.NamedNode) -> str:
        """Give what an article says of a piece of evidence, empty if nothing."""
        ends = quad.subject, property_, None, quad.graph_name
        found = next(self._engine.quads_for_pattern(*ends), None)
        return "" if found is None else _plain(found.object)

    def edge(self, node: str) -> Edge:
        """Give the edge of a claim."""
        facts = self.facts(node, DERIVED_GRAPH)
        places = {place: self.facts(place) for place in self.subjects(SUPPORTS, node)}
        with sound(node):
            self._expect_relation(_sure(facts, PREDICATE))
            return _edge(facts, [_evidence(said) for said in places.values()])

    def _expect_relation(self, node: str) -> None:
        """Raise if a relation is neither of the ontology nor of that which the store has."""
        if node not in _relations() and not self.facts(node, ONTOLOGY_GRAPH):
            raise ValueError(f"expected a relation of the ontology, got {shortened(node)}")


_WORDED = {
    named("ent", "amountAsWritten"): {named("ent", "number")},
    named("ent", "timeAsWritten"): {named("ent", "validFrom"), named("ent", "validUntil")},
}
_AS_WRITTEN = tuple(_WORDED)
_WEIGHED = tuple(
    ox.NamedNode(iri[1:-1])
    for iri in (named("ent", "status"), named("ent", "stance"), named("ent", "frame"), SKETCH)
)


def _finding(core: Facts, facts: Facts) -> tuple[Claim, Evidence]:
    words = {name: facts.get(name, []) for name in _AS_WRITTEN}
    return _claim({**core, **words}), _evidence(facts)


@lru_cache
def _relations() -> frozenset[str]:
    return frozenset(named("rel", name) for name in load_relations())


def _article(node: str, facts: Facts) -> Article:
    day = _one(facts, named("dcterms", "date"))
    return Article(
        id=local_name(node, "article"),
        text=_one(facts, TEXT) or "",
        title=_one(facts, named("dcterms", "title")),
        date=None if day is None else date.fromisoformat(day),
        publisher=_one(facts, named("dcterms", "publisher")),
        author=_one(facts, named("dcterms", "creator")),
        url=_one(facts, named("dcterms", "source")),
        language=_one(facts, named("dcterms", "language")) or "",
        inputs=_one(facts, INPUTS) or "",
    )


def _edge(facts: Facts, evidence: Iterable[Evidence]) -> Edge:
    return Edge(
        claim=_claim(facts),
        evidence=tuple(sorted(evidence, key=_order)),
        standing=Standing(_word(facts, "standing")),
        sources=int(_sure(facts, named("ent", "sources"))),
        refines=_links(facts, "refines"),
        contradicts=_links(facts, "contradicts"),
        differs=_links(facts, "differsInAmountFrom"),
    )


def _claim(facts: Facts) -> Claim:
    return Claim(
        subject=local_name(_sure(facts, SUBJECT), "actor"),
        relation=local_name(_sure(facts, PREDICATE), "rel"),
        object=local_name(_sure(facts, OBJECT), "actor"),
        amount=_amount(facts),
        when=_interval(facts),
    )


def _amount(facts: Facts) -> Amount | None:
    number = _one(facts, named("ent", "number"))
    if number is None:
        return None
    return Amount(
        number=Decimal(number),
        unit=_sure(facts, named("ent", "unit")),
        bound=Bound(_word(facts, "bound")),
        of=_one(facts, named("ent", "shareOf")),
        written=_one(facts, named("ent", "amountAsWritten")) or "",
    )


def _interval(facts: Facts) -> Interval | None:
    first, last = (_one(facts, named("ent", name)) for name in ("validFrom", "validUntil"))
    if first is None and last is None:
        return None
    return Interval(
        start=None if first is None else date.fromisoformat(first),
        end=None if last is None else date.fromisoformat(last),
        written=_one(facts, named("ent", "timeAsWritten")) or "",
    )


def _evidence(facts: Facts) -> Evidence:
    start, end = (_one(facts, named("ent", name)) for name in ("start", "end"))
    speakers = facts.get(named("ent", "speaker"), [])
    return Evidence(
        claim=local_name(_sure(facts, SUPPORTS), "claim"),
        article=local_name(_sure(facts, DERIVED_FROM), "article"),
        status=Status(_word(facts, "status")),
        stance=Stance(_word(facts, "stance")),
        speakers=tuple(sorted(local_name(s, "actor") for s in speakers)),
        start=None if start is None else int(start),
        end=None if end is None else int(end),
        quote=_one(facts, EXACT) or "",
        subject_as=_one(facts, named("ent", "subjectAs")) or "",
        object_as=_one(facts, named("ent", "objectAs")) or "",
        subject_named=local_name(_one(facts, named("ent", "subjectNamed")) or "", "actor"),
        object_named=local_name(_one(facts, named("ent", "objectNamed")) or "", "actor"),
        frame=local_name(_one(facts, named("ent", "frame")) or "", "frame"),
        cues=tuple(sorted(facts.get(named("ent", "cue"), []))),
        note=_one(facts, named("ent", "note")) or "",
        sketch=_one(facts, SKETCH) or "",
    )


def _order(evidence: Evidence) -> tuple[object, ...]:
    place = -1 if evidence.start is None else evidence.start
    return evidence.article, place, evidence.stance.value, evidence.id


def _links(facts: Facts, name: str) -> tuple[str, ...]:
    return tuple(sorted(local_name(c, "claim") for c in facts.get(named("ent", name), [])))


def _word(facts: Facts, name: str) -> str:
    """Give the word of a fixed vocabulary: `ent:AtLeast` is `atLeast`."""
    return _individual(_sure(facts, named("ent", name)))


@lru_cache
def _individual(node: str) -> str:
    word = local_name(node, "ent")
    return word[0].lower() + word[1:]


def _one(facts: Facts, property_: str) -> str | None:
    return next(iter(facts.get(property_, ())), None)


def _sure(facts: Facts, property_: str) -> str:
    return facts[property_][0]


def _iri(node: str) -> ox.NamedNode:
    return ox.NamedNode(node[1:-1])


def _graph(graph: str | None) -> ox.NamedNode | None:
    return None if graph is None else _iri(graph)


def _plain(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return term.value if isinstance(term, ox.Literal) else str(term)
