"""Answers one SPARQL query in a process of its own, so that it can be stopped.

The engine cannot be interrupted, so whoever asked ends this process at the time limit, and the
process ends by itself when whoever asked is gone. On Linux the kernel lets it open no socket, so
that no `SERVICE` reaches anything; elsewhere the check of the query's words stands alone. It is
run by its path and imports nothing of the package, which keeps its start short.

Reads a line of JSON, writes a line of JSON (`kind` or `error`), then the answer: SPARQL JSON
results, or sorted N-Triples. The task says: `path` of the store, `query`, `prefixes`; `union`, to
ask all graphs together; `day`, to ask only what held then; `more` N-Quads to lay under it; `own`,
whether the folder may be changed for these; `parent`, the process that asks; `seconds` at most.
"""

from __future__ import annotations

import ctypes
import errno
import json
import math
import os
import platform
import signal
import struct
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pyoxigraph as ox

# By machine: its architecture's number for audits, and the number of the call `socket`.
_SOCKET_CALLS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_LOAD, _IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _MODE_FILTER = 38, 22, 2
_SIGNAL_OF_PARENTS_END = 1


class _Filters(ctypes.Structure):
    """`struct sock_fprog`: how many steps, and where they are."""

    _fields_ = (("number", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def answer(
    engine: ox.Store, query: str, prefixes: dict[str, str], *, union: bool = True
) -> tuple[str, bytes]:
    """Give the kind of answer (`rows`, `boolean` or `triples`) and its bytes."""
    result = engine.query(query, prefixes=prefixes, use_default_graph_as_union=union)
    if isinstance(result, ox.QueryTriples):
        lines = {f"{t.subject} {t.predicate} {t.object} .\n" for t in result}
        return "triples", "".join(sorted(lines)).encode()
    kind = "boolean" if isinstance(result, ox.QueryBoolean) else "rows"
    return kind, result.serialize(format=ox.QueryResultsFormat.JSON) or b""


def _engine(task: dict[str, Any]) -> ox.Store:
    """Open what is to be asked: the store, without what did not hold on a day, with more."""
    if not task.get("path"):
        return ox.Store()  # only to see whether the query can be read
    own = bool(task.get("own"))
    engine = ox.Store(task["path"]) if own else ox.Store.read_only(task["path"])
    if task.get("day"):
        engine = _beside("held").held_on(engine, task["day"], change=own)
    elif task.get("more") and not own:
        engine, whole = ox.Store(), engine
        engine.bulk_extend(whole)
    if task.get("more"):
        engine.bulk_load(input=task["more"].encode(), format=ox.RdfFormat.N_QUADS)
    return engine


def _beside(name: str) -> Any:
    """Load a module of this folder by its path."""
    spec = spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _end_with(parent: int | None) -> None:
    """Have the kernel end this process when the one that asks ends, however it does."""
    if platform.system() == "Linux" and parent is not None:
        ctypes.CDLL(None).prctl(_SIGNAL_OF_PARENTS_END, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            sys.exit(1)


def _limit_time(seconds: float | None) -> None:
    """Have the system end this process after far more work than it is given time for."""
    if seconds is not None and os.name == "posix":
        import resource  # not everywhere

        most = math.ceil(2 * seconds) + 10
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))


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
        _end_with(task.get("parent"))
        _limit_time(task.get("seconds"))
        _forbid_sockets()
        query, prefixes = task["query"], task["prefixes"]
        if task.get("day") or task.get("more"):
            ox.Store().query(query, prefixes=prefixes)  # what cannot be read is told at once
        kind, payload = answer(_engine(task), query, prefixes, union=task.get("union", True))
        head = {"kind": kind}
    except SyntaxError as error:
        head = {"error": "syntax", "message": str(error.msg)}
    except (OSError, RuntimeError, ValueError) as error:
        head = {"error": "engine", "message": str(error)}
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + payload)


if __name__ == "__main__":
    _main()
