"""Calendar days, weeks, months, years and decades as half-open spans of days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Span = tuple[date, date]
ONE_DAY = timedelta(days=1)


def of_month(year: int, month: int) -> Span:
    """Give the days of a month.

    >>> of_month(2024, 2)[1].isoformat()
    '2024-03-01'
    """
    start = date(year, month, 1)
    return start, start + timedelta(days=monthrange(year, month)[1])


def of_year(year: int) -> Span:
    """Give the days of a year."""
    return date(year, 1, 1), date(year + 1, 1, 1)


def of_unit(unit: str, day: date) -> Span:
    """Give the calendar day, week, weekend, month, year or decade around a day."""
    if unit == "month":
        return of_month(day.year, day.month)
    if unit == "year":
        return of_year(day.year)
    if unit == "decade":
        first = day.year // 10 * 10
        return date(first, 1, 1), date(first + 10, 1, 1)
    if unit == "day":
        return day, day + ONE_DAY
    monday = day - timedelta(days=day.weekday())
    return (monday + 5 * ONE_DAY if unit == "weekend" else monday), monday + 7 * ONE_DAY


def shift(unit: str, day: date, count: int) -> date:
    """Give the day so many units later, or earlier where `count` is negative."""
    if unit in {"day", "week", "weekend"}:
        return day + timedelta(days=count * (1 if unit == "day" else 7))
    months = count * {"month": 1, "year": 12, "decade": 120}[unit] + day.year * 12 + day.month - 1
    year, month = divmod(months, 12)
    year = min(max(year, date.min.year), date.max.year - 100)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
