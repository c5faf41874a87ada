"""Edges in, the interactive page that has their measures and blocs in it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from graph.analyse.measures import MEASURES, Material
from graph.assemble.copies import repeats
from graph.model.actor import Actor
from graph.model.article import Article
from graph.model.claim import Edge
from graph.model.relation import Relation
from graph.view.page import render


def page_of(
    edges: Sequence[Edge],
    *,
    actors: Mapping[str, Actor],
    relations: Mapping[str, Relation],
    articles: Mapping[str, Article],
    title: str,
    since: date | None = None,
    until: date | None = None,
    **more: Any,
) -> str:
    """Give the page; change is measured from `since` to `until`, `more` goes to its `render`."""
    material = Material(edges, relations, articles, since=since, until=until)
    return render(
        edges,
        actors=actors,
        relations=relations,
        articles=articles,
        title=title,
        blocs=material.blocs({code: actor.label for code, actor in actors.items()}),
        measures=[material.table(name) for name in MEASURES],
        copies={i: names for edge in edges for i, names in repeats(edge.evidence).items()},
        **more,
    )
