"""Paths and addresses given on the command line in, their articles out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from graph.cli.output import tell
from graph.errors import EntenteError, InputError

if TYPE_CHECKING:
    from graph.model.article import Article


@dataclass
class Places:
    """What is to be read; `faults` counts what could not be, after it was told."""

    places: Sequence[str]
    day: date | None = None
    faults: int = 0

    def articles(self) -> Iterator[Article]:
        """Yield the articles of all places; a fault is told, and the rest read on."""
        from graph.read import read

        seen: dict[str, str] = {}
        for place in self.places:
            for article in read(place, on_fault=self._fault):
                if seen.setdefault(article.id, place) != place:
                    first = seen[article.id]
                    self._fault(
                        InputError(f"{place}: expected a new id, got {article.id!r} as in {first}")
                    )
                    continue
                if not article.language.startswith("en"):
                    tell(f"Warning: {article.id}: expected English, got {article.language!r}")
                yield replace(article, date=self.day) if self.day else article

    def _fault(self, error: EntenteError) -> None:
        self.faults += 1
        tell(f"Error: {error}")
