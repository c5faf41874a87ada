"""Articles as read: the kept text, and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from graph.errors import InputError
from graph.model.claim import Statement


@dataclass(frozen=True)
class Article:
    """One text with title, publisher, date and address.

    `text` is the kept text, without page furniture; every character offset anywhere
    refers to it. `stated` are claims put down by hand in a dossier, beside what the
    extractors read from `text`. `inputs` is the digest of all that it was last read with.

    The rest is told by readers and not kept: the `place` in which it was found, whether its id
    was made of its title and day, which another article may have too, and whether its text is a
    stub, cut off by a paywall.
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
    place: str = field(default="", compare=False, repr=False)
    made_id: bool = field(default=False, compare=False, repr=False)
    stub: bool = field(default=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        if not self.id:
            raise InputError("article: expected an id, got an empty string")
