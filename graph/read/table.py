"""A table of articles in (CSV, TSV, Parquet), an article for each row out."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.errors import EntenteError, InputError
from graph.read.decode import charset_of
from graph.read.lines import text_lines
from graph.read.records import Columns, find_columns, record_article
from graph.read.source import LARGEST, Item, Source

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

_SIGNS = ",;\t|"
_ROWS = 16
_EXTRA = "pip install 'entente-graph[parquet]'"


def csv_items(source: Source, columns: Columns) -> Iterator[Item]:
    """Yield the articles of a CSV file; commas, semicolons, tabs or bars part its cells."""
    head, source = source.with_head()
    faults: list[Item] = []
    charset = charset_of(head)
    lines = _whole_lines(source, charset, faults)
    csv.field_size_limit(LARGEST)
    reader = csv.reader(lines, delimiter=_delimiter(head.decode(charset, errors="replace")))
    names = _row(reader, source.where)
    if isinstance(names, EntenteError) or names is None:
        raise names or InputError(f"{source.where}: expected a row of column names, found none")
    doubled = [name for name, times in Counter(names).items() if times > 1 and name]
    if doubled:
        raise InputError(
            f"{source.where}: expected a name for each column, got {doubled[0]!r} twice"
        )
    found = find_columns(names, columns, source.where)
    stem = source.name.partition(".")[0]
    while (row := _row(reader, source.where)) is not None:
        yield from faults
        faults.clear()
        yield _row_item(row, names, found, f"{source.where}:{reader.line_num}", stem)
    yield from faults


def _row_item(
    row: list[str] | EntenteError, names: list[str], found: Columns, where: str, stem: str
) -> Item:
    if isinstance(row, EntenteError):
        return row
    if len(row) != len(names):
        return InputError(f"{where}: expected {len(names)} cells, got {len(row)}")
    try:
        return record_article(dict(zip(names, row, strict=True)), found, where, stem=stem)
    except InputError as error:
        return error


def _row(reader: Iterator[list[str]], where: str) -> list[str] | EntenteError | None:
    """Give the next row that is not blank, None at the end."""
    try:
        return next((row for row in reader if any(cell.strip() for cell in row)), None)
    except csv.Error as error:
        line = getattr(reader, "line_num", 0)
        return InputError(f"{where}:{line}: expected a row of a table, got: {error}")


def _whole_lines(source: Source, charset: str, faults: list[Item]) -> Iterator[str]:
    for _, line in text_lines(source.stream, source.where, charset, newline=""):
        if isinstance(line, EntenteError):
            faults.append(line)
        else:
            yield line


def _delimiter(head: str) -> str:
    """Give the sign that stands most often in the first line, quotes left out."""
    first = "".join(head.lstrip("\ufeff").split("\n", 1)[0].split('"')[::2])
    return max(_SIGNS, key=first.count)


def parquet_items(source: Source, columns: Columns) -> Iterator[Item]:
    """Yield the articles of a Parquet file, a few rows at a time."""
    file = _opened(source)
    found = find_columns(file.schema_arrow.names, columns, source.where)
    stem = source.name.partition(".")[0]
    number = 0
    for rows in _batches(file, sorted(set(found.values())), source.where):
        for record in rows:
            number += 1
            try:
                yield record_article(record, found, f"{source.where}: row {number}", stem=stem)
            except InputError as error:
                yield error


def _opened(source: Source) -> ParquetFile:
    try:
        from pyarrow import ArrowException, BufferReader
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise InputError(f"{source.where}: expected pyarrow to read Parquet: {_EXTRA}") from error
    place = source.path or BufferReader(source.document(hint="save it as a file first").data)
    try:
        return ParquetFile(place)
    except (ArrowException, OSError, ValueError) as error:
        raise InputError(f"{source.where}: expected a Parquet file, got: {_said(error)}") from error


def _batches(file: ParquetFile, names: list[str], where: str) -> Iterator[list[dict[str, object]]]:
    from pyarrow import ArrowException

    try:
        for batch in file.iter_batches(batch_size=_ROWS, columns=names, use_threads=False):
            yield batch.to_pylist()
    except (ArrowException, OSError, ValueError) as error:
        raise InputError(f"{where}: expected a whole Parquet file, got: {_said(error)}") from error


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:120]
