"""A WARC file (pages as a crawler stored them, ISO 28500) in, its pages out.

Records are read one by one in bounded memory. After a broken one the next line that opens a
record is looked for, so that a crawl of days is not lost to one bad byte.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import BinaryIO
from urllib.parse import urlsplit

from graph.errors import InputError
from graph.read.source import LARGEST, Source

_OPENS = re.compile(rb"WARC/\d\.\d\r?\n")
_KINDS = {"response", "resource", "conversion"}
_READ = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")
_GOOD = {"200", "203"}
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]{2,20})", re.IGNORECASE)
_LINE = 1 << 16
_MOST_LINES = 1_000


@dataclass(frozen=True)
class _Record:
    headers: Mapping[str, str]
    block: bytes
    length: int


def warc_pages(source: Source) -> Iterator[Source | InputError]:
    """Yield the pages that were answered; pictures, scripts and errors are passed over."""
    pages = number = 0
    while True:
        strange = _skip_to_opening(source.stream)
        if strange is None:
            break
        number += 1
        where = f"{source.where}: record {number}"
        if strange:
            yield InputError(f"{where}: expected a line WARC/1.1 before it, got other bytes")
        page = _page_or_fault(source, where)
        if page is not None:
            pages += 1
            yield page
    if not pages:
        raise InputError(f"{source.where}: expected a WARC file with pages, found none")


def _page_or_fault(source: Source, where: str) -> Source | InputError | None:
    try:
        return _page(_record(source.stream, where), source, where)
    except InputError as error:
        return error


def _skip_to_opening(stream: BinaryIO) -> bool | None:
    """Read the line that opens a record: whether others stood before it, None at the end."""
    strange = False
    while line := stream.readline(_LINE):
        if _OPENS.match(line):
            return strange
        strange = strange or bool(line.strip())
    return None


def _record(stream: BinaryIO, where: str) -> _Record:
    headers = _headers(stream, where)
    try:
        length = int(headers.get("content-length", ""))
    except ValueError:
        length = -1
    if length < 0:
        got = headers.get("content-length", "none")
        raise InputError(f"{where}: expected a Content-Length, got {got:.20}")
    block = stream.read(min(length, LARGEST + 1))
    left = length - len(block)
    while left > 0 and (skipped := stream.read(min(left, _LINE))):
        left -= len(skipped)
    return _Record(headers, block, length)


def _headers(stream: BinaryIO, where: str) -> dict[str, str]:
    """Read the lines up to a blank one."""
    found: dict[str, str] = {}
    for _ in range(_MOST_LINES):
        line = stream.readline(_LINE)
        if not line.strip():
            return found
        name, sign, value = line.decode("utf-8", errors="replace").partition(":")
        if sign:
            found.setdefault(name.strip().lower(), value.strip())
    raise InputError(f"{where}: expected at most {_MOST_LINES} lines of headers, got more")


def _page(record: _Record, source: Source, where: str) -> Source | InputError | None:
    headers, body = record.headers, io.BytesIO(record.block)
    if headers.get("warc-type") not in _KINDS:
        return None
    url = headers.get("warc-target-uri", "").strip("<>")
    where = f"{source.where}: {url[:200] or where}"
    if "msgtype=response" in headers.get("content-type", "").replace(" ", ""):
        status = body.readline(_LINE).split()
        if len(status) < 2 or status[1].decode("ascii", "replace") not in _GOOD:
            return None
        headers = _headers(body, where)
    kind = headers.get("content-type", "")
    if not kind.lower().startswith(_READ):
        return None
    if record.length > LARGEST:
        return InputError(f"{where}: expected at most {LARGEST:,} bytes, got {record.length:,}")
    if len(record.block) < record.length:
        return InputError(f"{where}: expected a record of {record.length:,} bytes, got a cut one")
    charset = _CHARSET.search(kind)
    return replace(
        source,
        stream=io.BytesIO(decoded(body.read(), headers, where)),
        where=where,
        name=PurePosixPath(urlsplit(url).path).name,
        url=url or None,
        charset=charset[1] if charset else None,
        path=None,
        size=None,
    )


def decoded(body: bytes, headers: Mapping[str, str], where: str) -> bytes:
    """Give what a server sent as it is without the codings of the way, in bounds."""
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _joined(body)
    coding = headers.get("content-encoding", "identity").lower()
    if coding in {"identity", "", "utf-8"}:
        return body
    if coding not in {"gzip", "x-gzip", "deflate"}:
        raise InputError(f"{where}: expected a page packed by gzip or not at all, got {coding:.20}")
    try:
        data = zlib.decompressobj(47).decompress(body, LARGEST + 1)
    except zlib.error as error:
        if not coding.endswith("gzip") or body[:2] == b"\x1f\x8b":
            raise InputError(
                f"{where}: expected a page packed by {coding}, got: {error}"
            ) from error
        return body  # some crawlers unpack it and leave the header
    if len(data) > LARGEST:
        raise InputError(f"{where}: expected at most {LARGEST:,} bytes, got more")
    return data


def _joined(body: bytes) -> bytes:
    """Give the chunks of a body in one piece; what is no chunk is taken as it stands."""
    stream, parts = io.BytesIO(body), list[bytes]()
    while line := stream.readline(100):
        try:
            size = int(line.partition(b";")[0], 16)
        except ValueError:
            return body if not parts else b"".join(parts)
        if size <= 0:
            break
        parts.append(stream.read(size))
        stream.readline(10)
    return b"".join(parts)
