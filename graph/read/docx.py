"""A Word document (.docx) in, its article out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from graph.errors import InputError
from graph.read.plain import plain_article, with_fields
from graph.read.source import Document, Item, Note
from graph.read.xml import parsed

if TYPE_CHECKING:
    from lxml.etree import _Element

BODY = "word/document.xml"
_CORE = "docProps/core.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {f"{_W}del", f"{_W}moveFrom", f"{_W}tbl", f"{_W}instrText", _FALLBACK}
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_LARGEST = 50_000_000


def docx_items(document: Document) -> list[Item]:
    """Give the article of a Word document; tables and deleted text are left out."""
    where = document.where
    try:
        with ZipFile(io.BytesIO(document.data)) as archive:
            body, core = _member(archive, BODY, where), _member(archive, _CORE, where)
    except (BadZipFile, OSError, RuntimeError, EOFError) as error:
        raise InputError(f"{where}: expected a whole .docx file, got: {error}") from error
    if body is None:
        raise InputError(f"{where}: expected a .docx file, found no {BODY} in it")
    text = "\n\n".join(filter(None, map(_paragraph, _paragraphs(parsed(body, where)))))
    if not text:
        raise InputError(f"{where}: expected a .docx file with text, found none")
    article = plain_article(text, document.stem, url=document.url)
    meta = _metadata(parsed(core, where)) if core else {}
    fields: dict[str, object] = {
        "title": meta.get("title") or article.title,
        "author": article.author or meta.get("author"),
        "date": article.date or meta.get("date"),
    }
    found: list[Item] = [with_fields(article, fields, document.stem)]
    if fields["date"] and article.date is None:
        found.append(Note(f"{where}: dated {fields['date']}, when the file was made"))
    return found


def _member(archive: ZipFile, name: str, where: str) -> bytes | None:
    if name not in archive.namelist():
        return None
    with archive.open(name) as member:
        data = member.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise InputError(f"{where}: expected at most {_LARGEST:,} bytes in {name}, got more")
    return data


def _paragraphs(root: _Element) -> Iterator[_Element]:
    """Yield the paragraphs in order, also those of text boxes, which stand within others."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_W}p":
            yield element
        waiting.extend(child for child in reversed(element) if child.tag not in _SKIPPED)


def _paragraph(paragraph: _Element) -> str:
    parts: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_W}t":
            parts.append(element.text or "")
        elif element.tag != f"{_W}p" and element.tag not in _SKIPPED:
            parts.append(_SIGNS.get(str(element.tag), ""))
            waiting.extend(reversed(element))
    return "".join(parts).strip()


def _metadata(root: _Element) -> dict[str, str]:
    names = {"title": f"{_DUBLIN}title", "author": f"{_DUBLIN}creator", "date": f"{_TERMS}created"}
    found = {key: (root.findtext(name) or "").strip() for key, name in names.items()}
    found["date"] = found["date"][:10]
    return found
