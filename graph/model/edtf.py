"""Days and spans as people write them (EDTF): `2024-06-19`, `2024-06`, `2022/..`, `2022/2024-05`.

Written ends are part of the span; an `Interval` is half-open, so its end is the day after.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from graph.errors import InputError
from graph.model.quantity import Interval

_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
_OPEN = {"..", ""}


def parse_interval(written: str) -> Interval:
    """Give the half-open interval of a day, month, year, or of a span of them.

    >>> parse_interval("2024-06").iso, parse_interval("2022/..").iso
    ('2024-06-01/2024-07-01', '2022-01-01/..')
    """
    first, slash, last = written.strip().partition("/")
    last = last if slash else first
    start = None if first in _OPEN else _bounds(first, written)[0]
    end = None if last in _OPEN else _bounds(last, written)[1]
    if start is None and end is None:
        raise _wrong(written)
    if start and end and start >= end:
        raise InputError(f"expected a span that starts before it ends, got {written!r}")
    return Interval(start, end, written)


def format_interval(interval: Interval) -> str:
    """Give the shortest writing of an interval: a day, month or year, else first/last day.

    >>> format_interval(parse_interval("2024-06")), format_interval(parse_interval("../2023"))
    ('2024-06', '../2023-12-31')
    """
    start, end = interval.start, interval.end
    if start and end:
        day = str(start)  # strftime writes year 850 without its nought
        for written in (day, day[:7], day[:4]):
            if _bounds(written, written) == (start, end):
                return written
    last = end - timedelta(days=1) if end else None
    return "/".join(str(day) if day else ".." for day in (start, last))


def _bounds(part: str, written: str) -> tuple[date, date]:
    """Give the first day of a day, month or year, and the day after its last."""
    found = _DAY.fullmatch(part)
    if not found:
        raise _wrong(written)
    year, month, day = (int(number) if number else None for number in found.groups())
    try:
        start = date(year or 0, month or 1, day or 1)
        if day:
            return start, start + timedelta(days=1)
        if month:
            return start, date(start.year + month // 12, month % 12 + 1, 1)
        return start, date(start.year + 1, 1, 1)
    except (ValueError, OverflowError) as error:
        raise _wrong(written) from error


def _wrong(written: str) -> InputError:
    return InputError(f"expected a date like 2024-06-19, 2024-06 or 2022/.., got {written!r}")
