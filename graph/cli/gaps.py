"""`entente gaps`: the words that join two actors and lead to no claim."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

import click

from graph.cli.options import (
    actors_option,
    columns_option,
    date_option,
    json_option,
    model_option,
    private_option,
)
from graph.cli.output import count, counted, print_json, print_lines, tell
from graph.cli.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from graph.pipeline.unused import Gap

_FRAMES_SHOWN = 4


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True,
              metavar="N", help="Words to list")  # fmt: skip
@click.option("--sentences", type=click.IntRange(min=0), default=2, show_default=True,
              metavar="N", help="Sentences to show for each word")  # fmt: skip
@date_option
@columns_option
@private_option
@json_option
@model_option
@actors_option
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[str, ...],
    limit: int,
    sentences: int,
    day: date | None,
    columns: dict[str, str],
    private: bool,
    as_json: bool,
    model: str | None,
    actors: tuple[Path, ...],
) -> None:
    """List the words that join two actors in a sentence and lead to no claim, by frequency.

    FILE is what `entente extract` reads. Frames that know the word but did not fire are named.

    \b
    Example:
      entente gaps articles/ --sentences 1
      entente gaps archive.csv --columns text=body
    """
    from graph.pipeline import gaps

    places = Places(files, day, columns=columns, private=private)
    found = gaps(counted(places.articles(), "articles"), model=model, actors=actors)
    if as_json:
        print_json([asdict(gap) | {"count": len(gap.places)} for gap in found[:limit]])
    else:
        print_lines(_lines(found[:limit], sentences))
    tell(f"{count(len(found), 'word')} without a claim, {min(limit, len(found)):,} listed")
    ctx.exit(1 if places.faults else 0)


def _lines(found: Sequence[Gap], sentences: int) -> Iterator[str]:
    for gap in found:
        more = f" and {len(gap.frames) - _FRAMES_SHOWN} more" * (len(gap.frames) > _FRAMES_SHOWN)
        known = ", ".join(gap.frames[:_FRAMES_SHOWN]) + more or "no frame"
        yield f"{len(gap.places)}  {gap.word} ({gap.kind}; {known})"
        for place in gap.places[:sentences]:
            yield f"     {' '.join(place.actors)}: {' '.join(place.text.split())}"
