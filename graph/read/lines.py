"""JSON Lines, or a list in JSON, in; an article for each object out."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from graph.errors import EntenteError, InputError
from graph.read.decode import charset_of, text_of
from graph.read.records import Columns, brief, find_columns, record_article
from graph.read.source import LARGEST, Item, Source

_SKIP = 1 << 20
_MOST_BLANK = 100_000


def line_items(source: Source, columns: Columns) -> Iterator[Item]:
    """Yield the articles of JSON Lines; blank lines are passed over."""
    head, source = source.with_head()
    lines = text_lines(source.stream, source.where, charset_of(head))
    stem = source.name.partition(".")[0]
    for number, line in lines:
        if isinstance(line, EntenteError):
            yield line
        elif line.strip():
            yield _item(line, columns, f"{source.where}:{number}", stem)


def list_items(source: Source, columns: Columns) -> Iterator[Item]:
    """Yield the articles of a JSON file: a list, or an object with a list of `articles`."""
    document = source.document(hint="give it as JSON Lines (.jsonl)")
    where, stem = source.where, document.stem
    try:
        found = json.loads(text_of(document.data))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: expected JSON, got: {error}") from error
    listed = found.get("articles", [found]) if isinstance(found, dict) else found
    if not isinstance(listed, list):
        raise InputError(f"{where}: expected a list of articles, got {brief(found)}")
    for number, one in enumerate(listed, 1):
        yield _record_item(one, columns, f"{where}: article {number}", stem)


def text_lines(
    stream: BinaryIO, where: str, charset: str, *, newline: str | None = None
) -> Iterator[tuple[int, str | InputError]]:
    """Yield the lines with their numbers; a fault stands for one that is too long."""
    lines = io.TextIOWrapper(stream, charset, errors="replace", newline=newline)
    number = blank = 0
    while line := lines.readline(LARGEST):
        number += 1
        blank = 0 if line.strip() else blank + 1
        if blank > _MOST_BLANK:
            raise InputError(f"{where}:{number}: expected text, got {_MOST_BLANK:,} blank lines")
        if len(line) < LARGEST or line.endswith("\n"):
            yield number, line
            continue
        while (rest := lines.readline(_SKIP)) and not rest.endswith("\n"):
            pass
        said = f"expected a line of at most {LARGEST:,} signs, got more"
        yield number, InputError(f"{where}:{number}: {said}")


def _item(line: str, columns: Columns, where: str, stem: str) -> Item:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        said = getattr(error, "msg", error)
        return InputError(f"{where}: expected a JSON object, got {brief(line.strip())}: {said}")
    return _record_item(found, columns, where, stem)


def _record_item(found: object, columns: Columns, where: str, stem: str) -> Item:
    if not isinstance(found, Mapping):
        return InputError(f"{where}: expected a JSON object, got {brief(found)}")
    try:
        named = find_columns([str(key) for key in found], _present(columns, found), where)
        return record_article(found, named, where, stem=stem)
    except InputError as error:
        return error


def _present(columns: Columns, found: Mapping[str, object]) -> Columns:
    """Give the columns that this object has: in JSON, what is empty is often left out."""
    return {field: c for field, c in columns.items() if c in found or field == "text"}
