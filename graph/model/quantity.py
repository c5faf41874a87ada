"""Amounts and intervals as texts give them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Bound(StrEnum):
    """How a number limits an amount."""

    EXACTLY = "exactly"
    ABOUT = "about"
    AT_LEAST = "atLeast"
    AT_MOST = "atMost"


_UNCOUNTED = frozenset({"per cent", "percent", "%", "people", "personnel"})
_BOUNDS = {
    Bound.EXACTLY: "",
    Bound.ABOUT: "about ",
    Bound.AT_LEAST: "at least ",
    Bound.AT_MOST: "at most ",
}


@dataclass(frozen=True)
class Amount:
    """A number with its unit: `at least 10,000 shipping containers`.

    `unit` is singular and in plain words ("shipping container", "per cent"); `of` is
    the whole that a share refers to ("its trade"); `written` the words of the text.
    """

    number: Decimal
    unit: str
    bound: Bound = Bound.EXACTLY
    of: str | None = None
    written: str = ""

    @property
    def words(self) -> str:
        """The amount as the text has it, else in our words.

        >>> Amount(Decimal(7000), "container", Bound.ABOUT, "ammunition").words
        'about 7,000 containers of ammunition'
        """
        if self.written:
            return self.written
        unit = self.unit if self.number == 1 else _plural(self.unit)
        whole = f" of {self.of}" if self.of else ""
        return f"{_BOUNDS[self.bound]}{self.number:,f} {unit}".strip() + whole


def _plural(unit: str) -> str:
    return unit if not unit or unit.endswith("s") or unit in _UNCOUNTED else f"{unit}s"


@dataclass(frozen=True)
class Interval:
    """A half-open span of days; an open side is None. `written` are the text's words.

    >>> Interval(date(2024, 6, 1), date(2024, 7, 1)).iso
    '2024-06-01/2024-07-01'
    """

    start: date | None = None
    end: date | None = None
    written: str = ""

    @property
    def iso(self) -> str:
        """The interval in ISO 8601 form, `..` for an open side (EDTF)."""
        first, last = (day.isoformat() if day else ".." for day in (self.start, self.end))
        return f"{first}/{last}"
