"""Answers one SPARQL query in a process of its own, so that it can be stopped.

The engine cannot be interrupted, so whoever asked ends this process at the time limit. On Linux
the kernel lets it open no socket, so that no `SERVICE` reaches anything; elsewhere the check of
the query's words stands alone. It is run by its path and imports nothing of the package, which
keeps its start short.

Reads a line of JSON (`path`, `query`, `prefixes`), writes a line of JSON (`kind` or
`error`), then the answer: SPARQL JSON results, or sorted N-Triples.
"""

from __future__ import annotations

import ctypes
import errno
import json
import platform
import struct
import sys

import pyoxigraph as ox

# By machine: its architecture's number for audits, and the number of the call `socket`.
_SOCKET_CALLS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_LOAD, _IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _MODE_FILTER = 38, 22, 2


class _Filters(ctypes.Structure):
    """`struct sock_fprog`: how many steps, and where they are."""

    _fields_ = (("number", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def answer(engine: ox.Store, query: str, prefixes: dict[str, str]) -> tuple[str, bytes]:
    """Give the kind of answer (`rows`, `boolean` or `triples`) and its bytes."""
    result = engine.query(query, prefixes=prefixes, use_default_graph_as_union=True)
    if isinstance(result, ox.QueryTriples):
        lines = {f"{t.subject} {t.predicate} {t.object} .\n" for t in result}
        return "triples", "".join(sorted(lines)).encode()
    kind = "boolean" if isinstance(result, ox.QueryBoolean) else "rows"
    return kind, result.serialize(format=ox.QueryResultsFormat.JSON) or b""


def _forbid_sockets() -> None:
    """Have the kernel refuse sockets to this process; the engine may still open its files.

    A limit on open files would do the same, but an engine that needs one more file of a large
    store then waits for ever. The filter is classic BPF for seccomp, see prctl(2), seccomp(2).
    """
    known = _SOCKET_CALLS.get(platform.machine()) if platform.system() == "Linux" else None
    if known is None:
        return
    architecture, call = known
    program = ctypes.create_string_buffer(
        b"".join(
            struct.pack("HBBI", *step)
            for step in (
                (_LOAD, 0, 0, 4),  # the architecture of the call
                (_IF_EQUAL, 0, 3, architecture),
                (_LOAD, 0, 0, 0),  # its number
                (_IF_EQUAL, 1, 0, call),
                (_RETURN, 0, 0, _ALLOW),
                (_RETURN, 0, 0, _REFUSE | errno.EACCES),
            )
        )
    )
    filters = _Filters(6, ctypes.addressof(program))
    libc = ctypes.CDLL(None)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    libc.prctl(_SET_SECCOMP, _MODE_FILTER, ctypes.byref(filters), 0, 0)


def _main() -> None:
    task = json.loads(sys.stdin.buffer.readline())
    payload = b""
    try:
        engine = ox.Store.read_only(task["path"])
        _forbid_sockets()
        kind, payload = answer(engine, task["query"], task["prefixes"])
        head = {"kind": kind}
    except SyntaxError as error:
        head = {"error": "syntax", "message": str(error.msg)}
    except (OSError, RuntimeError, ValueError) as error:
        head = {"error": "engine", "message": str(error)}
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + payload)


if __name__ == "__main__":
    _main()
