"""An engine and a day in, an engine that holds only what held on that day out.

A claim with a time holds within it; one without any from the day of the earliest dated article
that affirms it, or that speaks of it if none does; if none of these has a date, always. This is
what `graph.store.asof` says of edges, said of quads. Links to what goes go too. Bodies have the
members of the day, as far as the register dates them. The process that answers a query loads this
file by its path, so it imports nothing of the package.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

_BASE = "https://w3id.org/entente/"
_ENT = _BASE + "ontology#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DERIVED = ox.NamedNode(_BASE + "graph/derived")
_TYPE, _SUBJECT, _PREDICATE, _OBJECT = (
    ox.NamedNode(_RDF + name) for name in ("type", "subject", "predicate", "object")
)
_SUPPORTS, _TRIPLE, _CLAIM, _ARTICLE = (
    ox.NamedNode(_ENT + name) for name in ("bearsOn", "triple", "Claim", "Article")
)
_SYMMETRIC = ox.NamedNode("http://www.w3.org/2002/07/owl#SymmetricProperty")

_FROM, _UNTIL, _STANCE, _AFFIRMS = (
    ox.NamedNode(_ENT + name) for name in ("validFrom", "validUntil", "stance", "Affirms")
)
_DATE = ox.NamedNode("http://purl.org/dc/terms/date")
_ACTORS = ox.NamedNode(_BASE + "graph/actors")
_MEMBER, _MEMBERSHIP, _OF, _START, _END = (
    ox.NamedNode(_ENT + name)
    for name in ("member", "membership", "membershipOf", "memberStart", "memberEnd")
)


@dataclass(frozen=True)
class _Gone:
    """What did not hold: claims and places, articles that say nothing else, plain edges."""

    nodes: frozenset[object]
    graphs: frozenset[object]
    edges: frozenset[ox.Quad]
    most: bool

    def has(self, quad: ox.Quad) -> bool:
        """Whether a quad goes."""
        nodes = self.nodes
        return (
            quad.subject in nodes
            or quad.object in nodes
            or quad.graph_name in self.graphs
            or quad in self.edges
        )


def held_on(engine: ox.Store, day: str, *, change: bool) -> ox.Store:
    """Give what held on a day: the engine without the rest, or a copy in memory.

    `change` allows taking things out of the engine; where most would have to go, copying is
    quicker all the same.
    """
    gone = _gone(engine, day)
    if not change or gone.most:
        copy = ox.Store()
        copy.bulk_extend(quad for quad in engine if not gone.has(quad))
        return _with_members(copy, day)
    for graph in gone.graphs:
        engine.clear_graph(graph)  # type: ignore[arg-type]  # names of graphs
    for node in gone.nodes:
        said = engine.quads_for_pattern(node, None, None)  # type: ignore[arg-type]
        links = engine.quads_for_pattern(None, None, node)  # type: ignore[arg-type]
        for quad in [*said, *links]:
            engine.remove(quad)
    for quad in gone.edges:
        engine.remove(quad)
    return _with_members(engine, day)


def _with_members(engine: ox.Store, day: str) -> ox.Store:
    """Give the engine with the members of a day, where the register dates them."""
    begin, end = _days(engine, _START), _days(engine, _END)
    then: dict[ox.Quad, bool] = {}
    for quad in engine.quads_for_pattern(None, _MEMBERSHIP, None, _ACTORS):
        for of in engine.quads_for_pattern(quad.object, _OF, None):  # type: ignore[arg-type]
            member = ox.Quad(quad.subject, _MEMBER, of.object, _ACTORS)
            first, last = begin.get(quad.object, ""), end.get(quad.object, "")
            # a last year is a whole one, and so sorts before each of its days
            over = last and (last < day[:4] if len(last) == 4 else last <= day)
            then[member] = then.get(member, False) or (first <= day and not over)
    for member, held in then.items():
        (engine.add if held else engine.remove)(member)
    return engine


def _gone(engine: ox.Store, day: str) -> _Gone:
    claims = _claims_not_of(engine, day)
    places, graphs = set(claims), set()
    for quad in engine.quads_for_pattern(None, _SUPPORTS, None):
        if quad.object in claims:
            places.add(quad.subject)
        else:
            graphs.add(quad.graph_name)
    articles = {quad.graph_name for quad in engine.quads_for_pattern(None, _TYPE, _ARTICLE)}
    number = sum(1 for _ in engine.quads_for_pattern(None, _TYPE, _CLAIM))
    edges = frozenset(_edges(engine, claims))
    most = 2 * len(claims) > number
    return _Gone(frozenset(places), frozenset(articles - graphs), edges, most)


def _claims_not_of(engine: ox.Store, day: str) -> set[object]:
    """Give the claims that did not hold; days in ISO form are in the order of their text."""
    begin, end = _days(engine, _FROM), _days(engine, _UNTIL)
    gone = {claim for claim, first in begin.items() if first > day}
    gone |= {claim for claim, last in end.items() if last <= day}
    dates = _days(engine, _DATE)
    affirming = {q.subject for q in engine.quads_for_pattern(None, _STANCE, _AFFIRMS)}
    affirmed: set[object] = set()
    said: dict[bool, dict[object, str]] = {True: {}, False: {}}
    for quad in engine.quads_for_pattern(None, _SUPPORTS, None):
        claim, affirms = quad.object, quad.subject in affirming
        if affirms:
            affirmed.add(claim)
        date = dates.get(quad.graph_name)  # evidence lies in the graph of its article
        if date is not None:
            said[affirms][claim] = min(date, said[affirms].get(claim, date))
    later = {claim for claim, first in said[True].items() if first > day}
    later |= {claim for claim, first in said[False].items() if first > day} - affirmed
    return gone | (later - begin.keys() - end.keys())


def _days(engine: ox.Store, property_: ox.NamedNode) -> dict[object, str]:
    """Give the days that a property gives, by what has them."""
    found = engine.quads_for_pattern(None, property_, None)
    return {q.subject: q.object.value for q in found if isinstance(q.object, ox.Literal)}


def _edges(engine: ox.Store, claims: set[object]) -> Iterator[ox.Quad]:
    """Yield the plain edges of claims that no claim which held stands behind."""
    symmetric = {quad.subject for quad in engine.quads_for_pattern(None, _TYPE, _SYMMETRIC)}
    for claim in claims:
        found = engine.quads_for_pattern(claim, None, None)  # type: ignore[arg-type]
        facts: dict[object, Any] = {quad.predicate: quad.object for quad in found}
        if not facts.keys() >= {_SUBJECT, _PREDICATE, _OBJECT, _TRIPLE}:
            continue
        same = engine.quads_for_pattern(None, _TRIPLE, facts[_TRIPLE])
        if any(_is_plain(engine, quad.subject) for quad in same if quad.subject not in claims):
            continue
        first, relation, last = facts[_SUBJECT], facts[_PREDICATE], facts[_OBJECT]
        yield ox.Quad(first, relation, last, _DERIVED)
        if relation in symmetric:
            yield ox.Quad(last, relation, first, _DERIVED)


def _is_plain(engine: ox.Store, claim: object) -> bool:
    """Whether a claim stands as a plain edge too, for all that is known of it."""
    standing = ox.NamedNode(_ENT + "standing")
    found = engine.quads_for_pattern(claim, standing, None)  # type: ignore[arg-type]
    plain = {_ENT + name for name in ("Asserted", "Reported", "Contested")}
    return any(isinstance(q.object, ox.NamedNode) and q.object.value in plain for q in found)
