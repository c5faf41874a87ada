"""SPARQL in, results out: read-only, over all graphs together, with a limit on time.

Well-known prefixes need not be declared. What would reach beyond the store (`SERVICE`, `LOAD`)
or change it is refused with a line that says so.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox

from graph.errors import QueryError
from graph.store import worker
from graph.store.results import Result
from graph.store.terms import PREFIXES

_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
# A backslash outside a string escapes a sign of a name, a quotation mark for one.
_HIDDEN = re.compile(r"\\.|<[^<>\"{}|^`\\\s]*>|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|#[^\n]*")
_PROLOGUE = re.compile(r"\s*(?:(?:PREFIX\s+\S*:|BASE)\s*)*", re.IGNORECASE)
_PLACE = re.compile(r"error at (\d+):(\d+): ?")


def run_query(where: ox.Store | Path, sparql: str, *, timeout: float | None = None) -> Result:
    """Answer a query over an open engine here, or over a folder in a process of its own."""
    refuse(sparql)
    if isinstance(where, Path):
        return _elsewhere(where, sparql, timeout)
    try:
        return Result(*worker.answer(where, sparql, PREFIXES))
    except SyntaxError as error:
        raise _syntax_error(sparql, error.msg) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"query: {error}") from error


def refuse(sparql: str) -> None:
    """Raise if the text is an update or asks another server."""
    bare = _HIDDEN.sub(" ", sparql)
    words = _PROLOGUE.sub("", bare, count=1).split(maxsplit=1)
    if not words:
        raise QueryError("query: expected SELECT, ASK, CONSTRUCT or DESCRIBE, got nothing")
    if words[0].upper() in _UPDATES:
        raise QueryError(
            f"query: expected SELECT, ASK, CONSTRUCT or DESCRIBE, got {words[0].upper()}; "
            "a store is changed with `entente ingest` and `entente remove` only"
        )
    if re.search(r"(?<![?$:\w])SERVICE\b(?!:)", bare, re.IGNORECASE):
        raise QueryError(
            "query: SERVICE asks another server, and queries stay within the store; "
            "take it out, or run the query elsewhere on an export"
        )


def _elsewhere(folder: Path, sparql: str, timeout: float | None) -> Result:
    task = {"path": str(folder), "query": sparql, "prefixes": PREFIXES}
    command = [sys.executable, "-P", str(Path(worker.__file__))]
    try:
        done = subprocess.run(  # noqa: S603 - our own file, no shell
            command,
            input=json.dumps(task).encode() + b"\n",
            capture_output=True,
            timeout=timeout,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise QueryError(
            f"query: took longer than {timeout:g} seconds and was stopped; "
            "narrow it, add a LIMIT, or allow more time"
        ) from error
    head, _, payload = done.stdout.partition(b"\n")
    if not head:
        raise QueryError(f"query: the process that ran it died with code {done.returncode}")
    answer = json.loads(head)
    if answer.get("error") == "syntax":
        raise _syntax_error(sparql, answer["message"])
    if "error" in answer:
        raise QueryError(f"query: {answer['message']}")
    return Result(answer["kind"], payload)


def _syntax_error(sparql: str, message: str) -> QueryError:
    """Give line, column and the line itself, with what the engine expected."""
    found = _PLACE.match(message)
    if found is None:
        return QueryError(f"query: {message}")
    line, column = int(found[1]), int(found[2])
    lines = sparql.splitlines() or [""]
    shown = lines[min(line, len(lines)) - 1].strip()
    what = message[found.end() :]
    return QueryError(f"query, line {line}, column {column}: {what}, in {shown!r}")
