"""What a run of `ingest` did, counted as it goes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from graph.model.article import Article

WANTED = ("title", "date", "publisher", "author", "url")


@dataclass
class Report:
    """What a run did: articles by what became of them, and the statements read in them.

    `refused` are statements left out as their ends do not fit, each with its article; `missing`
    counts what could not be found in the articles that were read. `signal` is the
    number of the one that ended the run, if one did; `stopped` says that a fault did.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    statements: int = 0
    skipped: list[tuple[str, str]] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    missing: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    signal: int = 0
    stopped: bool = False

    @property
    def articles(self) -> int:
        """The articles that were done, in whatever way."""
        return self.new + self.changed + self.unchanged

    @property
    def interrupted(self) -> bool:
        """Whether somebody asked the run to end."""
        return self.signal > 0

    def lacking(self) -> dict[str, int]:
        """Give in how many of the articles that were read what of an article was not found."""
        return {name: self.missing[name] for name in WANTED if self.missing[name]}

    def skip(self, place: str, reason: str) -> None:
        """Note what was passed over, and why."""
        self.skipped.append((place, reason))

    def read(self, article: Article) -> None:
        """Note what could not be found of an article that was read."""
        self.missing.update(name for name in WANTED if getattr(article, name) is None)

    def data(self) -> dict[str, object]:
        """Give the report as plain values."""
        return {
            "articles": {
                "new": self.new,
                "changed": self.changed,
                "unchanged": self.unchanged,
                "skipped": len(self.skipped),
            },
            "claims": self.statements,
            "missing": self.lacking(),
            "skipped": [{"place": place, "reason": reason} for place, reason in self.skipped],
            "refused": [{"article": name, "statement": said} for name, said in self.refused],
            "seconds": round(self.seconds, 3),
            "interrupted": self.interrupted,
            "stopped": self.stopped,
        }
