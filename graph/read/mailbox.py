"""A mailbox (.mbox) in, its mails out, one by one in bounded memory.

Each mail begins with a line `From somebody day`, which follows a blank line; lines of a mail
that begin with that word were marked by `>` when it was put there.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import BinaryIO

from graph.errors import InputError
from graph.read.mail import MAIL_HEADER
from graph.read.source import LARGEST_MAIL, Source

_OPENS = re.compile(rb"From \S.*\d{4}.{0,20}$")
_MARKED = re.compile(rb">+From ")
_LINE = 1 << 16


def mailbox_mails(source: Source) -> Iterator[Source | InputError]:
    """Yield the mails as files of their own; one that is too large is a fault."""
    stem, number = PurePath(source.name).stem or "mail", 0
    for number, mail in enumerate(_mails(source.stream, source.where), 1):
        where = f"{source.where}: mail {number}"
        if mail is None:
            said = f"expected a mail of at most {LARGEST_MAIL:,} bytes, got more"
            yield InputError(f"{where}: {said}")
        elif not MAIL_HEADER.search(mail[:2000]):
            yield InputError(f"{where}: expected a mail with its header, got something else")
        else:
            name = f"{stem}-{number}.eml"
            stream, size = io.BytesIO(mail), len(mail)
            yield replace(source, stream=stream, where=where, name=name, size=size, path=None)
    if not number:
        raise InputError(f"{source.where}: expected a mailbox with mails, found none")


def _mails(stream: BinaryIO, where: str) -> Iterator[bytes | None]:
    """Yield the bytes of each mail, None for those of one that is too large."""
    first = stream.readline(_LINE)
    if not _OPENS.match(first.rstrip()):
        raise InputError(f"{where}: expected a mailbox that begins with 'From ' and a day")
    mail, size, blank = bytearray(), 0, False
    while line := stream.readline(_LINE):
        if blank and _OPENS.match(line.rstrip()):
            yield bytes(mail) if size <= LARGEST_MAIL else None
            mail, size, blank = bytearray(), 0, False
            continue
        size += len(line)
        if size <= LARGEST_MAIL:
            mail += line[1:] if _MARKED.match(line) else line
        blank = not line.strip()
    yield bytes(mail) if size <= LARGEST_MAIL else None
