"""Options that several commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click


def day_of(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    """Read a day as typed."""
    try:
        return date.fromisoformat(value) if value is not None else None
    except ValueError as error:
        raise click.BadParameter(f"expected a day like 2024-06-19, got {value!r}") from error


def version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    """Print the version of the installed package and exit."""
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version as installed

        click.echo(f"entente {installed('entente-graph')}")
        ctx.exit()


store_option = click.option(
    "--store",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("entente.db"),
    show_default="./entente.db",
    metavar="DIR",
    help="Folder of the store",
)
date_option = click.option(
    "--date",
    "day",
    metavar="YYYY-MM-DD",
    callback=day_of,
    help="Date of the articles, in place of their own",
)
model_option = click.option(
    "--model", metavar="PATH", help="Another spaCy pipeline with Universal Dependencies"
)
actors_option = click.option(
    "--actors",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="Your own actors, Turtle or CSV, laid over the register",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON")
as_of_option = click.option(
    "--as-of",
    "as_of",
    metavar="YYYY-MM-DD",
    callback=day_of,
    help="Only what held on that day",
)
