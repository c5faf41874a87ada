"""`entente demo`: the bundled dossier, built and drawn."""

from __future__ import annotations

from pathlib import Path

import click

from graph.cli.output import print_lines


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("exports"),
    show_default=True,
    metavar="DIR",
    help="Folder to write to",
)
def command(out: Path) -> None:
    """Build the bundled dossier into a folder and say what is in it.

    \b
    Example:
      entente demo --out exports
    """
    from graph.pipeline import build_demo

    print_lines(build_demo(out).lines())
