"""Tables of measures in, lines, CSV and JSON out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Any

from graph.model.table import Cell, Table

_FORMULA = re.compile(r"\s*[=+\-@]")


def table_lines(table: Table, most: int) -> Iterator[str]:
    """Yield a table for a terminal: its title, what it means, and its first rows."""
    yield f"{table.title}: {table.means}"
    rows = [table.columns, *([_words(cell) for cell in row] for row in table.rows[:most])]
    wide = [max(len(row[i]) for row in rows) for i in range(len(table.columns))]
    numeric = [
        bool(table.rows) and all(isinstance(row[i], int | float | None) for row in table.rows)
        for i in range(len(table.columns))
    ]
    for row in rows:
        cells = zip(row, wide, numeric, strict=True)
        yield (
            "  "
            + "  ".join(
                cell.rjust(width) if right else cell.ljust(width) for cell, width, right in cells
            ).rstrip()
        )
    if len(table.rows) > most:
        yield f"  and {len(table.rows) - most:,} more; --top, --csv and --json give them"
    if not table.rows:
        yield "  nothing to measure"
    yield ""


def records(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Yield a table that is too wide for its terminal row by row, a line for each filled cell.

    >>> print("\\n".join(records(("who", "quote"), [("Oro", "it is false"), ("Kara", "")], 14)))
    1
      who    Oro
      quote  it is
             false
    <BLANKLINE>
    2
      who    Kara
    <BLANKLINE>
    """
    wide = max(map(len, columns), default=0)
    for number, row in enumerate(rows, 1):
        yield f"{number:,}"
        for name, cell in zip(columns, row, strict=True):
            lines = wrap(cell, max(width - wide - 4, 8)) if cell else []
            heads = [name, *[""] * (len(lines) - 1)]
            yield from (f"  {h:{wide}}  {line}" for h, line in zip(heads, lines, strict=False))
        yield ""


def _words(cell: Cell) -> str:
    if isinstance(cell, tuple):
        return ", ".join(cell)
    return "" if cell is None else f"{cell:,}" if isinstance(cell, int) else str(cell)


def csv_text(table: Table) -> str:
    """Give a table as CSV; words that a spreadsheet would take for a formula get a quote."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([_safe(cell) for cell in row])
    return out.getvalue()


def _safe(cell: Cell) -> str | int | float | None:
    words = ", ".join(cell) if isinstance(cell, tuple) else cell
    return f"'{words}" if isinstance(words, str) and _FORMULA.match(words) else words


def table_json(table: Table) -> dict[str, Any]:
    """Give a table for JSON, a row as an object."""
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return {"name": table.name, "title": table.title, "means": table.means, "rows": rows}
