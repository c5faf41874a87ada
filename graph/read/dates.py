"""The first full date of a line, in the ways that pages print it."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = "|".join(rf"{m[:3]}(?:{m[3:]}|t)?\.?" if len(m) > 3 else m for m in _MONTHS)
_FORMS = (
    r"(?<!\d)(?P<y>\d{4})[-/.](?P<m>\d{2})[-/.](?P<d>\d{2})(?!\d)",
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{_MONTH}),?\s+(?P<y>\d{{4}})",
    rf"\b(?P<m>{_MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})",
)
_PATTERNS = tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)

_LONGEST_DATELINE = 90  # characters
_PLACE = re.compile(r"(?:[A-Z][\w.'’-]*[ ,/]*){1,5}[,(]")
_END = re.compile(r"\)?\s*(?:\([^)]{1,30}\)\s*)?[.:–—-]")


def find_date(line: str) -> date | None:
    """Give the date that stands first in the line.

    >>> find_date("Updated 3 May 2021, 4:25pm"), find_date("May 2021")
    (datetime.date(2021, 5, 3), None)
    """
    found = [m for pattern in _PATTERNS for m in pattern.finditer(line)]
    days = (_day(m) for m in sorted(found, key=re.Match.start))
    return next((day for day in days if day is not None), None)


def dateline(line: str) -> date | None:
    """Give the day with which a dispatch opens, behind its place.

    >>> dateline("NIAMEY, 17 March 2024. The rulers"), dateline("In Oslo, 17 March 2024 was cold")
    (datetime.date(2024, 3, 17), None)
    """
    head = line[:_LONGEST_DATELINE]
    for found in (m for pattern in _PATTERNS for m in pattern.finditer(head)):
        place = head[: found.start()].strip()
        if _PLACE.fullmatch(place) and _END.match(head, found.end()):
            return _day(found)
    return None


def _day(found: re.Match[str]) -> date | None:
    month = found["m"].lower()
    number = int(month) if month.isdigit() else _number_of(month)
    try:
        return date(int(found["y"]), number, int(found["d"]))
    except ValueError:
        return None


def _number_of(month: str) -> int:
    return next(n for n, name in enumerate(_MONTHS, 1) if month.startswith(name[:3]))
