"""`entente view`: the edges of a store as one HTML page."""

from __future__ import annotations

from pathlib import Path

import click

from graph.cli.options import store_option
from graph.cli.output import count, tell, write


@click.command()
@click.argument("out", metavar="OUT.html", type=click.Path(path_type=Path, allow_dash=True))
@store_option
@click.option("--actor", help="Only what this actor does or suffers")
@click.option("--title", default="Who does what to whom", show_default=True, help="Its headline")
def command(out: Path, store: Path, actor: str | None, title: str) -> None:
    """Draw the edges of a store as an interactive network in one HTML file.

    \b
    Example:
      entente view network.html --actor Russia
    """
    from graph.cli.stores import Actors, readable
    from graph.curated.relations import load_relations
    from graph.view.page import render

    with readable(store) as opened:
        actors = Actors(opened)
        edges = opened.edges(actor=actors.code(actor) if actor else None)
        articles = {article.id: article for article in opened.articles()}
    page = render(
        edges, actors=actors.of(edges), relations=load_relations(), articles=articles, title=title
    )
    write(out, page)
    tell(f"{count(len(edges), 'edge')} from {count(len(articles), 'article')} -> {out}")
