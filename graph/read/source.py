"""What readers are given and what they give: sources, documents, and items.

A source is a stream with a name: a file, a page from the web, a member of an archive. A
document is a source read whole, small enough to be held. Readers yield items: articles,
faults and notes, so that one bad record does not lose the ones after it.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO

from graph.errors import EntenteError, InputError
from graph.model.article import Article

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LARGEST = 10_000_000
LARGEST_MAIL = 40_000_000
LONGEST_TEXT = 1_000_000
HEAD = 4096
_STREAM = 1 << 16
_ALLOWANCE = 50_000_000
_RATIO = 100


@dataclass(frozen=True)
class Note:
    """Something a user should know about what was read; no fault."""

    text: str

    def __str__(self) -> str:
        return self.text


Item = Article | EntenteError | Note


@dataclass(frozen=True)
class Document:
    """A source read whole; `where` stands in messages, `name` is the file's.

    `sent` is the day of the mail that it came with.
    """

    data: bytes
    where: str
    name: str = ""
    url: str | None = None
    charset: str | None = None
    path: Path | None = None
    sent: date | None = None

    @property
    def stem(self) -> str:
        """The name without its suffix."""
        return PurePath(self.name).stem

    @property
    def suffix(self) -> str:
        """The suffix of the name, in lower case."""
        return PurePath(self.name).suffix.lower()


# What a reader of documents may find: an item, or another document to be read on its own.
Found = Item | Document


@dataclass
class Budget:
    """Counts what was unpacked from so many bytes, at all depths together."""

    packed: int = 0
    grown: int = 0

    def spend(self, count: int, where: str) -> None:
        """Take note of bytes that were unpacked; too many of them are a fault."""
        self.grown += count
        if self.grown > _ALLOWANCE + _RATIO * self.packed:
            raise InputError(
                f"{where}: expected an archive that unpacks to at most {_RATIO} times its size, "
                "got more; unpack it first"
            )


@dataclass(frozen=True)
class Source:
    """A stream to be read once; `size` is what it takes up where it comes from, if known."""

    stream: BinaryIO
    where: str
    name: str = ""
    url: str | None = None
    charset: str | None = None
    size: int | None = None
    path: Path | None = None
    depth: int = 0
    budget: Budget | None = None

    @property
    def suffix(self) -> str:
        """The suffix of the name, in lower case."""
        return PurePath(self.name).suffix.lower()

    def with_head(self) -> tuple[bytes, Source]:
        """Give the first bytes, and the source as if they had not been read."""
        head = _read_full(self.stream, HEAD)
        return head, replace(self, stream=buffered(_Joined(head, self.stream).pieces()))

    def document(self, largest: int = LARGEST, hint: str = "split it into articles") -> Document:
        """Read the source whole, if it is not too large."""
        data = self.stream.read(largest + 1)
        if len(data) > largest:
            got = f"{self.size:,}" if self.size and self.size > largest else "more"
            raise InputError(f"{self.where}: expected at most {largest:,} bytes, got {got}; {hint}")
        return Document(data, self.where, self.name, self.url, self.charset, self.path)


Reader = Callable[[Source], Iterator[Item]]


def printable(words: str) -> str:
    """Give words as they can stand in a line, whatever signs are in them.

    >>> printable("a\\nb\\x1b[31m")
    'a?b?[31m'
    """
    return words if words.isprintable() else "".join(s if s.isprintable() else "?" for s in words)


def buffered(pieces: Iterator[bytes]) -> BinaryIO:
    """Give a stream over pieces of bytes."""
    return io.BufferedReader(_Pieces(pieces), _STREAM)


@dataclass(frozen=True)
class _Joined:
    head: bytes
    rest: BinaryIO

    def pieces(self) -> Iterator[bytes]:
        if self.head:
            yield self.head
        while piece := self.rest.read(_STREAM):
            yield piece


class _Pieces(io.RawIOBase):
    """A raw stream over an iterator of bytes."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, into: WriteableBuffer, /) -> int:
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = piece
        view = memoryview(into).cast("B")
        size = min(len(view), len(self._left))
        view[:size], self._left = self._left[:size], self._left[size:]
        return size


def _read_full(stream: BinaryIO, size: int) -> bytes:
    """Read that many bytes, fewer at the end alone."""
    parts: list[bytes] = []
    while size and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
