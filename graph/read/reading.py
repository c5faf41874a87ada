"""Where an article comes from decides how it is read."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from graph.errors import EntenteError, InputError
from graph.model.article import Article
from graph.read import docx
from graph.read.archive import PACKED, opened_zip, unpacked, zip_members
from graph.read.bounded import read_bounded
from graph.read.folders import files_below
from graph.read.kinds import SUFFIXES, is_article_name, kind_of
from graph.read.lines import line_items, list_items
from graph.read.names import short_digest
from graph.read.records import Columns
from graph.read.seen import Seen
from graph.read.source import LARGEST, LONGEST_TEXT, Document, Item, Note, Source
from graph.read.table import csv_items, parquet_items
from graph.read.text import text_items
from graph.read.warc import warc_pages
from graph.read.web import is_address, shared_client

Faults = Callable[[EntenteError], None]
Notes = Callable[[str], None]
Reader = Callable[[Source, Columns], Iterator[Item]]

_LARGEST_FILE = 100_000_000
_SMALL = 20_000
_MOST_FAULTS = 20
_GIVEN_UP = 10_000
_ALIASES = re.compile(rb"\A---.*[&*]", re.DOTALL)


def read(
    place: str,
    *,
    columns: Columns | None = None,
    private: bool = False,
    on_fault: Faults | None = None,
    on_note: Notes | None = None,
) -> Iterator[Article]:
    """Yield the articles of a file, a folder, an http(s) address, or of standard input (`-`).

    `columns` says which field stands in which column of tables and records. `private` lets
    addresses of private networks be read. With `on_fault` a file or record that cannot be read
    is told to it and the others are read on; `on_note` is told what else there is to know.
    """
    distinct = _Distinct()
    for item in _items(place, columns or {}, private=private):
        if isinstance(item, Note):
            if on_note is not None:
                on_note(item.text)
        elif isinstance(item, Article):
            yield distinct.article(item)
        elif on_fault is None:
            raise item
        else:
            on_fault(item)


def _items(place: str, columns: Columns, *, private: bool) -> Iterator[Item]:
    try:
        if place == "-":
            yield from source_items(Source(sys.stdin.buffer, "standard input", "-"), columns)
        elif is_address(place):
            yield from _web_items(place, columns, private=private)
        elif Path(place).is_dir():
            yield from _folder_items(Path(place), columns)
        else:
            yield from _file_items(Path(place), columns)
    except EntenteError as error:
        yield error


def _web_items(url: str, columns: Columns, *, private: bool) -> Iterator[Item]:
    answer = shared_client(private=private).fetch(url)
    name = PurePosixPath(urlsplit(answer.url).path).name
    stream = io.BytesIO(answer.data)
    yield from source_items(Source(stream, url, name, answer.url, answer.charset), columns)


def _folder_items(folder: Path, columns: Columns) -> Iterator[Item]:
    """Yield what is below a folder in the order of the paths, hidden files left out."""
    found = False
    for path in files_below(folder):
        if isinstance(path, InputError):
            found = True
            yield path
        elif is_article_name(str(path.relative_to(folder))):
            found = True
            yield from _file_items(path, columns)
    if not found:
        raise InputError(f"{folder}: expected articles ({' '.join(SUFFIXES)}), found none")


def _file_items(path: Path, columns: Columns) -> Iterator[Item]:
    try:
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            source = Source(stream, str(path), path.name, size=size, path=path)
            yield from source_items(source, columns)
    except FileNotFoundError:
        yield InputError(f"{path}: expected a file, folder or address, found none there")
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        yield InputError(f"{path}: expected a readable file, got: {said}")


def source_items(source: Source, columns: Columns) -> Iterator[Item]:
    """Yield what is in a source: articles, faults, of which only the first are told, and notes."""
    faults = in_a_row = found = 0
    for item in _checked(source, columns):
        is_fault = isinstance(item, EntenteError)
        found, faults = found + 1, faults + is_fault
        in_a_row = in_a_row + 1 if is_fault else 0
        if not is_fault or faults <= _MOST_FAULTS:
            yield item
        if in_a_row == _GIVEN_UP:
            yield InputError(f"{source.where}: gave up after {in_a_row:,} faults in a row")
            return
    if not found:
        yield InputError(f"{source.where}: expected an article, found none")
    if faults > _MOST_FAULTS:
        yield InputError(f"{source.where}: {faults - _MOST_FAULTS:,} more faults like these")


def _checked(source: Source, columns: Columns) -> Iterator[Item]:
    try:
        head, source = source.with_head()
        kind = kind_of(head, source.name)
        if not kind.reader:
            raise InputError(
                f"{source.where}: expected text, got {kind.name}; "
                "save its text as .txt or .html first"
            )
        if not head:
            raise InputError(f"{source.where}: expected an article, got an empty file")
        for item in READERS[kind.reader](source, columns):
            yield _article_or_fault(item, source.where) if isinstance(item, Article) else item
    except EntenteError as error:
        yield error


def _article_or_fault(article: Article, where: str) -> Item:
    if not article.text:
        return InputError(f"{where}: expected an article, found no text but page furniture")
    if len(article.text) > LONGEST_TEXT:
        return InputError(
            f"{where}: {article.id}: expected at most {LONGEST_TEXT:,} signs in an article, "
            f"got {len(article.text):,}; split it"
        )
    return article


def _bounded(reader: str, largest: int = LARGEST) -> Reader:
    def items(source: Source, _columns: Columns) -> Iterator[Item]:
        yield from read_bounded(reader, source.document(largest))

    return items


def _text(source: Source, _columns: Columns) -> Iterator[Item]:
    """Read small plain texts here, all else where it cannot do harm."""
    hint = "split it into articles or give a .jsonl"
    document = source.document(hint=hint)
    yield from text_items(document) if _is_simple(document) else read_bounded("text", document)


def _is_simple(document: Document) -> bool:
    data = document.data
    return len(data) <= _SMALL and b"<" not in data and not _ALIASES.match(data)


def _zip(source: Source, columns: Columns) -> Iterator[Item]:
    archive, source = opened_zip(source)
    with archive:
        if docx.BODY in archive.namelist():
            yield from read_bounded("docx", source.document(_LARGEST_FILE))
            return
        for member in zip_members(archive, source, is_article_name):
            yield from _each(member, columns)


def _unpacked(suffix: str) -> Reader:
    def items(source: Source, columns: Columns) -> Iterator[Item]:
        yield from source_items(unpacked(source, suffix), columns)

    return items


def _warc(source: Source, columns: Columns) -> Iterator[Item]:
    for page in warc_pages(source):
        yield from _each(page, columns)


def _each(member: Source | InputError, columns: Columns) -> Iterator[Item]:
    if isinstance(member, Source):
        yield from source_items(member, columns)
    else:
        yield member


READERS: Mapping[str, Reader] = {
    "csv": csv_items,
    "lines": line_items,
    "list": list_items,
    "mail": _bounded("mail"),
    "parquet": parquet_items,
    "pdf": _bounded("pdf", _LARGEST_FILE),
    "text": _text,
    "warc": _warc,
    "zip": _zip,
    **{suffix: _unpacked(suffix) for suffix in PACKED},
}


class _Distinct:
    """Tells texts of one reading that have the same title and date apart."""

    def __init__(self) -> None:
        self._seen = Seen()

    def article(self, article: Article) -> Article:
        """Give the article, under another id if one with another text has its own."""
        is_new, text = self._seen.add(article.id), (article.id, article.text)
        if is_new:
            self._seen.add(text)
        if is_new or text in self._seen:
            return article
        return replace(article, id=f"{article.id}-{short_digest(article.text)}")
