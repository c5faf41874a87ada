"""`entente re-extract`: the articles of a store read again after frames or actors changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.ingest import jobs_option, reading
from graph.cli.options import actors_option, json_option, model_option, store_option
from graph.cli.output import count, print_json, print_lines, tell
from graph.cli.own import own_actors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.pipeline.ingest_again import Differences


@click.command()
@store_option
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing")
@jobs_option
@model_option
@actors_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    store: Path,
    dry_run: bool,
    jobs: int | None,
    model: str | None,
    actors: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Read the articles of a store again that changed frames or actors may touch.

    These are the ones in which a word of a changed frame or a name of a changed actor stands,
    and all of them if the lexicon, the language model or the code changed. It says which edges
    came, went and changed. Give the same --model and --actors as when they were ingested.
    Articles whose texts were not kept are told and left as they are.

    \b
    Example:
      entente re-extract --dry-run
    """
    from graph.cli.diff import differences_json
    from graph.cli.progress import watched
    from graph.cli.stores import to_try, writable
    from graph.cli.terminating import ended_in_order, exit_code
    from graph.pipeline import re_extract
    from graph.pipeline.ingest_again import number_of_articles
    from graph.pipeline.ingest_units import Settings

    own = own_actors(store, actors)
    settings = Settings(model, own)
    with (
        ended_in_order(),
        reading(settings, jobs) as results,
        to_try(store) if dry_run else writable(store) as opened,
        watched(lambda: number_of_articles(opened)) as see,
    ):
        report, found = re_extract(opened, settings, results=results, watch=see)
    if as_json:
        edges = differences_json(list(found.came), list(found.went), list(found.changed))
        print_json({**edges, "dry_run": dry_run, "report": report.data()})
    else:
        print_lines(_lines(found, store))
    for name, said in report.refused:
        tell(f"Left out: {name}: {said}")
    for place, reason in report.skipped:
        tell(f"Skipped: {place}: {reason}")
    came, went, changed = len(found.came), len(found.went), len(found.changed)
    tell(f"{count(came, 'edge')} came, {went:,} went, {changed:,} changed")
    again = count(report.changed, "article")
    would = "would be read" if dry_run else "read"
    tell(f"{again} {would} again, {report.unchanged:,} unchanged, in {report.seconds:,.1f} s")
    ctx.exit(exit_code(report.signal) if report.interrupted else 0)


def _lines(found: Differences, store: Path) -> Iterator[str]:
    from graph.cli.diff import difference_lines
    from graph.cli.stores import Actors, readable
    from graph.curated.relations import load_relations

    with readable(store) as opened:
        actors = Actors(opened)
        edges = list(found.came), list(found.went), list(found.changed)
        yield from difference_lines(*edges, actors, load_relations())
