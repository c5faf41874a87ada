"""A tar archive in, the files in it out, one after the other as they stand there.

Nothing is written to disk, so links, devices and names that lead elsewhere do no harm: links and
devices are passed over, and a name only says what a file is called. Headers are read by Python's
own library, the blocks here, since a broken one must be told and a long one must not be held.
"""

from __future__ import annotations

import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import BinaryIO

from graph.errors import InputError
from graph.read.archive import counted, deeper, shown
from graph.read.source import Budget, Source, buffered

_BLOCK = 512
_PIECE = 1 << 16
_LONGEST_NAME = 1 << 16
_FILES = (tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.CONTTYPE)
_FOR_ALL, _FOR_NEXT = b"g", (b"x", b"X")
_TOO_SOON = "expected a whole archive, got one that ends too soon"
_SPARSE = "GNU.sparse."
_EMPTY = (b"1", b"2", b"3", b"4", b"5", b"6")  # links, devices, folders: nothing follows


def tar_members(source: Source, is_article: Callable[[str], bool]) -> Iterator[Source | InputError]:
    """Yield the files of an archive that may be articles; each is to be read before the next."""
    budget = source.budget or Budget()
    stream = source.stream if source.budget else counted(source.stream, budget)
    within, found = replace(deeper(source), budget=budget), False
    for name, content in _files(stream, source.where):
        if not is_article(name):
            continue
        found = True
        where = f"{source.where}: {shown(name)}"
        if content.sparse:
            yield InputError(f"{where}: expected a file without holes; unpack the archive first")
            continue
        plain = PurePath(name).name
        yield replace(within, stream=buffered(content.pieces(where)), where=where, name=plain)
    if not found:
        raise InputError(f"{source.where}: expected articles in the archive, found none")


@dataclass
class _Content:
    """The bytes of a file, of which so many are left in the stream, and the padding after it."""

    stream: BinaryIO
    left: int
    padding: int
    sparse: bool = False

    def pieces(self, where: str) -> Iterator[bytes]:
        """Yield what is left."""
        while self.left:
            piece = self.stream.read(min(self.left, _PIECE))
            if not piece:
                raise InputError(f"{where}: {_TOO_SOON}")
            self.left -= len(piece)
            yield piece

    def skip(self, where: str) -> None:
        """Leave the stream at the next header."""
        for _ in self.pieces(where):
            pass
        self.stream.read(self.padding)


def _files(stream: BinaryIO, where: str) -> Iterator[tuple[str, _Content]]:
    """Yield the regular files with their names, long ones too."""
    said = dict[str, str]()
    while (header := _header(stream, where)) is not None:
        size = 0 if header.type in _EMPTY else int(said.get("size", header.size))
        content = _Content(stream, size, -size % _BLOCK, any(k.startswith(_SPARSE) for k in said))
        if header.type in _FOR_NEXT:
            said |= _records(_held(content, where), where)
        elif header.type == tarfile.GNUTYPE_LONGNAME:
            said["path"] = _text(_held(content, where).rstrip(b"\0"))
        elif header.type == tarfile.GNUTYPE_LONGLINK or header.type == _FOR_ALL:
            content.skip(where)
        else:
            name = said.get("GNU.sparse.name", said.get("path", header.name))
            content.sparse = content.sparse or header.type == tarfile.GNUTYPE_SPARSE
            if header.type in _FILES and not name.endswith("/"):
                yield name, content
            elif content.sparse:
                yield name, content
                return  # where such a file ends is not known
            content.skip(where)
            said = {}


def _header(stream: BinaryIO, where: str) -> tarfile.TarInfo | None:
    """Give the next header, None at the end of the archive."""
    block = stream.read(_BLOCK)
    if len(block) < _BLOCK:
        raise InputError(f"{where}: {_TOO_SOON}")
    if not block.strip(b"\0"):
        return None
    try:
        found = tarfile.TarInfo.frombuf(block, "utf-8", "replace")
        if found.size < 0:
            raise ValueError(f"a file of {found.size} bytes")
        return found
    except (tarfile.HeaderError, ValueError) as error:
        raise InputError(f"{where}: expected a whole tar archive, got: {error}") from error


def _held(content: _Content, where: str) -> bytes:
    """Give the whole of what is said about the next file."""
    if content.left > _LONGEST_NAME:
        raise InputError(f"{where}: expected a name of a file, got {content.left:,} bytes")
    data = b"".join(content.pieces(where))
    content.skip(where)
    return data


def _records(data: bytes, where: str) -> dict[str, str]:
    """Read lines like `20 path=articles/a`, each with its length before it."""
    found = dict[str, str]()
    while data:
        length, _, rest = data.partition(b" ")
        size = int(length) if length.isdigit() and len(length) < 9 else 0
        line = rest[: max(size - len(length) - 1, 0)]
        if not line:
            raise InputError(f"{where}: expected a whole tar archive, got: bad extended header")
        name, _, value = _text(line.rstrip(b"\n")).partition("=")
        found[name] = value
        data = data[size:]
    if not found.get("size", "0").isdigit():
        raise InputError(f"{where}: expected a whole tar archive, got: bad extended header")
    return found


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="replace")
