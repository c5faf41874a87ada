"""What was measured as a table in Markdown, with what is wanted and whether it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True)
class Row:
    """One measured thing: how much here, and how much of something measured in the same run."""

    section: str
    what: str
    here: str
    ratio: str = ""
    most: float | None = None
    least: float | None = None

    @property
    def wanted(self) -> str:
        """What is wanted, in words."""
        if self.most is not None:
            return f"at most {self.most:g}"
        return "" if self.least is None else f"at least {self.least:g}"

    @property
    def holds(self) -> bool:
        """Whether it is as wanted."""
        value = float(self.ratio or self.here.split()[0])
        if self.most is not None:
            return value <= self.most
        return self.least is None or value >= self.least

    def __str__(self) -> str:
        verdict = ("yes" if self.holds else "**no**") if self.wanted else ""
        return f"| {self.what} | {self.here} | {self.ratio} | {self.wanted} | {verdict} |"


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield a table for each section."""
    for section, group in groupby(rows, key=lambda row: row.section):
        yield f"\n## {section}\n"
        yield "| what | measured | ratio | wanted | holds |"
        yield "| --- | ---: | ---: | --- | --- |"
        yield from map(str, group)
