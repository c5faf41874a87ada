"""What notebooks show of a graph, a claim and the result of a query: page, drawing and text.

A page stands in a sandboxed frame: its scripts see nothing of the notebook, and it asks
nothing of the network. The drawing is for places that take pages out, as GitHub does.
Nothing is written and nothing printed.
"""

from __future__ import annotations

from html import escape

from graph.curated.own_actors import beside
from graph.drawing import all_actors, page, relations
from graph.model.article import Article
from graph.model.claim import Edge
from graph.model.display import Forms, shown_by
from graph.store.opened import Graph
from graph.store.results import Result
from graph.view.card import card_page, table_drawing, table_page
from graph.view.svg import render_svg

HEIGHT = 640
"""How many pixels high a page of a network is in a notebook."""

_MOST = 1000
"""How many rows of a result a notebook shows; `to_pandas` gives them all."""

_ALLOWED = "allow-scripts allow-popups allow-downloads"


def show_in_notebooks() -> None:
    """Let graphs, claims and results show themselves."""
    shown_by(Graph, _graph)
    shown_by(Edge, _claim)
    shown_by(Result, _result)


def framed(page: str, *, height: int = HEIGHT, allowed: str = _ALLOWED) -> str:
    """Give a page as a sandboxed frame of its own."""
    return (
        f'<iframe srcdoc="{escape(page)}" width="100%" height="{height}" '
        f'sandbox="{allowed}" style="border:0" loading="lazy"></iframe>'
    )


def _graph(opened: Graph) -> Forms:
    edges = opened.claims()
    actors = all_actors(edges, beside(opened.store.path))
    ends = {end for edge in edges for end in (edge.claim.subject, edge.claim.object)}
    articles = len(opened.articles())
    counts = ((len(ends), "actor"), (len(edges), "claim"), (articles, "article"))
    said = "{}, {} from {}".format(*(f"{n:,} {word}{'s' * (n != 1)}" for n, word in counts))

    return {
        "text/html": lambda: framed(page(opened, edges, said)),
        "image/svg+xml": lambda: render_svg(
            edges, actors=actors, relations=relations(), title=said
        ),
        "text/plain": lambda: said,
    }


def _claim(edge: Edge) -> Forms:
    actors, known = all_actors([edge], ()), relations()
    claim = edge.claim
    words = " ".join(
        [actors[claim.subject].label, known[claim.relation].label, actors[claim.object].label]
    )
    articles = {e.article: Article(e.article, "", e.article) for e in edge.evidence}
    rows = 3 + sum(3 + len(e.quote) // 110 for e in edge.evidence)
    return {
        "text/html": lambda: framed(
            card_page(edge, actors=actors, relations=known, articles=articles),
            height=min(HEIGHT, 24 * rows + 30),
            allowed="",
        ),
        "image/svg+xml": lambda: render_svg([edge], actors=actors, relations=known, title=words),
        "text/plain": lambda: f"{words}  [{edge.standing.value}]",
    }


def _result(result: Result) -> Forms:
    text = result.render("table") if result.kind == "rows" else result.render()
    forms = {"text/plain": lambda: text}
    if result.kind != "rows":
        return forms
    rows = result.rows[:_MOST]
    return forms | {
        "text/html": lambda: framed(
            table_page(result.columns, rows), height=min(HEIGHT, 29 * len(rows) + 62), allowed=""
        ),
        "image/svg+xml": lambda: table_drawing(result.columns, rows),
    }
