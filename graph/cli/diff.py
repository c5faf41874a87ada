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
@click.option("--known", "by_knowledge", is_flag=True,
              help="Between two days, what could be known then, not what held")  # fmt: skip
def command(before: Path, after: Path, store: Path, as_json: bool, by_knowledge: bool) -> None:
    """Show which edges came, went and changed from A to B.

    A and B are stores, or two days, between which one store is compared with itself: by what
    held then, or with --known by what articles published until then tell. An edge changed if its
    standing, its evidence or its number of sources did.

    \b
    Example:
      entente diff june.db july.db
      entente diff 2022-01-01 2024-06-19
      entente diff 2024-03-20 2024-04-02 --known
    """
    from graph.cli.knowing import known
    from graph.cli.stores import Actors, readable
    from graph.curated.relations import load_relations

    days = _day(before), _day(after)
    if (days[0] is None) != (days[1] is None):
        raise click.UsageError(f"expected two stores or two days, got {before} and {after}")
    if days[0]:
        before = after = store
    elif by_knowledge:
        raise click.UsageError(f"--known: expected two days, got {before} and {after}")
    learnt, valid = (days, (None, None)) if by_knowledge else ((None, None), days)
    with readable(before) as first, readable(after) as second:
        with known(first, learnt[0]) as one, known(second, learnt[1]) as other:
            old = {edge.claim.id: edge for edge in one.edges(valid_on=valid[0])}
            edges = other.edges(valid_on=valid[1])
        new = {edge.claim.id: edge for edge in edges}
        actors = Actors(second)
    came = [edge for edge in edges if edge.claim.id not in old]
    went = [edge for key, edge in old.items() if key not in new]
    both = [(old[e.claim.id], e) for e in edges if e.claim.id in old]
    changed = [(was, now) for was, now in both if _told(was) != _told(now)]
    if as_json:
        print_json(differences_json(came, went, changed))
    else:
        print_lines(difference_lines(came, went, changed, actors, load_relations()))
    tell(f"{count(len(came), 'edge')} came, {len(went):,} went, {len(changed):,} changed")


def _told(edge: Edge) -> tuple[object, ...]:
    return edge.standing, edge.evidence, edge.sources


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
