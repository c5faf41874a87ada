"""A file, a folder, an address or standard input in, the articles there out."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from graph.errors import EntenteError, InputError
from graph.model.article import Article
from graph.read.folders import files_below
from graph.read.items import source_items
from graph.read.kinds import SUFFIXES, is_article_name
from graph.read.records import Columns
from graph.read.source import Item, Note, Source, printable
from graph.read.web import is_address, shared_client

Faults = Callable[[EntenteError], None]
Notes = Callable[[str], None]


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
    for item in _items(place, columns or {}, private=private):
        if isinstance(item, Note):
            if on_note is not None:
                on_note(item.text)
        elif isinstance(item, Article):
            yield item
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
    where = printable(str(path))
    try:
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            source = Source(stream, where, path.name, size=size, path=path)
            yield from source_items(source, columns)
    except FileNotFoundError:
        yield InputError(f"{where}: expected a file, folder or address, found none there")
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        yield InputError(f"{where}: expected a readable file, got: {said}")
