"""`entente diff`: what changed between two stores."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.options import json_option
from graph.cli.output import count, print_json, print_lines, tell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.cli.stores import Actors
    from graph.model.claim import Edge
    from graph.model.relation import Relation

_STORE = click.Path(path_type=Path, file_okay=False)


@click.command()
@click.argument("before", metavar="A", type=_STORE)
@click.argument("after", metavar="B", type=_STORE)
@json_option
def command(before: Path, after: Path, as_json: bool) -> None:
    """Show which edges came, went and changed from store A to store B.

    An edge changed if its standing, its evidence or its number of sources did.

    \b
    Example:
      entente diff june.db july.db
    """
    from graph.cli.stores import Actors, readable
    from graph.curated.relations import load_relations

    with readable(before) as first, readable(after) as second:
        old = {edge.claim.id: edge for edge in first.edges()}
        edges = second.edges()
        new = {edge.claim.id: edge for edge in edges}
        actors = Actors(second)
    came = [edge for edge in edges if edge.claim.id not in old]
    went = [edge for key, edge in old.items() if key not in new]
    changed = [(old[e.claim.id], e) for e in edges if e.claim.id in old and old[e.claim.id] != e]
    if as_json:
        print_json(_json(came, went, changed))
    else:
        print_lines(_lines(came, went, changed, actors, load_relations()))
    tell(f"{count(len(came), 'edge')} came, {len(went):,} went, {len(changed):,} changed")


def _lines(
    came: list[Edge],
    went: list[Edge],
    changed: list[tuple[Edge, Edge]],
    actors: Actors,
    relations: Mapping[str, Relation],
) -> Iterator[str]:
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


def _json(
    came: list[Edge], went: list[Edge], changed: list[tuple[Edge, Edge]]
) -> dict[str, list[Any]]:
    from graph.cli.edges import edges_json

    pairs = [dict(zip(("before", "after"), edges_json(pair), strict=True)) for pair in changed]
    return {"came": edges_json(came), "went": edges_json(went), "changed": pairs}
