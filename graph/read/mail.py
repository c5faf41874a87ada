"""A mail (.eml, .mhtml) in, its article out: the HTML part as a page, else the plain one.

Documents that are attached to it are handed back, to be read on their own.
"""

from __future__ import annotations

import email
import re
from datetime import date
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import PurePath
from urllib.parse import quote

from graph.errors import InputError
from graph.model.article import Article
from graph.read.archive import shown
from graph.read.decode import text_of
from graph.read.fragment import fragment_lines
from graph.read.page import page_items
from graph.read.plain import plain_article, with_fields
from graph.read.source import Document, Found, Note

_SIGNATURE = re.compile(r"^-- ?$.*\Z", re.MULTILINE | re.DOTALL)
_QUOTED = re.compile(r"^>.*\n?", re.MULTILINE)
_MOST_PARTS = 200
MAIL_HEADER = re.compile(rb"^[A-Za-z][A-Za-z-]{1,40}:", re.MULTILINE)
_READ = (".pdf", ".docx", ".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".markdown")
_SHOWN = 200


def mail_items(document: Document) -> list[Found]:
    """Give the article of a mail, and what is attached to it and may be one itself.

    Attachments of other kinds are named and left alone.
    """
    where = document.where
    if not MAIL_HEADER.search(document.data[:2000]):
        raise InputError(f"{where}: expected a mail with its header, got something else")
    message = email.message_from_bytes(document.data, policy=default)
    assert isinstance(message, EmailMessage)  # noqa: S101 the policy makes it one
    texts, files = _parts(message, where)
    saved = _header(message, "Snapshot-Content-Location")  # a browser's page in one file
    if saved and "html" in texts:
        return [*page_items(texts["html"], document.stem, where=where, url=saved)]
    fields = {key: value for key, value in _fields(message).items() if value}
    attached = [_attached(name, part, message, document) for name, part in files if _is_read(name)]
    found: list[Found] = []
    try:
        found.append(with_fields(_article(texts, document), fields, document.stem))
    except InputError:
        if not attached:
            raise
    left = [name for name, _ in files if not _is_read(name)]
    if left:
        said = ", ".join(left)[:_SHOWN]
        found.append(Note(f"{where}: {len(left)} attached, not read: {said}"))
    return [*found, *attached]


def _parts(
    message: EmailMessage, where: str
) -> tuple[dict[str, str], list[tuple[str, EmailMessage]]]:
    """Give the texts of a mail by their kind, and its attachments with their names."""
    texts, files = dict[str, str](), list[tuple[str, EmailMessage]]()
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            raise InputError(f"{where}: expected a mail of at most {_MOST_PARTS} parts, got more")
        assert isinstance(part, EmailMessage)  # noqa: S101 the policy makes it one
        if part.get_filename() or part.get_content_disposition() == "attachment":
            files.append((shown(str(part.get_filename() or part.get_content_type())), part))
        elif part.get_content_maintype() == "text":
            texts.setdefault(part.get_content_subtype(), _text(part))
    return texts, files


def _is_read(name: str) -> bool:
    return PurePath(name).suffix.lower() in _READ


def _attached(name: str, part: EmailMessage, message: EmailMessage, mail: Document) -> Document:
    """Give an attachment as a document; its address is that of the mail with its own name."""
    data = part.get_payload(decode=True)
    address = _address(message)
    return Document(
        data if isinstance(data, bytes) else b"",
        f"{mail.where}: {name}",
        PurePath(name.replace("\\", "/")).name,
        url=f"{address}#{quote(name)}" if address else None,
        charset=part.get_content_charset() if part.get_content_maintype() == "text" else None,
        sent=_day(_header(message, "Date")),
    )


def _article(texts: dict[str, str], document: Document) -> Article:
    where = document.where
    if "html" in texts:
        try:
            items = page_items(texts["html"], document.stem, where=where)
            return next(item for item in items if isinstance(item, Article))
        except InputError:  # a mail of a few lines is no page with an article
            texts.setdefault("plain", "\n\n".join(fragment_lines(texts["html"])))
    plain = _QUOTED.sub("", _SIGNATURE.sub("", texts.get("plain", "")))
    if not plain.strip():
        raise InputError(f"{where}: expected a mail with text, found none")
    return plain_article(plain, document.stem)


def _text(part: EmailMessage) -> str:
    data = part.get_payload(decode=True)
    return text_of(data, part.get_content_charset()) if isinstance(data, bytes) else ""


def _fields(message: EmailMessage) -> dict[str, object]:
    name, address = parseaddr(_header(message, "From"))
    listed = re.match(r'\s*"?([^<"]*[^<"\s])"?\s*<', _header(message, "List-Id"))
    return {
        "title": " ".join(_header(message, "Subject").split()),
        "author": name or address,
        "publisher": _header(message, "Organization") or (listed[1] if listed else ""),
        "date": _day(_header(message, "Date")),
        "url": _address(message),
    }


def _address(message: EmailMessage) -> str | None:
    """Give the address of a mail by RFC 2392."""
    number = _header(message, "Message-ID").strip("<> \r\n\t")
    return f"mid:{quote(number, safe='@')}" if number else None


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except (MessageError, ValueError, LookupError, TypeError):
        return ""  # a header that its own parser cannot read is as good as none


def _day(written: str) -> date | None:
    try:
        return parsedate_to_datetime(written).date()
    except (ValueError, TypeError):
        return None
