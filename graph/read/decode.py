"""Bytes in, text out; anything that is not text is refused by name."""

from __future__ import annotations

import codecs
import re

from graph.errors import InputError

_MAGIC = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a zip archive or office file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old office file",
    b"SQLite format": "a database",
    b"{\\rtf": "a rich-text file",
}
_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{3,20})", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, where: str) -> str:
    """Give the text of the bytes by byte-order mark, declared charset, UTF-8 or Windows-1252."""
    kind = next((kind for magic, kind in _MAGIC.items() if data.startswith(magic)), None)
    if kind:
        raise InputError(
            f"{where}: expected text, got {kind}; save its text as .txt or .html first"
        )
    text = _decoded(data)
    if _CONTROL.search(text):
        raise InputError(f"{where}: expected text, got binary data")
    if not text.strip():
        raise InputError(f"{where}: expected an article, got an empty file")
    return text


def _decoded(data: bytes) -> str:
    marked = next((name for mark, name in _MARKS.items() if data.startswith(mark)), None)
    if marked:
        return data.decode(marked, errors="replace")
    for name in (_declared(data), "utf-8"):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", errors="replace")


def _declared(data: bytes) -> str:
    found = _CHARSET.search(data[:4096])
    return found[1].decode() if found else "utf-8"
