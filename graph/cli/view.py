"""`entente view`: the edges of a store as one HTML page, or as a drawing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from graph.cli.background import background_option, laid_under
from graph.cli.options import store_option
from graph.cli.output import count, tell, write
from graph.cli.scope import Found, empty, find, scope_options
from graph.errors import InputError

_FORMS = {"": "html", ".html": "html", ".htm": "html", ".svg": "svg", ".png": "png"}


@click.command()
@click.argument(
    "out", metavar="OUT.{html,svg,png}", type=click.Path(path_type=Path, allow_dash=True)
)
@store_option
@scope_options
@background_option
@click.option("--top", type=click.IntRange(min=1), metavar="N",
              show_default="as many as can be read; all with sigma",
              help="Draw at most the N actors with most claims")  # fmt: skip
@click.option("--renderer", type=click.Choice(["vis", "sigma"]), default="vis", show_default=True,
              help="What draws the network of a page: sigma draws thousands by WebGL")  # fmt: skip
@click.option("--borders", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.geojson",
              help="Draw these borders on the map; without it, it has land only")  # fmt: skip
@click.option("--title", default="Who does what to whom", show_default=True, help="Its headline")
def command(
    out: Path,
    store: Path,
    background: bool | None,
    top: int | None,
    renderer: str,
    borders: Path | None,
    title: str,
    **asked: Any,
) -> None:
    """Draw the edges of a store as an interactive page in one HTML file, or as SVG or PNG.

    The page has every claim; it draws the actors with most claims, and finds the rest.

    \b
    Example:
      entente view network.html --actor Russia --since 2024-01-01
      entente view whole.html --renderer sigma
    """
    form = _FORMS.get(out.suffix.lower())
    if form is None:
        raise InputError(f"{out}: expected OUT.html, OUT.svg or OUT.png, got {out.suffix!r}")
    if form != "html":
        _expect_page(out, renderer, borders)
    most = top or (0 if renderer == "vis" or form != "html" else None)
    found = find(store, asked)
    if background:
        found = laid_under(found, asked["as_of"])
    days = {"since": asked["since"], "until": asked["until"]}
    write(out, _drawn(form, found, borders, title=title, top=most, renderer=renderer, **days))
    tell(
        f"{count(len(found.edges), 'edge')} from {count(len(found.articles), 'article')} -> {out}"
        + _drawing(found, most)
        + empty(found.edges, asked)
    )


def _drawing(found: Found, most: int | None) -> str:
    """Say how many actors are drawn, if not all."""
    from graph.cli.background import all_relations
    from graph.view.network import choose

    ends = {end for e in found.edges for end in (e.claim.subject, e.claim.object)}
    drawn = len(choose(found.edges, all_relations(background=True), most).drawn)
    return f" ({drawn} of {len(ends):,} actors drawn)" if drawn < len(ends) else ""


def _expect_page(out: Path, renderer: str, borders: Path | None) -> None:
    """Refuse what only a page has: a map, and a network by WebGL."""
    given = ["--borders"] if borders else ["--renderer sigma"] if renderer != "vis" else []
    for option in given:
        raise click.UsageError(f"expected OUT.html with {option}, got {out}")


def _drawn(
    form: str, found: Found, borders: Path | None, *, title: str, top: int | None, **more: Any
) -> str | bytes:
    from graph.cli.pages import drawing_of, page_of

    if form == "html":
        from graph.view.world import read_borders

        more["borders"] = read_borders(borders) if borders else ""
        return page_of(found, title=title, top=top, **more)
    drawing = drawing_of(found, title=title, top=top)
    if form == "svg":
        return drawing
    from graph.view.png import render_png

    return render_png(drawing)
