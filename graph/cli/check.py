"""`entente check`: every fault of the curated knowledge."""

from __future__ import annotations

import click

from graph.cli.output import count, print_lines, tell


@click.command()
@click.pass_context
def command(ctx: click.Context) -> None:
    """Check frames, register, ontology, shapes, queries and dossiers for faults.

    Triggers that never fire are told as warnings, which leave the exit code as it is.

    \b
    Example:
      entente check
    """
    from graph.pipeline import check, warn

    faults, warnings = check(), warn()
    print_lines((*faults, *warnings))
    also = f", {count(len(warnings), 'warning')}" if warnings else ""
    tell(f"{count(len(faults), 'fault')} in ontology/ and sources/{also}")
    ctx.exit(1 if faults else 0)
