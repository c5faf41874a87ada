"""A source in, its items out: what it is decides how it is read.

An archive, a mailbox, a crawl or a mail holds other sources, which are read in the same way.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from graph.errors import EntenteError, InputError
from graph.model.article import Article
from graph.read import docx
from graph.read.archive import PACKED, deeper, opened_zip, unpacked, zip_members
from graph.read.bounded import read_bounded
from graph.read.kinds import is_article_name, kind_of
from graph.read.lines import line_items, list_items
from graph.read.mailbox import mailbox_mails
from graph.read.names import short_digest
from graph.read.records import Columns
from graph.read.source import (
    LARGEST,
    LARGEST_MAIL,
    LONGEST_TEXT,
    Document,
    Item,
    Note,
    Source,
)
from graph.read.table import csv_items, parquet_items
from graph.read.tar import tar_members
from graph.read.text import text_items
from graph.read.warc import warc_pages

Reader = Callable[[Source, Columns], Iterator[Item]]

_LARGEST_FILE = 100_000_000
_SMALL = 20_000
_MOST_FAULTS = 20
_GIVEN_UP = 10_000
_COMMANDS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_ALIASES = re.compile(rb"\A---.*[&*]", re.DOTALL)


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
    """Give the article without signs in its facts that command a terminal."""
    if not article.text:
        return InputError(f"{where}: expected an article, found no text but page furniture")
    if len(article.text) > LONGEST_TEXT:
        return InputError(
            f"{where}: {article.id}: expected at most {LONGEST_TEXT:,} signs in an article, "
            f"got {len(article.text):,}; give the chapters of a book as files of their own"
        )
    return replace(
        article,
        title=_plain(article.title),
        publisher=_plain(article.publisher),
        author=_plain(article.author),
        url=_plain(article.url),
        place=article.place or where,
    )


def _plain(fact: str | None) -> str | None:
    return _COMMANDS.sub("", fact) if fact else fact


def _bounded(reader: str, largest: int = LARGEST) -> Reader:
    def items(source: Source, columns: Columns) -> Iterator[Item]:
        yield from _read_bounded(reader, source.document(largest), source, columns)

    return items


def _read_bounded(
    reader: str, document: Document, source: Source, columns: Columns
) -> Iterator[Item]:
    for found in read_bounded(reader, document):
        if isinstance(found, Document):
            yield from _attached(found, source, columns)
        else:
            yield found


def _attached(document: Document, source: Source, columns: Columns) -> Iterator[Item]:
    """Yield what is in a document that came with another one."""
    stream, size = io.BytesIO(document.data), len(document.data)
    inner = replace(
        deeper(source), stream=stream, where=document.where, name=document.name, size=size,
        url=None, charset=document.charset,
    )  # fmt: skip
    for item in source_items(inner, columns):
        if not isinstance(item, Article):
            yield item
            continue
        if item.date is None and document.sent is not None:
            yield Note(f"{document.where}: dated {document.sent}, when it was sent")
        name = f"{item.id}-{short_digest(document.url)}" if document.url else item.id
        url, day = item.url or document.url, item.date or document.sent
        yield replace(item, id=name, url=url, date=day)


def _text(source: Source, columns: Columns) -> Iterator[Item]:
    """Read small plain texts here, all else where it cannot do harm."""
    hint = "split it into articles or give a .jsonl"
    document = source.document(hint=hint)
    if _is_simple(document):
        yield from text_items(document)
    else:
        yield from _read_bounded("text", document, source, columns)


def _is_simple(document: Document) -> bool:
    data = document.data
    return len(data) <= _SMALL and b"<" not in data and not _ALIASES.match(data)


def _zip(source: Source, columns: Columns) -> Iterator[Item]:
    archive, source = opened_zip(source)
    with archive:
        if docx.BODY in archive.namelist():
            document = source.document(_LARGEST_FILE)
            yield from _read_bounded("docx", document, source, columns)
            return
        for member in zip_members(archive, source, is_article_name):
            yield from _each(member, columns)


def _unpacked(suffix: str) -> Reader:
    def items(source: Source, columns: Columns) -> Iterator[Item]:
        yield from source_items(unpacked(source, suffix), columns)

    return items


def _tar(source: Source, columns: Columns) -> Iterator[Item]:
    for member in tar_members(source, is_article_name):
        yield from _each(member, columns)


def _mailbox(source: Source, columns: Columns) -> Iterator[Item]:
    for mail in mailbox_mails(source):
        yield from _each(mail, columns)


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
    "mail": _bounded("mail", LARGEST_MAIL),
    "mbox": _mailbox,
    "parquet": parquet_items,
    "pdf": _bounded("pdf", _LARGEST_FILE),
    "tar": _tar,
    "text": _text,
    "warc": _warc,
    "zip": _zip,
    **{suffix: _unpacked(suffix) for suffix in PACKED},
}
