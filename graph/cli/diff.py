"""`entente diff`: what changed between two stores, or between two days in one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.options import json_option, store_option, store_place
from graph.cli.output import count, print_json, print_lines, tell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.cli.stores import Actors
    from graph.model.claim import Edge
    from graph.model.relation import Relation


@click.command()
@click.argument("before", metavar="A", type=store_place)
@click.argument("after", metavar="B", type=store_place)
@store_option
@json_option
def command(before: Path, after: Path, store: Path, as_json: bool) -> None:
    """Show which edges came, went and changed from A to B.

    A and B are stores, or two days, between which one store is compared with itself. An edge
    changed if its standing, its evidence or its number of sources did.

    \b
    Example:
      entente diff june.db july.db
      entente diff 2022-01-01 2024-06-19
    """
    from graph.cli.stores import Actors, readable
    from graph.curated.relations import load_relations

    days = _day(before), _day(after)
    if (days[0] is None) != (days[1] is None):
        raise click.UsageError(f"expected two stores or two days, got {before} and {after}")
    if days[0]:
        before = after = store
    with readable(before) as first, readable(after) as second:
        old = {edge.claim.id: edge for edge in first.edges(valid_on=days[0])}
        edges = second.edges(valid_on=days[1])
        new = {edge.claim.id: edge for edge in edges}
        actors = Actors(second)
    came = [edge for edge in edges if edge.claim.id not in old]
    went = [edge for key, edge in old.items() if key not in new]
    changed = [(old[e.claim.id], e) for e in edges if e.claim.id in old and old[e.claim.id] != e]
    if as_json:
        print_json(differences_json(came, went, changed))
    else:
        print_lines(difference_lines(came, went, changed, actors, load_relations()))
    tell(f"{count(len(came), 'edge')} came, {len(went):,} went, {len(changed):,} changed")


def _day(place: Path) -> date | None:
    """Read a day, where no store of that name is."""
    try:
        return None if Path(place).exists() else date.fromisoformat(str(place))
    except ValueError:
        return None


def difference_lines(
    came: list[Edge],
    went: list[Edge],
    changed: list[tuple[Edge, Edge]],
    actors: Actors,
    relations: Mapping[str, Relation],
) -> Iterator[str]:
    """Yield a line for each edge that came (+), went (-) or changed (~, then what did)."""
    from graph.cli.edges import claim_words

    yield from (f"+ {claim_words(edge, actors, relations)}" for edge in came)
    yield from (f"- {claim_words(edge, actors, relations)}" for edge in went)
    for old, new in changed:
        yield f"~ {claim_words(new, actors, relations)}"
        yield from (f"    {what}: {was} -> {now}" for what, was, now in _changes(old, new))


def _changes(old: Edge, new: Edge) -> Iterator[tuple[str, str | int, str | int]]:
    pairs: tuple[tuple[str, str | int, str | int], ...] = (
        ("standing", old.standing.value, new.standing.value),
        ("sources", old.sources, new.sources),
        ("evidence", len(old.evidence), len(new.evidence)),
    )
    different = [pair for pair in pairs if pair[1] != pair[2]]
    yield from different or [("evidence", "other words", "other words")]


def differences_json(
    came: list[Edge], went: list[Edge], changed: list[tuple[Edge, Edge]]
) -> dict[str, list[Any]]:
    """Give the edges that came, went and changed for JSON."""
    from graph.cli.edges import edges_json

    pairs = [dict(zip(("before", "after"), edges_json(pair), strict=True)) for pair in changed]
    return {"came": edges_json(came), "went": edges_json(went), "changed": pairs}
