"""Measures as tables: what analysts read, a view ships and a command prints."""

from __future__ import annotations

from dataclasses import dataclass

Cell = str | int | float | tuple[str, ...] | None


@dataclass(frozen=True)
class Table:
    """A measure's rows under named columns, with one sentence on what it tells and does not.

    `actors` names the columns that hold codes of actors; whoever shows the table puts
    their names in.
    """

    name: str
    title: str
    means: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    actors: frozenset[str] = frozenset()
