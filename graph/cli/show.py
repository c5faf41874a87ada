"""`entente show`: an actor's edges, or a pair's, with who says what."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from graph.cli.options import as_of_option, json_option, store_option
from graph.cli.output import count, print_json, print_lines, tell


@click.command()
@click.argument("actor", metavar="A")
@click.argument("other", metavar="[B]", required=False)
@store_option
@as_of_option
@json_option
@click.option("--markdown", is_flag=True, help="Print Markdown")
def command(
    actor: str, other: str | None, store: Path, as_of: date | None, as_json: bool, markdown: bool
) -> None:
    """Show an actor's edges, or those between two actors, with who says what.

    A and B are codes or names.

    \b
    Example:
      entente show "North Korea" RUS
    """
    from graph.cli.edges import edge_lines, edge_markdown, edges_json
    from graph.cli.stores import Actors, readable
    from graph.curated.relations import load_relations

    with readable(store) as opened:
        actors = Actors(opened)
        code, second = actors.code(actor), actors.code(other) if other else None
        pair = (code, second) if second else None
        edges = opened.edges(between=pair, actor=None if pair else code, valid_on=as_of)
        articles = {article.id: article for article in opened.articles()} if markdown else {}
    if as_json:
        print_json(edges_json(edges))
        return
    relations = load_relations()
    if markdown:
        ends = [actors.label(one) for one in (code, second) if one]
        print_lines([f"## {' and '.join(ends)}", ""])
        print_lines(line for e in edges for line in edge_markdown(e, actors, relations, articles))
        return
    for edge in edges:
        for line, style in edge_lines(edge, actors, relations):
            click.secho(line, bold=style == "bold" or None, dim=style == "dim" or None)
    ends = [one for one in (code, second) if one]
    named = " and ".join(map(actors.label, ends))
    hints = [
        f"; {actors.label(one)} stands as {actors.acts_for(one)}"
        for one in ends
        if not edges and actors.acts_for(one) != one
    ]
    tell(f"{count(len(edges), 'edge')} of {named} in {store}{''.join(hints)}")
