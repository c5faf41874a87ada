"""`entente export`: the edges of a store for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from graph.cli.options import store_option
from graph.cli.output import count, tell, write


@click.command()
@click.argument("out", metavar="OUT.EXT", type=click.Path(path_type=Path, allow_dash=True))
@store_option
@click.option("--format", "form", metavar="EXT", help="Format, where the name does not tell it")
@click.option("--actor", help="Only what this actor does or suffers")
def command(out: Path, store: Path, form: str | None, actor: str | None) -> None:
    """Write the edges of a store, without the texts, to a file for other tools.

    EXT is ttl, trig, nq, nt, jsonld, rdf, graphml, gexf or csv; - is standard output.

    \b
    Example:
      entente export edges.ttl --actor Russia
    """
    from graph.cli.stores import Actors, readable
    from graph.store import render, select

    with readable(store) as opened:
        edges = opened.edges(actor=Actors(opened).code(actor)) if actor else None
        chosen = select(opened, edges)
        content = render(chosen, form or out.suffix.removeprefix(".").lower() or "ttl")
    write(out, content)
    tell(f"{count(len(chosen.edges), 'edge')} -> {out}")
