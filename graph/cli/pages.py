"""What of a store was found in, its page or its drawing out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from graph.cli.background import all_relations

if TYPE_CHECKING:
    from graph.cli.scope import Found


def page_of(
    found: Found,
    *,
    title: str,
    since: date | None = None,
    until: date | None = None,
    **more: Any,
) -> str:
    """Give the interactive page, measures and blocs in it; `more` goes to `view.page.render`."""
    from graph.analyse.measures import MEASURES, Material
    from graph.assemble.copies import repeats
    from graph.view.page import render

    relations = all_relations(background=True)
    material = Material(found.edges, relations, found.articles, since=since, until=until)
    labels = {code: actor.label for code, actor in found.actors.items()}
    return render(
        found.edges,
        actors=found.actors,
        relations=relations,
        articles=found.articles,
        title=title,
        notes=found.notes,
        blocs=material.blocs(labels),
        measures=[material.table(name) for name in MEASURES],
        copies={i: names for e in found.edges for i, names in repeats(e.evidence).items()},
        **more,
    )


def drawing_of(found: Found, *, title: str, top: int | None) -> str:
    """Give the network as an SVG drawing."""
    from graph.view.svg import render_svg

    return render_svg(
        found.edges,
        actors=found.actors,
        relations=all_relations(background=True),
        title=title,
        notes=found.notes,
        top=top,
    )
