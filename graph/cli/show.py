"""`entente show`: an actor's edges, or a pair's, with who says what."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.background import added_between, all_relations, background_option
from graph.cli.knowing import known, known_by_option
from graph.cli.options import as_of_option, json_option, roll_up_option, store_option
from graph.cli.output import count, harmless, print_json, print_lines, tell, write
from graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.cli.stores import Actors
    from graph.model.article import Article
    from graph.model.claim import Edge


@click.command()
@click.argument("actor", metavar="A")
@click.argument("other", metavar="[B]", required=False)
@store_option
@as_of_option
@known_by_option
@background_option
@roll_up_option
@json_option
@click.option("--markdown", is_flag=True, help="Print Markdown")
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
              metavar="OUT.html", help="Write an interactive page that opens on them")  # fmt: skip
def command(
    actor: str,
    other: str | None,
    store: Path,
    as_of: date | None,
    known_by: date | None,
    background: bool | None,
    roll_up: bool,
    as_json: bool,
    markdown: bool,
    html: Path | None,
) -> None:
    """Show an actor's edges, or those between two actors, with who says what.

    A and B are codes or names.

    \b
    Example:
      entente show "North Korea" RUS
      entente show Russia --html russia.html
    """
    from graph.cli.edges import edge_lines, edge_markdown, edges_json
    from graph.cli.scope import edges_at
    from graph.cli.stores import Actors, articles_of, readable

    _expect_one_form(html, {"--json": as_json, "--markdown": markdown, "--html": bool(html)})
    with readable(store) as whole, known(whole, known_by) as opened:
        actors = Actors(whole)
        code, second = actors.code(actor), actors.code(other) if other else None
        if code == second:
            raise InputError(f"expected two actors, got {actors.label(code)} twice")
        both = [one for one in (code, second) if one]
        edges = edges_at(opened, both, roll_up=roll_up, valid_on=as_of)
        if background:
            edges = (*edges, *added_between(code, second, as_of))
        articles = {} if as_json else articles_of(opened, edges)
    if html:
        days = {"as of": as_of, "known by": known_by}
        notes = tuple(f"{name}: {day}" for name, day in days.items() if day)
        write(html, _page(edges, both, actors, articles, notes))
        tell(f"{count(len(edges), 'edge')} -> {html}")
        return
    if as_json:
        print_json(edges_json(edges))
        return
    relations = all_relations(background=background)
    if markdown:
        ends = [actors.label(one) for one in (code, second) if one]
        print_lines([f"## {' and '.join(ends)}", ""])
        print_lines(line for e in edges for line in edge_markdown(e, actors, relations, articles))
        return
    for edge in edges:
        for line, style in edge_lines(edge, actors, relations, articles):
            click.secho(harmless(line), bold=style == "bold" or None, dim=style == "dim" or None)
    ends = [one for one in (code, second) if one]
    named = " and ".join(map(actors.label, ends))
    hints = [
        f"; {actors.label(one)} stands as {actors.acts_for(one)}"
        for one in ends
        if not edges and actors.acts_for(one) != one
    ]
    tell(f"{count(len(edges), 'edge')} of {named} in {store}{''.join(hints)}")


def _expect_one_form(html: Path | None, forms: Mapping[str, bool]) -> None:
    given = [name for name, is_given in forms.items() if is_given]
    if len(given) > 1:
        raise click.UsageError(f"expected one of {' and '.join(given)}")
    if html and str(html) != "-" and html.suffix.lower() not in {".html", ".htm"}:
        raise InputError(f"{html}: expected OUT.html, got {html.suffix!r}")


def _page(
    edges: Sequence[Edge],
    ends: Sequence[str],
    actors: Actors,
    articles: Mapping[str, Article],
    notes: tuple[str, ...],
) -> str:
    """Give a page of those edges alone, opened on the pair, or on the actor and its neighbours."""
    from urllib.parse import urlencode

    from graph.cli.pages import page_of
    from graph.cli.scope import Found
    from graph.store.background import REGISTER, SOURCE

    sources = {source.id: source for source in (SOURCE, REGISTER)}
    found = Found(tuple(edges), {**articles, **sources}, actors.of(edges), notes)
    opens = {"see": f"actor:{ends[0]}", "star": ends[0]}
    if len(ends) > 1:
        opens = {"see": f"pair:{'|'.join(sorted(ends))}"}
    title = " and ".join(map(actors.label, ends))
    return page_of(found, title=title, opens=urlencode(opens))
