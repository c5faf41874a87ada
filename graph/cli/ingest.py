"""`entente ingest`: articles into a store."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.options import (
    actors_option,
    columns_option,
    date_option,
    model_option,
    private_option,
    store_option,
)
from graph.cli.output import count, print_json, tell
from graph.cli.own import own_actors
from graph.cli.places import Places
from graph.errors import InputError

if TYPE_CHECKING:
    from graph.pipeline.ingest_report import Report
    from graph.pipeline.ingest_units import Results, Settings

jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    show_default="all cores if there is much to do",
    help="Processes that read at once",
)


_SHOWN = 10


@click.command()
@click.argument("places", metavar="PATH|URL...", nargs=-1, required=True)
@store_option
@date_option
@click.option("--text/--no-text", default=True, help="Keep the texts, or the quoted spans alone")
@jobs_option
@click.option("--cluster", metavar="ADDRESS", help="Read on the workers of a Dask scheduler")
@click.option("--parts", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER",
              help="Write N-Quads for `entente load` there, no store")  # fmt: skip
@click.option("--parquet", is_flag=True, help="Write the parts as Parquet, not as N-Quads")
@columns_option
@private_option
@click.option("--strict", is_flag=True, help="Stop at the first file that cannot be read")
@model_option
@actors_option
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON")
@click.pass_context
def command(
    ctx: click.Context,
    places: tuple[str, ...],
    store: Path,
    day: date | None,
    text: bool,
    jobs: int | None,
    cluster: str | None,
    parts: Path | None,
    parquet: bool,
    columns: dict[str, str],
    private: bool,
    strict: bool,
    model: str | None,
    actors: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Add articles with their claims to a store.

    It may be stopped at any moment and run again: no article goes in by half, and those that
    are there already, read with the same frames and actors, are passed over. A file that cannot
    be read is told and the rest read on. Articles in other languages than English are skipped.
    Your own actors in NAME.actors.ttl or .csv beside the store NAME.db are read too.

    \b
    Example:
      entente ingest articles/ https://example.org/news/pact.html
    """
    from graph.cli.parts import target
    from graph.cli.progress import expected_articles, watched
    from graph.cli.terminating import ended_in_order, exit_code
    from graph.pipeline import ingest
    from graph.pipeline.ingest_units import Settings

    given = Places(places, day, strict, columns, private)
    settings = Settings(model, own_actors(store, actors))
    with (
        ended_in_order(),
        reading(settings, jobs, cluster) as results,
        target(store, parts, parquet=parquet, actors=actors) as opened,
        watched(lambda: expected_articles(places)) as see,
    ):
        report = ingest(
            given.as_read(),
            opened,
            settings,
            results=results,
            keep_text=text,
            skipped=given.skipped,
            on_skip=given.skip,
            watch=see,
            on_fault=lambda name, reason: given.fault(name, InputError(f"{name}: {reason}")),
        )
    say(report, parts or store, as_json=as_json)
    ctx.exit(exit_code(report.signal) if report.interrupted else 1 if given.faults else 0)


def reading(
    settings: Settings, jobs: int | None, cluster: str | None = None
) -> AbstractContextManager[Results]:
    """Start what reads units: here, in processes, or on a cluster."""
    from graph.pipeline.ingest_workers import here, in_processes, with_all_cores

    if cluster is not None:
        from graph.pipeline.cluster import on_cluster

        return nullcontext(on_cluster(cluster))
    if jobs is None:
        return nullcontext(with_all_cores)
    return nullcontext(here) if jobs == 1 else in_processes(jobs, settings)


def say(report: Report, store: Path, *, as_json: bool) -> None:
    """Tell what a run did, as lines for people or as JSON."""
    if as_json:
        print_json({"store": str(store), **report.data()})
    parts = [
        f"{count(report.new, 'new article')}",
        f"{report.changed:,} changed",
        f"{report.unchanged:,} unchanged",
        f"{len(report.skipped):,} skipped",
    ]
    read = count(report.statements, "statement")
    tell(f"{', '.join(parts)}; {read} -> {store} in {report.seconds:,.1f} s")
    for name, said in report.refused[:_SHOWN]:
        tell(f"Left out: {name}: {said}")
    if len(report.refused) > _SHOWN:
        tell(f"Left out: {count(len(report.refused) - _SHOWN, 'statement')} more; --json gives all")
    if lacking := [f"{name} in {n:,}" for name, n in report.lacking().items()]:
        tell(f"Not found: {', '.join(lacking)}")
    if report.interrupted:
        tell("Stopped; run it again to go on where it was")
    elif report.stopped:
        tell("Stopped at a fault; what was read before it is kept")
