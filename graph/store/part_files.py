"""Lines of N-Quads in, a file of them out, and back: as they are, or as a table in Parquet.

A table has the columns subject, predicate, object and graph, terms written as in N-Triples, so
that other tools can read parts, or write some.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import StoreError
from graph.store.terms import checked

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

NQUADS, PARQUET = ".nq", ".parquet"
COLUMNS = ("subject", "predicate", "object", "graph")
_ROWS = 50_000
_EXTRA = "expected pyarrow to be installed; `pip install entente-graph[parquet]` brings it"


def expect_parquet() -> None:
    """Check that tables can be written here."""
    if find_spec("pyarrow") is None:
        raise StoreError(f"--parquet: {_EXTRA}")


def content(lines: Iterable[str], form: str) -> bytes:
    """Give the bytes of a file of a form; the same lines give the same bytes."""
    return checked("".join(lines)) if form == NQUADS else _table(lines)


def lines_of(path: Path) -> Iterator[str]:
    """Yield the lines of a file, by whichever form it has."""
    if path.suffix == PARQUET:
        yield from _rows(path)
        return
    with path.open(encoding="utf-8") as file:
        yield from file


def _table(lines: Iterable[str]) -> bytes:
    from pyarrow import BufferOutputStream, schema, string, table
    from pyarrow.parquet import write_table

    columns = zip(*map(_terms, lines), strict=True)
    kinds = schema([(name, string()) for name in COLUMNS])
    stream = BufferOutputStream()
    quads = table(dict(zip(COLUMNS, map(list, columns), strict=True)), schema=kinds)
    write_table(quads, stream, compression="zstd", row_group_size=_ROWS)
    written: bytes = stream.getvalue().to_pybytes()
    return written


def _terms(line: str) -> tuple[str, str, str, str]:
    """Give the terms of a line.

    >>> _terms('<a:s> <a:p> "two words"@en <a:g> .')
    ('<a:s>', '<a:p>', '"two words"@en', '<a:g>')
    """
    subject, predicate, rest = line.split(" ", 2)
    object_, graph, _ = rest.rsplit(" ", 2)
    checked(object_)
    return subject, predicate, object_, graph


def _rows(path: Path) -> Iterator[str]:
    with _opened(path) as file:
        names = file.schema_arrow.names
        if not set(COLUMNS) <= set(names):
            raise StoreError(
                f"{path}: expected the columns {', '.join(COLUMNS)}, got {', '.join(names)}"
            )
        yield from (line for rows in _batches(path, file) for line in rows)


def _batches(path: Path, file: ParquetFile) -> Iterator[Iterator[str]]:
    from pyarrow import ArrowException

    try:
        for rows in file.iter_batches(columns=list(COLUMNS), batch_size=_ROWS):
            columns = [rows.column(name).to_pylist() for name in COLUMNS]
            yield (f"{s} {p} {o} {g} .\n" for s, p, o, g in zip(*columns, strict=True))
    except (ArrowException, OSError) as error:
        raise StoreError(f"{path}: expected a whole Parquet file, got: {error}") from error


def _opened(path: Path) -> ParquetFile:
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise StoreError(f"{path}: {_EXTRA}") from error
    try:
        return ParquetFile(path)
    except (ArrowException, OSError) as error:
        raise StoreError(f"{path}: expected Parquet, got: {error}") from error
