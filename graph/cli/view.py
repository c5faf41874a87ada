"""`entente view`: the edges of a store as one HTML page, or as an SVG drawing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from graph.cli.options import store_option
from graph.cli.output import count, tell, write
from graph.cli.scope import Found, find, scope_options
from graph.errors import InputError

_FORMS = {"": "html", ".html": "html", ".htm": "html", ".svg": "svg"}


@click.command()
@click.argument("out", metavar="OUT.{html,svg}", type=click.Path(path_type=Path, allow_dash=True))
@store_option
@scope_options
@click.option("--top", type=click.IntRange(min=1), default=60, show_default=True, metavar="N",
              help="Draw at most the N actors with most claims")  # fmt: skip
@click.option("--title", default="Who does what to whom", show_default=True, help="Its headline")
def command(out: Path, store: Path, top: int, title: str, **asked: Any) -> None:
    """Draw the edges of a store as an interactive page in one HTML file, or as SVG.

    The page has every claim; above N actors it draws the strongest, and finds the rest.

    \b
    Example:
      entente view network.html --actor Russia --since 2024-01-01
    """
    if out.suffix.lower() not in _FORMS:
        raise InputError(f"{out}: expected OUT.html or OUT.svg, got {out.suffix!r}")
    found = find(store, asked)
    draw = _page if _FORMS[out.suffix.lower()] == "html" else _drawing
    write(out, draw(found, title, top))
    ends = {end for e in found.edges for end in (e.claim.subject, e.claim.object)}
    tell(
        f"{count(len(found.edges), 'edge')} from {count(len(found.articles), 'article')} -> {out}"
        + (f" ({top} of {len(ends):,} actors drawn)" if len(ends) > top else "")
    )


def _page(found: Found, title: str, top: int) -> str:
    from graph.analyse.measures import MEASURES, Material
    from graph.curated.relations import load_relations
    from graph.view.page import render

    relations = load_relations()
    material = Material(found.edges, relations, found.articles)
    labels = {code: actor.label for code, actor in found.actors.items()}
    return render(
        found.edges,
        actors=found.actors,
        relations=relations,
        articles=found.articles,
        title=title,
        top=top,
        blocs=material.blocs(labels),
        measures=[material.table(name) for name in MEASURES],
    )


def _drawing(found: Found, title: str, top: int) -> str:
    from graph.curated.relations import load_relations
    from graph.view.svg import render_svg

    return render_svg(
        found.edges,
        actors=found.actors,
        relations=load_relations(),
        title=title,
        notes=found.notes,
        top=top,
    )
