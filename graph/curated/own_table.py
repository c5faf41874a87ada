"""A name and its actor in, one more line of the user's table of actors beside a store out."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from graph.curated.actors import load_actors
from graph.curated.own_actors import COLUMNS, ENDINGS, beside
from graph.errors import CuratedError, InputError

_ODD = re.compile(r"[;()\n]")


def add_name(store: Path, name: str, code: str, *, kind: str = "", acts_for: str = "") -> Path:
    """Give the table beside the store, after adding a name of an actor to it.

    With `kind` the actor is a new one and the name its label. The table stays as it was if
    the line does not fit into it.

    Raises:
        CuratedError: with the faults that the line would bring.
    """
    if _ODD.search(name):
        raise InputError(f"expected a name without ; ( ) and line breaks, got {name!r}")
    path = store.parent / f"{store.stem}{ENDINGS[1]}"
    before = path.read_text(encoding="utf-8") if path.is_file() else None
    line = [code, kind, name if kind else f"{name} (name)", acts_for, ""]
    path.write_text(_with(before, line), encoding="utf-8")
    try:
        load_actors(own=beside(store))
    except CuratedError:
        if before is None:
            path.unlink()
        else:
            path.write_text(before, encoding="utf-8")
        raise
    return path


def _with(before: str | None, line: list[str]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if before is None:
        writer.writerow(COLUMNS)
    else:
        out.write(before if before.endswith("\n") or not before else f"{before}\n")
    writer.writerow(line)
    return out.getvalue()
