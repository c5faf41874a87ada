"""`entente check`: every fault of the curated knowledge, or of a store."""

from __future__ import annotations

from pathlib import Path

import click

from graph.cli.options import store_place
from graph.cli.output import count, print_lines, tell


@click.command()
@click.option("--store", type=store_place, metavar="DIR|URL",
              help="Check what is in a store instead")  # fmt: skip
@click.pass_context
def command(ctx: click.Context, store: Path | None) -> None:
    """Check frames, register, ontology, shapes, queries and dossiers for faults.

    Triggers that never fire are told as warnings, which leave the exit code as it is. Faults of
    a store name the claim, the shape that it breaks, and the article; standings, sources and plain
    edges that do not follow from the evidence are among them.

    \b
    Example:
      entente check
      entente check --store entente.db
    """
    if store is not None:
        ctx.exit(_check_store(store))
    from graph.pipeline import check, warn

    faults, warnings = check(), warn()
    print_lines((*faults, *warnings))
    also = f", {count(len(warnings), 'warning')}" if warnings else ""
    tell(f"{count(len(faults), 'fault')} in ontology/ and sources/{also}")
    ctx.exit(1 if faults else 0)


def _check_store(folder: Path) -> int:
    """Print the faults of a store; give the exit code."""
    from graph.cli.stores import readable
    from graph.store.checking import find_faults

    with readable(folder) as opened:
        faults = find_faults(opened.engine)
    print_lines(map(str, faults))
    tell(f"{count(len(faults), 'fault')} in {folder}")
    return 1 if faults else 0
