"""The switch that lays the background layer under what a command shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.cli.scope import Found
    from graph.model.claim import Edge
    from graph.model.relation import Relation

background_option = click.option(
    "--background/--no-background",
    default=None,
    help="Lay borders, memberships and shares of trade under what articles say",
)


def added_between(actor: str, other: str | None) -> tuple[Edge, ...]:
    """Give the background's edges of an actor, or between two."""
    from graph.store.background import load_background

    background = load_background()
    return background.among({actor, other}) if other else background.of(actor)


def all_relations(*, background: bool | None) -> dict[str, Relation]:
    """Give the relations that edges have, with those of the background if it is there."""
    from graph.curated.relations import load_relations

    if not background:
        return load_relations()
    from graph.store.background import load_background

    return load_background().relations


def laid_under(found: Found) -> Found:
    """Give what was found with the background's edges among its actors."""
    from graph.store.background import SOURCE, load_background

    ends = {end for edge in found.edges for end in (edge.claim.subject, edge.claim.object)}
    edges = (*found.edges, *load_background().among(ends))
    return replace(found, edges=edges, articles=found.articles | {SOURCE.id: SOURCE})
