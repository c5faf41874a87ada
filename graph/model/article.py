"""Articles as read: the kept text, and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph.errors import InputError
from graph.model.claim import Statement


@dataclass(frozen=True)
class Article:
    """One text with title, publisher, date and address.

    `text` is the kept text, without page furniture; every character offset anywhere
    refers to it. `stated` are claims put down by hand in a dossier, beside what the
    extractors read from `text`. `inputs` is the digest of all that it was last read with.
    """

    id: str
    text: str
    title: str | None = None
    date: date | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str = "en"
    stated: tuple[Statement, ...] = ()
    inputs: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            raise InputError("article: expected an id, got an empty string")
