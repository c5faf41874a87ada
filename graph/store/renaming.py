"""Properties by the names that older stores and exports have in, by those of today out.

A quote is `ent:quote` and no `oa:exact`, which belongs to a selector; evidence `ent:bearsOn` a
claim, which it may deny; publishers and authors are texts, and Dublin Core's terms want agents.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import islice

import pyoxigraph as ox

from graph.store.terms import PUBLISHER, QUOTE, SUPPORTS, named


def _node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri[1:-1])


_EXACT = _node(named("oa", "exact"))
_RENAMED = {
    _node(named("ent", "supports")): _node(SUPPORTS),
    _node(named("dcterms", "publisher")): _node(PUBLISHER),
    _node(named("dcterms", "creator")): _node(named("dc", "creator")),
    _EXACT: _node(QUOTE),
}
TODAY = {before.value: after.value for before, after in _RENAMED.items()}
_BATCH = 10_000


def today(property_: str) -> str:
    """Give today's name of a property, in N-Triples form.

    >>> today("<https://w3id.org/entente/ontology#supports>")
    '<https://w3id.org/entente/ontology#bearsOn>'
    """
    name = TODAY.get(property_[1:-1])
    return property_ if name is None else f"<{name}>"


def renamed(quads: Iterable[ox.Quad], evidence: Container[object]) -> Iterator[ox.Quad]:
    """Yield the quads of an export by today's names; a quote is that of a piece of evidence."""
    for quad in quads:
        name = _RENAMED.get(quad.predicate)
        if name is None or (quad.predicate == _EXACT and quad.subject not in evidence):
            yield quad
        else:
            yield ox.Quad(quad.subject, name, quad.object, quad.graph_name)


def rename(engine: ox.Store) -> None:
    """Name what a store has by today's names; where that was stopped, it goes on."""
    for before, after in _RENAMED.items():
        found = engine.quads_for_pattern(None, before, None)
        while batch := list(islice(found, _BATCH)):
            engine.extend(ox.Quad(q.subject, after, q.object, q.graph_name) for q in batch)
            for quad in batch:
                engine.remove(quad)
