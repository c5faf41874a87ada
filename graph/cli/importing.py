"""`entente import`: events that others coded into a store, as claims with their own source."""

from __future__ import annotations

from pathlib import Path

import click

from graph.cli.options import actors_option, store_option
from graph.cli.output import counted, print_json, print_lines, tell
from graph.cli.own import own_actors


def _columns(
    _ctx: click.Context, _param: click.Parameter, given: tuple[str, ...]
) -> dict[str, str]:
    """Read `MEANING=HEAD` as typed."""
    from graph.read.coded_layouts import COLUMNS

    found = {}
    for one in given:
        meaning, sign, head = one.partition("=")
        if not sign or not head or meaning not in COLUMNS:
            known = ", ".join(COLUMNS)
            raise click.BadParameter(f"expected MEANING=HEAD, MEANING of {known}; got {one!r}")
        found[meaning] = head
    return found


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@store_option
@click.option("--dataset", metavar="NAME", default="",
              help="Name of the data set, where the file does not tell it")  # fmt: skip
@click.option("--column", "columns", metavar="MEANING=HEAD", multiple=True, callback=_columns,
              help="What a column of the file is, as in cameo=Code")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Count what would become of the rows, store nothing")
@click.option(
    "--strict",
    is_flag=True,
    help="Stop at the first row that cannot be read or is no claim; keep what came before",
)
@actors_option
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON")
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[str, ...],
    store: Path,
    dataset: str,
    columns: dict[str, str],
    dry_run: bool,
    strict: bool,
    actors: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Add machine-coded events to a store, as claims reported by their data set.

    FILE is GDELT 1 or 2 (tab-separated, without heads), ICEWS, POLECAT, a TSV of entente export,
    or any table with heads for source, target and a CAMEO or PLOVER code; .gz and .zip are
    unpacked, - is standard input. Events imported again take their own places. A data set counts
    as one source, and not at all beside the article that it was coded from. Rows that are no
    claim between two known actors are counted by reason.

    \b
    Example:
      entente import 20240619.export.CSV.zip --dry-run
      entente import events.csv --dataset "My coders" --column cameo=Code
    """
    from graph.cli.stores import writable
    from graph.cli.terminating import ended_in_order
    from graph.pipeline.importing import Importer, make_mapper

    mapper = make_mapper(own_actors(store, actors))
    importer = Importer(
        mapper, columns, dataset, strict, on_fault=lambda error: tell(f"Error: {error}")
    )
    report = importer.report
    if dry_run:
        for _ in counted(importer.articles(files), "claims"):
            pass
    else:
        with ended_in_order(), writable(store, create=True) as opened:
            importer.into(opened, files, watch=lambda items: counted(items, "claims"))
    if as_json:
        print_json({"store": None if dry_run else str(store), **report.data()})
    else:
        print_lines(report.lines())
        if not dry_run:
            tell(f"{report.changed:,} new or changed -> {store}")
    if report.stopped:
        kept = "nothing is stored" if dry_run else "the rows before it are kept"
        tell(f"Stopped at a row that is no claim; {kept}")
    ctx.exit(1 if report.faults or report.stopped else 0)
