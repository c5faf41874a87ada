"""What of a store was found in, its page or its drawing out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.cli.background import all_relations

if TYPE_CHECKING:
    from graph.cli.scope import Found


def page_of(found: Found, *, title: str, **more: Any) -> str:
    """Give the interactive page; `more` goes to `pipeline.pages.page_of`."""
    from graph.pipeline.pages import page_of as whole_page

    return whole_page(
        found.edges,
        actors=found.actors,
        relations=all_relations(background=True),
        articles=found.articles,
        title=title,
        notes=found.notes,
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
