"""The kinds of files that can be read, in one table: how each is told, and what reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from graph.read.archive import PACKED


@dataclass(frozen=True)
class Kind:
    """A kind of file; `starts` are its first bytes, which count more than its name.

    `reader` names the entry in `graph.read.items.READERS`; none means that it cannot be read.
    """

    name: str
    reader: str = ""
    suffixes: tuple[str, ...] = ()
    starts: tuple[bytes, ...] = ()


TEXT = Kind("a text", "text", (".txt", ".text", ".md", ".markdown"))
LINES = Kind("JSON Lines", "lines", (".jsonl", ".ndjson"))
KINDS = (
    Kind("a PDF file", "pdf", (".pdf",), (b"%PDF",)),
    Kind("a gzip file", ".gz", (".gz",), (b"\x1f\x8b",)),
    Kind("an xz file", ".xz", (".xz",), (b"\xfd7zXZ\x00",)),
    Kind("a bzip2 file", ".bz2", (".bz2",), (b"BZh",)),
    Kind("a zip archive", "zip", (".zip", ".docx"), (b"PK\x03\x04", b"PK\x05\x06")),
    Kind("a tar archive", "tar", (".tar", ".tgz", ".tbz2", ".txz")),
    Kind("a Parquet file", "parquet", (".parquet", ".pq"), (b"PAR1",)),
    Kind("a WARC file", "warc", (".warc",), (b"WARC/",)),
    Kind("a PNG image", starts=(b"\x89PNG",)),
    Kind("a JPEG image", starts=(b"\xff\xd8\xff",)),
    Kind("a GIF image", starts=(b"GIF87a", b"GIF89a")),
    Kind("an old office file", suffixes=(".doc",), starts=(b"\xd0\xcf\x11\xe0",)),
    Kind("a database", starts=(b"SQLite format",)),
    Kind("a rich-text file", suffixes=(".rtf",), starts=(b"{\\rtf",)),
    LINES,
    Kind("a JSON file", "list", (".json",)),
    Kind("a CSV table", "csv", (".csv", ".tsv")),
    Kind("a mail", "mail", (".eml", ".mhtml", ".mht")),
    Kind("a mailbox", "mbox", (".mbox",)),
    Kind("a feed", "text", (".rss", ".atom", ".rdf", ".xml")),
    Kind("a page", "text", (".html", ".htm", ".xhtml")),
    TEXT,
)
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
SUFFIXES = tuple(suffix for kind in KINDS if kind.reader for suffix in kind.suffixes)
# How a mail begins in a mailbox: a line with the day, and the first line of its header.
_MAILBOX = re.compile(rb"From \S[^\r\n]{0,200}\d{4}[^\r\n]{0,20}\r?\n>?[A-Za-z][\w-]{1,60}[: ]")
_TAR = slice(257, 262)
_BY_SUFFIX = {suffix: kind for kind in KINDS for suffix in kind.suffixes}


def kind_of(head: bytes, name: str) -> Kind:
    """Give the kind by the first bytes, else by the name, else by how the text begins."""
    for kind in KINDS:
        if head.startswith(kind.starts):
            return kind
    if b"%PDF-" in head[:1024]:
        return _BY_SUFFIX[".pdf"]
    if head[_TAR] == b"ustar":
        return _BY_SUFFIX[".tar"]
    if _MAILBOX.match(head):
        return _BY_SUFFIX[".mbox"]
    if _PAGE.match(head):  # whatever its address ends in
        return TEXT
    if named := _BY_SUFFIX.get(PurePath(name).suffix.lower()):
        return named
    return LINES if head.lstrip().startswith(b'{"') else TEXT


def is_article_name(name: str) -> bool:
    """Whether a file of that name in a folder or archive may hold articles; no hidden one does."""
    path = PurePath(name)
    if any(part.startswith((".", "__MACOSX")) and part != ".." for part in path.parts):
        return False
    inner = path.with_suffix("") if path.suffix.lower() in PACKED else path
    return inner.suffix.lower() in SUFFIXES
