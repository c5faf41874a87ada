"""`entente check`: every fault of the curated knowledge."""

from __future__ import annotations

import click

from graph.cli.output import count, print_lines, tell


@click.command()
@click.pass_context
def command(ctx: click.Context) -> None:
    """Check frames, register, ontology, shapes, queries and dossiers for faults.

    \b
    Example:
      entente check
    """
    from graph.pipeline import check

    faults = check()
    print_lines(faults)
    tell(f"{count(len(faults), 'fault')} in ontology/ and sources/")
    ctx.exit(1 if faults else 0)
