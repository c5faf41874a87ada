"""Options that several commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from graph.errors import InputError


def day_of(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    """Read a day as typed."""
    try:
        return date.fromisoformat(value) if value is not None else None
    except ValueError as error:
        raise click.BadParameter(f"expected a day like 2024-06-19, got {value!r}") from error


def columns_of(_ctx: click.Context, _param: click.Parameter, value: str | None) -> dict[str, str]:
    """Read which field stands in which column."""
    if value is None:
        return {}
    from graph.read.records import parse_columns

    try:
        return parse_columns(value)
    except InputError as error:
        raise click.BadParameter(str(error)) from error


def version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    """Print the version of the installed package and exit."""
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version as installed

        click.echo(f"entente {installed('entente-graph')}")
        ctx.exit()


class Url(str):
    """An address that is printed without the credentials in it."""

    __slots__ = ()

    def __str__(self) -> str:
        head, sign, rest = self.partition("://")
        return f"{head}{sign}{rest.rpartition('@')[2]}"

    def __format__(self, form: str) -> str:
        return format(str(self), form)


class StorePlace(click.Path):
    """A folder, or the address of a SPARQL server, which stays text."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Leave addresses as they are."""
        if isinstance(value, str) and "://" in value:
            return Url(value)
        return super().convert(value, param, ctx)


store_place = StorePlace(path_type=Path, file_okay=False)


def one_store(
    _ctx: click.Context, _param: click.Parameter, places: tuple[Path | Url, ...]
) -> Path | Url:
    """Take the store that was named, not the last of several."""
    if len(places) > 1:
        named = " and ".join(map(str, places))
        raise click.BadParameter(f"expected one store, got {named}; `entente diff` compares two")
    return places[0]


store_option = click.option(
    "--store",
    type=store_place,
    multiple=True,
    default=(Path("entente.db"),),
    callback=one_store,
    show_default="./entente.db",
    metavar="DIR|URL",
    help="Folder of the store, or address of a SPARQL 1.1 server",
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
day_option = click.option(
    "--date", "day", metavar="YYYY-MM-DD", callback=day_of, help="As of that day"
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON")
as_of_option = click.option(
    "--as-of",
    "as_of",
    metavar="YYYY-MM-DD",
    callback=day_of,
    help="Only what held on that day",
)
columns_option = click.option(
    "--columns",
    metavar="FIELD=COLUMN,...",
    callback=columns_of,
    help="Which column of a table or record holds text, title, date ... (text=body,title=head)",
)
private_option = click.option(
    "--private", is_flag=True, help="Read addresses of private networks too"
)
roll_up_option = click.option(
    "--roll-up/--no-roll-up", default=True, help="Persons and organs as their states, or as named"
)
