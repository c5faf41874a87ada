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
