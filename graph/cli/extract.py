"""`entente extract`: the statements of texts as JSON Lines; nothing is stored."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from graph.cli.options import (
    actors_option,
    columns_option,
    date_option,
    model_option,
    private_option,
)
from graph.cli.output import counted, print_text
from graph.cli.places import Places


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@date_option
@click.option("--roll-up/--no-roll-up", default=True, help="Persons and organs as their states")
@columns_option
@private_option
@model_option
@actors_option
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[str, ...],
    day: date | None,
    roll_up: bool,
    columns: dict[str, str],
    private: bool,
    model: str | None,
    actors: tuple[Path, ...],
) -> None:
    """Print the statements of texts as JSON Lines.

    FILE is text, Markdown, a saved page, PDF, .docx, .eml, .mbox, a feed (RSS, Atom), a table of
    articles (.csv, Parquet, .jsonl), WARC, any of these in .zip, .tar, .gz, .xz, .bz2, a folder, an
    address, or - for standard input. Nothing is stored. Other languages than English are skipped.

    \b
    Example:
      entente extract --date 2024-06-19 article.txt
      entente extract archive.csv --columns text=body,title=headline,date=published
    """
    from graph.cli.lines import statement_json
    from graph.curated.relations import load_relations
    from graph.pipeline import extract

    relations, places = load_relations(), Places(files, day, columns=columns, private=private)
    found = extract(places.articles(), model=model, actors=actors)
    for _, statements in counted(found, "articles"):
        for statement in statements:
            line = statement_json(statement, relations, roll_up=roll_up)
            print_text(json.dumps(line, ensure_ascii=False) + "\n")
    ctx.exit(1 if places.faults else 0)
