"""What was measured as a table in Markdown, with what is wanted and whether it holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


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


def table(section: str, said: str, rows: Iterable[Row]) -> str:
    """Give the table of a section under its heading, with what is said of it."""
    lines = [f"## {section.capitalize()}", "", *([said, ""] if said else [])]
    lines += ["| what | measured | ratio | wanted | holds |", "| --- | ---: | ---: | --- | --- |"]
    return "\n".join([*lines, *map(str, rows)]) + "\n\n"


def with_table(document: str, section: str, made: str) -> str:
    """Give a document with the table in place of the one under the same heading, or at its end.

    >>> with_table("# A\\n\\n## Start\\n\\nold\\n\\n## End\\n", "start", "## Start\\n\\nnew\\n\\n")
    '# A\\n\\n## Start\\n\\nnew\\n\\n## End\\n'
    """
    head, mark, rest = document.partition(f"## {section.capitalize()}\n")
    tail = rest.partition("\n## ") if mark else ("", "", "")
    return f"{head.rstrip()}\n\n{made}{tail[1].lstrip()}{tail[2]}".rstrip() + "\n"
