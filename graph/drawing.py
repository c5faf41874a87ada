"""Edges of an open store in, the file that `entente view` makes of them out, for Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from graph.curated.actors import load_actors
from graph.curated.own_actors import beside
from graph.curated.relations import load_relations
from graph.model.actor import Actor
from graph.model.claim import Edge
from graph.model.relation import Relation
from graph.model.terms import ActorKind
from graph.pipeline.pages import page_of
from graph.store.opened import Graph
from graph.view.png import render_png
from graph.view.svg import render_svg


def drawn(opened: Graph, edges: Sequence[Edge], form: str, title: str) -> bytes:
    """Give edges of a store as `html`, `svg` or `png`."""
    if form == "html":
        return page(opened, edges, title).encode()
    actors = all_actors(edges, beside(opened.store.path))
    drawing = render_svg(edges, actors=actors, relations=relations(), title=title)
    return render_png(drawing) if form == "png" else drawing.encode()


def page(opened: Graph, edges: Sequence[Edge], title: str) -> str:
    """Give edges of a store as the interactive page."""
    return page_of(
        edges,
        actors=all_actors(edges, beside(opened.store.path)),
        relations=relations(),
        articles={article.id: article for article in opened.articles()},
        title=title,
    )


@cache
def relations() -> dict[str, Relation]:
    """Give the relations by name."""
    return dict(load_relations())


def all_actors(edges: Iterable[Edge], own: tuple[Path, ...]) -> dict[str, Actor]:
    """Give all actors by code, those of the edges too that no register knows."""
    known = {actor.code: actor for actor in load_actors(own=own)}
    codes = {e for edge in edges for e in (edge.claim.subject, edge.claim.object)}
    codes |= {one for edge in edges for e in edge.evidence for one in e.speakers}
    return known | {
        code: Actor(code, ActorKind.UNKNOWN, code) for code in sorted(codes) if code not in known
    }
