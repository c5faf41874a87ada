"""Paths and addresses given on the command line in, their articles out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from graph.cli.output import tell
from graph.errors import EntenteError, InputError

if TYPE_CHECKING:
    from graph.model.article import Article


@dataclass
class Places:
    """What is to be read; `faults` counts what could not be, `skipped` says what was passed over.

    A fault is told and the rest read on, unless it is `strict`: then it is the end. `columns`
    says which field stands in which column; `private` lets addresses of private networks be read.
    """

    places: Sequence[str]
    day: date | None = None
    strict: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    private: bool = False
    faults: int = 0
    skipped: list[tuple[str, str]] = field(default_factory=list)

    def articles(self) -> Iterator[Article]:
        """Yield the articles of all places that are in English, each once, with its own id."""
        from graph.pipeline.distinct import distinct

        return distinct(self.as_read(), self.skip)

    def as_read(self) -> Iterator[Article]:
        """Yield the articles of all places that are in English, whatever their ids."""
        for place in self.places:
            for article in self._read(place):
                if not article.language.startswith("en"):
                    self.skip(
                        article.place or article.id, f"expected English, got {article.language!r}"
                    )
                else:
                    yield replace(article, date=self.day) if self.day else article

    def _read(self, place: str) -> Iterator[Article]:
        from graph.read import read

        if not place.strip():
            self.fault(place, InputError(f"expected a file, folder or address, got {place!r}"))
            return
        yield from read(
            place,
            columns=self.columns,
            private=self.private,
            on_fault=partial(self.fault, place),
            on_note=tell,
        )

    def skip(self, place: str, reason: str) -> None:
        """Note and tell what is passed over for a good reason."""
        self.skipped.append((place, reason))
        tell(f"Skipped: {place}: {reason}")

    def fault(self, place: str, error: EntenteError) -> None:
        """Note and tell what could not be read; stop the run if one is enough for that."""
        self.faults += 1
        where, _, reason = str(error).partition(": ")
        self.skipped.append((where, reason) if reason else (place, where))
        tell(f"Error: {error}")
        if self.strict:
            from graph.pipeline.interrupts import StoppedError

            raise StoppedError(str(error))
