"""Edges in, everything that is written out with them out: their articles and their actors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import pyoxigraph as ox

from graph.curated.relations import load_relations
from graph.model.actor import Actor
from graph.model.article import Article
from graph.model.claim import Edge
from graph.model.relation import Relation
from graph.store.database import Store
from graph.store.rows import (
    actor_rows,
    article_rows,
    edge_rows,
    evidence_rows,
    selector_rows,
    with_links,
)
from graph.store.terms import (
    ACTORS_GRAPH,
    ARTICLE,
    BACKGROUND_GRAPH,
    DERIVED_GRAPH,
    LABEL,
    SAME,
    TYPE,
    Row,
    local_name,
    named,
    words_of,
)

Quad = tuple[str, Row]
_REFINES = ox.NamedNode(named("ent", "refines")[1:-1])


@dataclass(frozen=True)
class Selection:
    """Edges with their articles, without texts, and with type and label of their actors.

    `terms` are what is said of relations that the ontology does not have.
    """

    edges: tuple[Edge, ...]
    articles: tuple[Article, ...] = ()
    actors: tuple[Row, ...] = ()
    terms: tuple[Row, ...] = ()
    relations: Mapping[str, Relation] = field(default_factory=load_relations)

    def quads(self, *, selectors: bool = True) -> Iterator[Quad]:
        """Yield all rows with their graphs: actors, derived, and one for each article.

        `selectors` are the places of the quotes as Web Annotation readers expect them.
        """
        yield from ((ACTORS_GRAPH, row) for row in self.actors)
        yield from ((BACKGROUND_GRAPH, row) for row in self.terms)
        for edge in self.edges:
            yield from ((DERIVED_GRAPH, row) for row in edge_rows(edge, self.plain(edge)))
            for evidence in edge.evidence:
                graph = named("article", evidence.article)
                said = evidence_rows(edge.claim, evidence, sketch=True)
                yield from ((graph, row) for row in said)
                if selectors:
                    yield from ((graph, row) for row in selector_rows(evidence))
                yield graph, (graph, TYPE, ARTICLE)
        for article in self.articles:
            graph = named("article", article.id)
            yield from ((graph, row) for row in article_rows(article, keep_text=False))

    def rows(self) -> Iterator[Row]:
        """Yield all rows, whatever graph they are in."""
        return (row for _, row in self.quads())

    def label(self, code: str) -> str:
        """Give what an actor is called."""
        return self._labels.get(code, code)

    def kind(self, code: str) -> str:
        """Give the class of an actor: `State`, `Person`, or `Actor` if nobody knows."""
        return self._kinds.get(code, "Actor")

    def wikidata(self, code: str) -> str:
        """Give the Wikidata item of an actor, empty if it has none here."""
        node = named("actor", code)
        items = (value for one, name, value in self.actors if (one, name) == (node, SAME))
        return next((local_name(item, "wd") for item in items), "")

    @property
    def codes(self) -> tuple[str, ...]:
        """The actors at the ends of the edges, sorted."""
        return tuple(sorted({end for e in self.edges for end in (e.claim.subject, e.claim.object)}))

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return {
            local_name(node, "actor"): local_name(kind, "ent")
            for node, property_, kind in self.actors
            if property_ == TYPE
        }

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {
            local_name(node, "actor"): words_of(label)
            for node, property_, label in self.actors
            if property_ == LABEL
        }

    def plain(self, edge: Edge) -> tuple[tuple[str, str, str], ...]:
        """Give the triples of a claim as a plain edge: both directions if either means the same."""
        forth = (edge.claim.subject, edge.claim.relation, edge.claim.object)
        symmetric = self.relations[edge.claim.relation].symmetric
        return (forth, forth[::-1]) if symmetric else (forth,)


def select(
    source: Store | Iterable[Edge],
    edges: Iterable[Edge] | None = None,
    *,
    articles: Iterable[Article] = (),
    actors: Mapping[str, Actor] | None = None,
    excerpt: bool = True,
) -> Selection:
    """Give the selection of a store, or of some of its edges, or of edges alone.

    A store knows its articles and actors; to edges alone they can be given. Links to claims
    that are left out are left out too. If they are no `excerpt`, the edges are others than the
    store's own, with links of their own.
    """
    if not isinstance(source, Store):
        found = linked_within(source)
        rows = actor_rows(_actors(found), actors)
        return Selection(found, tuple(sorted(articles, key=lambda a: a.id)), tuple(rows))
    found = source.edges() if edges is None else linked_within(edges)
    if edges is not None and excerpt:
        found = _sharpened(source, found)
    named_in = {evidence.article for edge in found for evidence in edge.evidence}
    kept = source.articles() if edges is None else _articles(source, named_in)
    source.expect(named("actor", code) for code in _actors(found))
    return Selection(
        found, kept, tuple(row for code in _actors(found) for row in source.reader.actor_rows(code))
    )


def linked_within(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Give the edges with links to each other alone."""
    listed = tuple(edges)
    return with_links(listed, {edge.claim.id for edge in listed})


def _sharpened(store: Store, edges: tuple[Edge, ...]) -> tuple[Edge, ...]:
    """Give the edges of a store, those noted that claims not among them refine."""
    kept = {named("claim", edge.claim.id)[1:-1] for edge in edges}
    quads = store.engine.quads_for_pattern(None, _REFINES, None)
    sharper = Counter(
        quad.object.value
        for quad in quads
        if isinstance(quad.object, ox.NamedNode)
        and isinstance(quad.subject, ox.NamedNode)
        and quad.object.value in kept
        and quad.subject.value not in kept
    )
    if not sharper:
        return edges
    more = (sharper[named("claim", edge.claim.id)[1:-1]] for edge in edges)
    return tuple(
        replace(e, left_out=e.left_out + n) if n else e for e, n in zip(edges, more, strict=True)
    )


def _articles(store: Store, names: Iterable[str]) -> tuple[Article, ...]:
    nodes = [named("article", name) for name in sorted(names)]
    store.expect(nodes)
    found = map(store.reader.article, nodes)
    return tuple(article for article in found if article is not None)


def _actors(edges: Iterable[Edge]) -> list[str]:
    """Give every actor that edges and evidence name, sorted."""
    return sorted({code for edge in edges for code in actors_of(edge)})


def actors_of(edge: Edge) -> set[str]:
    """Give every actor that an edge and its evidence name."""
    codes = {edge.claim.subject, edge.claim.object}
    for evidence in edge.evidence:
        codes |= {*evidence.speakers, evidence.subject_named, evidence.object_named}
        codes |= {one.named for one in evidence.said_by}
    return codes - {""}
