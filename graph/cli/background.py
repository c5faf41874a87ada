"""The switch that lays the background layer under what a command shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
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


def added_between(actor: str, other: str | None, day: date | None) -> tuple[Edge, ...]:
    """Give the background's edges of an actor, or between two, of a day if one is given."""
    from graph.store.background import load_background

    background = load_background().as_of(day)
    return background.among({actor, other}) if other else background.of(actor)


def all_relations(*, background: bool | None) -> dict[str, Relation]:
    """Give the relations that edges have, with those of the background if it is there."""
    from graph.curated.relations import load_relations

    if not background:
        return load_relations()
    from graph.store.background import load_background

    return load_background().relations


def laid_under(found: Found, day: date | None) -> Found:
    """Give what was found with the background's edges among its actors, of a day if one is given.

    Its sources are told as articles.
    """
    from graph.store.background import load_background

    background = load_background().as_of(day)
    ends = {end for edge in found.edges for end in (edge.claim.subject, edge.claim.object)}
    sources = {source.id: source for source in background.sources}
    edges = (*found.edges, *background.among(ends))
    return replace(found, edges=edges, articles=found.articles | sources)
