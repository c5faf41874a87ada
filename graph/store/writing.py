"""Lines of N-Quads to take out and to put in, in; an engine that holds them so, out.

A change is written whole or not at all. Many lines go in fastest by the engine's bulk load, which
can take nothing out: what is to go is then noted beside them, in the same load, and taken out
right after. Whoever opens a store with such a note first does what it says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import IO, cast

import pyoxigraph as ox

from graph.store.terms import BASE, STORE_GRAPH, Row, checked, named, text

_BULK = 8_000
_STORE = f"<{BASE}store>"
_PENDING = named("ent", "pending")
_DONE = f"DELETE WHERE {{ GRAPH {STORE_GRAPH} {{ {_STORE} {_PENDING} ?what }} }}"


def line(graph: str, row: Row) -> str:
    """Give a row within a graph as a line of N-Quads."""
    return f"{row[0]} {row[1]} {row[2]} {graph} .\n"


def lines(quads: Iterable[ox.Quad]) -> set[str]:
    """Give the engine's quads as lines."""
    return {f"{quad} .\n" for quad in quads}


def parted(quads: Iterable[str]) -> Iterator[str]:
    """Yield the lines of pieces of N-Quads; literals hold no line break."""
    return (f"{one}\n" for piece in quads for one in piece.split("\n")[:-1])


def value(one: str) -> str:
    """Give the value of a line: an IRI in angle brackets, or a literal."""
    return one.split(" ", 2)[2].rsplit(" ", 2)[0]


def write(engine: ox.Store, *, gone: Collection[str], fresh: Iterable[str]) -> None:
    """Take lines out and put N-Quads in, all or none of them, by the fastest way there is."""
    come = list(fresh)
    many = sum(one.count("\n") for one in come) > _BULK
    if not gone:
        _load(engine, come, many=many)
    elif many and len(gone) < _BULK:
        note = line(STORE_GRAPH, (_STORE, _PENDING, text(_deletion(gone))))
        _load(engine, [*come, note], many=True)
        finish(engine)
    else:
        engine.update(checked(f"{_deletion(gone)} ;\nINSERT DATA {{{blocks(come)}}}").decode())


def pending(engine: ox.Store) -> str | None:
    """Give what is still to be done to make the last change whole, as SPARQL."""
    ends = ox.NamedNode(_STORE[1:-1]), ox.NamedNode(_PENDING[1:-1])
    quad = next(engine.quads_for_pattern(*ends, None, ox.NamedNode(STORE_GRAPH[1:-1])), None)
    return quad.object.value if quad and isinstance(quad.object, ox.Literal) else None


def finish(engine: ox.Store) -> None:
    """Do what is still to be done to make the last change whole."""
    todo = pending(engine)
    if todo is not None:
        engine.update(f"{todo} ;\n{_DONE}")


def _load(engine: ox.Store, quads: Sequence[str], *, many: bool) -> None:
    if many:
        engine.bulk_load(input=cast("IO[bytes]", _Stream(quads)), format=ox.RdfFormat.N_QUADS)
    else:
        engine.load(input=checked("".join(quads)), format=ox.RdfFormat.N_QUADS)


class _Stream:
    """A file of N-Quads out of pieces of text, without the whole of it in memory once more."""

    def __init__(self, pieces: Sequence[str]) -> None:
        for piece in pieces:
            if not piece.isascii():
                checked(piece)  # nothing is loaded if one of them is no text
        self._pieces = iter(pieces)
        self._rest = memoryview(b"")

    def read(self, size: int) -> bytes:
        """Give the next bytes, so many at most, none at the end."""
        while not self._rest and (piece := next(self._pieces, None)) is not None:
            self._rest = memoryview(piece.encode())
        found, self._rest = self._rest[:size], self._rest[size:]
        return bytes(found)


def _deletion(gone: Iterable[str]) -> str:
    return f"DELETE DATA {{{blocks(gone)}}}"


def blocks(given: Iterable[str]) -> str:
    """Give N-Quads in SPARQL form, a block a graph."""
    graphs: dict[str, list[str]] = defaultdict(list)
    for one in parted(given):
        triple, graph, _ = one.rsplit(" ", 2)
        graphs[graph].append(f"{triple} .")
    return "\n".join(
        f"GRAPH {graph} {{\n{chr(10).join(sorted(triples))}\n}}"
        for graph, triples in sorted(graphs.items())
    )
