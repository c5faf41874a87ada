"""Answers one SPARQL query in a process of its own, so that it can be stopped.

The engine cannot be interrupted, so whoever asked ends this process at the time limit. Once the
store is open the process may open nothing more: no file, and no socket for `SERVICE`. It is run
by its path and imports nothing of the package, which keeps its start short.

Reads a line of JSON (`path`, `query`, `prefixes`), writes a line of JSON (`kind` or
`error`), then the answer: SPARQL JSON results, or sorted N-Triples.
"""

from __future__ import annotations

import json
import sys

import pyoxigraph as ox


def answer(engine: ox.Store, query: str, prefixes: dict[str, str]) -> tuple[str, bytes]:
    """Give the kind of answer (`rows`, `boolean` or `triples`) and its bytes."""
    result = engine.query(query, prefixes=prefixes, use_default_graph_as_union=True)
    if isinstance(result, ox.QueryTriples):
        lines = {f"{t.subject} {t.predicate} {t.object} .\n" for t in result}
        return "triples", "".join(sorted(lines)).encode()
    kind = "boolean" if isinstance(result, ox.QueryBoolean) else "rows"
    return kind, result.serialize(format=ox.QueryResultsFormat.JSON) or b""


def _allow_no_new_files() -> None:
    try:
        import resource
    except ImportError:  # not a POSIX system
        return
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def _main() -> None:
    task = json.loads(sys.stdin.buffer.readline())
    payload = b""
    try:
        engine = ox.Store.read_only(task["path"])
        next(iter(engine.quads_for_pattern(None, None, None)), None)
        _allow_no_new_files()
        kind, payload = answer(engine, task["query"], task["prefixes"])
        head = {"kind": kind}
    except SyntaxError as error:
        head = {"error": "syntax", "message": str(error.msg)}
    except (OSError, RuntimeError, ValueError) as error:
        head = {"error": "engine", "message": str(error)}
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + payload)


if __name__ == "__main__":
    _main()
