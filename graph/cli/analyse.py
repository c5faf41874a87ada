"""`entente analyse`: measures of the network of a store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.options import json_option, store_option
from graph.cli.output import count, print_json, print_lines, print_text, tell
from graph.cli.scope import Found, find, scope_options

if TYPE_CHECKING:
    from graph.model.table import Table

_NAMES = ("centrality", "communities", "balance", "dependence", "leverage", "tone", "change")


@click.command()
@click.argument("measures", metavar="[MEASURE]...", nargs=-1, type=click.Choice(_NAMES))
@store_option
@scope_options
@click.option("--top", type=click.IntRange(min=1), default=15, show_default=True, metavar="N",
              help="Show at most N rows of a table; CSV and JSON have all")  # fmt: skip
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV; needs one measure")
@json_option
def command(
    measures: tuple[str, ...], store: Path, top: int, as_csv: bool, as_json: bool, **asked: Any
) -> None:
    """Measure the network: who is central, who is with whom, who depends on whom.

    MEASURE is centrality, communities, balance, dependence, leverage, tone or change; without
    one, all. Only facts count, unless --standing asks for others. Change is what came and ended
    from --since to --until, without them in the year before the last article.

    \b
    Example:
      entente analyse tone --between Russia "North Korea"
      entente analyse change --since 2023-01-01 --until 2024-07-01
    """
    from graph.analyse.measures import Material
    from graph.analyse.network import PLAIN
    from graph.cli.tables import csv_text, table_json, table_lines
    from graph.curated.relations import load_relations
    from graph.model.terms import Standing

    if as_csv and len(measures) != 1:
        raise click.UsageError(f"expected one measure with --csv, got {len(measures) or 'all'}")
    found = find(store, asked)
    standings = frozenset(map(Standing, asked["standing"])) or PLAIN
    material = Material(
        found.edges, load_relations(), found.articles, standings, asked["since"], asked["until"]
    )
    tables = [named(material.table(name), found) for name in measures or _NAMES]
    if as_json:
        print_json([table_json(table) for table in tables])
    elif as_csv:
        print_text(csv_text(tables[0]))
    else:
        print_lines(line for table in tables for line in table_lines(table, top))
    counted = sum(edge.standing in standings for edge in found.edges)
    tell(f"{count(counted, 'claim')} of {count(len(found.edges), 'edge')} in {store} measured")


def named(table: Table, found: Found) -> Table:
    """Put the names of actors in place of their codes."""
    from dataclasses import replace

    from graph.model.table import Cell

    def shown(cell: Cell, column: str) -> Cell:
        if column not in table.actors or cell is None:
            return cell
        codes = cell if isinstance(cell, tuple) else (str(cell),)
        return ", ".join(map(found.label, codes))

    rows = (
        tuple(shown(cell, column) for cell, column in zip(row, table.columns, strict=True))
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))
