"""An archive or a packed file in, the files in it out, in bounds.

A few kilobytes can unpack to terabytes. What comes out of a file, at all depths together,
may be a hundred times what went in, and some megabytes more; no more than that is unpacked.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from graph.errors import InputError
from graph.read.source import Budget, Source, buffered, printable

_DEEPEST = 3
_PIECE = 1 << 16
_MEMORY = 300_000_000
_LARGEST_ZIP = 100_000_000
_BROKEN = (EOFError, OSError, zlib.error, lzma.LZMAError, BadZipFile, RuntimeError, ValueError)
_OFFICE = {
    "xl/workbook.xml": "an Excel workbook; save the sheet as .csv",
    "ppt/presentation.xml": "a PowerPoint file; save it as PDF",
    "META-INF/container.xml": "an EPUB book; save its chapters as .html",
    "content.xml": "an OpenDocument file; save it as .docx or PDF",
}


def unpacked(source: Source, suffix: str) -> Source:
    """Give the one file that was packed as .gz, .bz2 or .xz."""
    within = deeper(source)
    budget = source.budget or Budget()
    stream = source.stream if source.budget else counted(source.stream, budget)
    name = PurePath(source.name)
    return replace(
        within,
        name=name.stem if name.suffix.lower() == suffix else source.name,
        stream=_bounded(_PACKINGS[suffix](stream), budget, source.where),
        budget=budget,
    )


def opened_zip(source: Source) -> tuple[ZipFile, Source]:
    """Give the archive, and the source as if it had not been read."""
    if source.path is None:
        data = source.document(_LARGEST_ZIP, hint="unpack it first").data
        source = replace(source, stream=io.BytesIO(data), size=len(data))
    try:
        return ZipFile(source.path or io.BytesIO(data)), source
    except (*_BROKEN, NotImplementedError) as error:
        raise InputError(f"{source.where}: expected a whole zip archive, got: {error}") from error


def zip_members(
    archive: ZipFile, source: Source, is_article: Callable[[str], bool]
) -> Iterator[Source | InputError]:
    """Yield the files of an archive that may be articles, in the order of their names."""
    within = replace(deeper(source), budget=source.budget or Budget(packed=source.size or 0))
    names = set(archive.namelist())
    if kind := next((said for name, said in _OFFICE.items() if name in names), None):
        raise InputError(f"{source.where}: expected articles, got {kind}")
    members = [m for m in archive.infolist() if not m.is_dir() and is_article(m.filename)]
    if not members:
        raise InputError(f"{source.where}: expected articles in the archive, found none")
    for member in sorted(members, key=lambda info: info.filename):
        yield _member(archive, member, within)


def _member(archive: ZipFile, member: ZipInfo, source: Source) -> Source | InputError:
    where = f"{source.where}: {shown(member.filename)}"
    if member.flag_bits & 1:
        return InputError(f"{where}: expected a file without a password, got one with")
    try:
        stream = archive.open(member)
    except (*_BROKEN, NotImplementedError) as error:
        return InputError(f"{where}: expected a whole file in the archive, got: {error}")
    budget = source.budget or Budget()
    name = PurePath(member.filename).name
    return replace(
        source, stream=_bounded(cast(BinaryIO, stream), budget, where), where=where, name=name
    )


def deeper(source: Source) -> Source:
    """Give a source for what is within another one; too deep is a fault."""
    if source.depth >= _DEEPEST:
        raise InputError(
            f"{source.where}: expected archives in archives at most {_DEEPEST} deep, got more; "
            "unpack it first"
        )
    return replace(source, depth=source.depth + 1, path=None, size=None)


def shown(name: str) -> str:
    """Give the name of a member as it can stand in a line."""
    return printable(name[:200])


def counted(stream: BinaryIO, budget: Budget) -> BinaryIO:
    """Give the stream; what is read of it may be spent a hundredfold."""

    def pieces() -> Iterator[bytes]:
        while piece := stream.read(_PIECE):
            budget.packed += len(piece)
            yield piece

    return buffered(pieces())


def _bounded(stream: BinaryIO, budget: Budget, where: str) -> BinaryIO:
    """Give what is unpacked, as long as the budget lasts."""

    def pieces() -> Iterator[bytes]:
        while True:
            try:
                piece = stream.read(_PIECE)
            except (*_BROKEN, NotImplementedError) as error:
                said = f"expected a whole archive, got: {error}"
                raise InputError(f"{where}: {said}") from error
            if not piece:
                return
            budget.spend(len(piece), where)
            yield piece

    return buffered(pieces())


def _xz(stream: BinaryIO) -> BinaryIO:
    """Give what is packed as .xz, with an end to what its dictionary may take."""

    def pieces() -> Iterator[bytes]:
        unpacker = lzma.LZMADecompressor(memlimit=_MEMORY)
        while data := stream.read(_PIECE):
            while data or not unpacker.needs_input:
                yield unpacker.decompress(data, _PIECE)
                data = b""
                if unpacker.eof:
                    data = unpacker.unused_data
                    unpacker = lzma.LZMADecompressor(memlimit=_MEMORY)
                    if not data:
                        break
        if not unpacker.needs_input:
            raise EOFError("it ends too soon")

    return buffered(piece for piece in pieces() if piece)


def _gz(stream: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, gzip.open(stream))


def _bz2(stream: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, bz2.open(stream))


_PACKINGS: dict[str, Callable[[BinaryIO], BinaryIO]] = {".gz": _gz, ".bz2": _bz2, ".xz": _xz}
PACKED = tuple(_PACKINGS)
