"""SPARQL in, results out: read-only, over all graphs together, with a limit on time.

Well-known prefixes need not be declared. A query that says FROM asks these graphs alone. What
would reach beyond the store (`SERVICE`, `LOAD`) or change it is refused with a line that says so.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pyoxigraph as ox

from graph.errors import QueryError
from graph.store import worker
from graph.store.mistakes import explain
from graph.store.results import Result
from graph.store.terms import PREFIXES
from graph.store.tokens import declared, has_dataset

_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
# A backslash outside a string escapes a sign of a name, a quotation mark for one.
_HIDDEN = re.compile(r"\\.|<[^<>\"{}|^`\\\s]*>|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|#[^\n]*")
_PROLOGUE = re.compile(r"\s*(?:(?:PREFIX\s+\S*:|BASE)\s*)*", re.IGNORECASE)


def run_query(
    where: ox.Store | Path,
    sparql: str,
    *,
    timeout: float | None = None,
    valid_on: date | None = None,
    more: str = "",
    own: bool = False,
) -> Result:
    """Answer a query over an open engine here, or over a folder in a process of its own.

    Of a folder, `valid_on` asks only what held on a day, with `more` N-Quads laid under it; `own`
    says that nobody else needs the folder, which may then be changed for that.
    """
    refuse(sparql)
    if isinstance(where, Path):
        task = {"path": str(where), "own": own, "more": more}
        task |= {"day": valid_on.isoformat()} if valid_on is not None else {}
        return _elsewhere(task, sparql, timeout)
    try:
        return Result(*worker.answer(where, sparql, PREFIXES, union=not has_dataset(sparql)))
    except SyntaxError as error:
        raise QueryError(explain(sparql, error.msg)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"query: {error}") from error


def check(sparql: str, *, timeout: float = 10.0) -> None:
    """Raise if a query cannot be read, or may not be asked."""
    refuse(sparql)
    _elsewhere({}, sparql, timeout)


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
    if _asks_elsewhere(bare):
        raise QueryError(
            "query: SERVICE asks another server, and queries stay within the store; "
            "take it out, or run the query elsewhere on an export"
        )


def _asks_elsewhere(bare: str) -> bool:
    """Whether the word SERVICE stands there, be it right before a name (`SERVICEex:there`)."""
    names = declared(bare)
    words = re.finditer(r"(?<![?$:\w])SERVICE(?P<rest>[\w.-]*)(?P<colon>:?)", bare, re.IGNORECASE)
    return any(
        word[0][:-1] not in names if word["colon"] else word["rest"].upper() in {"", "SILENT"}
        for word in words
    )


def _elsewhere(about: dict[str, object], sparql: str, timeout: float | None) -> Result:
    union = not has_dataset(sparql)
    task = about | {"query": sparql, "prefixes": PREFIXES, "union": union}
    task |= {"parent": os.getpid(), "seconds": timeout}
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
        raise QueryError(explain(sparql, answer["message"]))
    if "error" in answer:
        raise QueryError(f"query: {answer['message']}")
    return Result(answer["kind"], payload)
