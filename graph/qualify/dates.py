"""Words for time and the day of an article in, half-open spans of days out.

An imprecise date is a span: "in March" is the whole month, "two years ago" a whole year.
Without the article's day only absolute dates resolve.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from graph.curated.lexicon import lexicon
from graph.qualify.calendar import ONE_DAY, Span, of_month, of_unit, of_year, shift


def resolve(found: re.Match[str], published: date | None, direction: int) -> Span | None:
    """Give the days of a word for time; `direction` is -1 in the past, 1 in the future."""
    values = {name: text.lower() for name, text in found.groupdict().items() if text is not None}
    for keys, handler in _HANDLERS:
        if keys & values.keys():
            return handler(values, published, direction)
    return None


Values = dict[str, str]


def _number(word: str) -> int:
    return int(word) if word.isdigit() else int(lexicon("time")["numbers"][word])


def _month(word: str) -> int:
    return int(lexicon("time")["months"][word])


def _unit(word: str) -> str:
    return str(lexicon("time")["units"][word])


def _step(word: str) -> int:
    return int(lexicon("time")["steps"][word])


def _iso(values: Values, _published: date | None, _direction: int) -> Span | None:
    try:
        day = date.fromisoformat(values["iso"])
    except ValueError:
        return None
    return day, day + ONE_DAY


def _date(values: Values, published: date | None, direction: int) -> Span | None:
    number = int(values.get("d1") or values["d2"])
    month = _month(values.get("m1") or values["m2"])
    written = values.get("y1") or values.get("y2")
    if written is not None:
        years = [int(written)]
    elif published is not None:
        years = [published.year - 1, published.year, published.year + 1]
    else:
        return None
    days = [date(y, month, number) for y in years if 0 < number <= monthrange(y, month)[1]]
    day = _nearest(days, published, direction) if written is None else next(iter(days), None)
    return None if day is None else (day, day + ONE_DAY)


def _nearest(days: list[date], published: date | None, direction: int) -> date | None:
    if published is None:
        return None
    right = [d for d in days if direction == 0 or (d - published).days * direction >= 0]
    return min(right, key=lambda d: abs((d - published).days), default=None)


def _month_of_year(values: Values, _published: date | None, _direction: int) -> Span | None:
    return of_month(int(values["y3"]), _month(values["m3"]))


def _ago(values: Values, published: date | None, _direction: int) -> Span | None:
    if published is None:
        return None
    unit = _unit(values["u1"])
    return of_unit(unit, shift(unit, published, -_number(values["n1"])))


def _rolling(values: Values, published: date | None, _direction: int) -> Span | None:
    if published is None:
        return None
    unit, count = _unit(values["u2"]), _number(values.get("n2", "one"))
    step = _step(values["roll"])
    if step > 0:
        return published, shift(unit, published, count) + ONE_DAY
    return (shift(unit, published, -count), published + ONE_DAY) if step < 0 else None


def _part(values: Values, published: date | None, direction: int) -> Span | None:
    if published is None:
        return None
    if "m5" in values:
        span = _recent_month(_month(values["m5"]), published, direction)
    else:
        unit = _unit(values["u5"])
        span = of_unit(unit, shift(unit, published, _step(values["s5"])))
    if not span[0] <= published < span[1]:
        return span
    if values["part"] == "later":
        return published, span[1]
    return span[0], max(published, span[0] + ONE_DAY)


def _edge(values: Values, published: date | None, direction: int) -> Span | None:
    if "y6" in values:
        year = int(values["y6"])
        return _side(values["edge"], of_month(year, 1), of_month(year, 12), of_year(year))
    if published is None:
        return None
    if "m6" in values:
        span = _recent_month(_month(values["m6"]), published, direction)
    else:
        unit = _unit(values["u6"])
        span = of_unit(unit, shift(unit, published, _step(values.get("s6", "this"))))
    return _side(values["edge"], (span[0], span[0] + ONE_DAY), (span[1] - ONE_DAY, span[1]), span)


def _side(edge: str, first: Span, last: Span, whole: Span) -> Span:
    return {"end": last, "middle": whole}.get(edge, first)


def _stepped(values: Values, published: date | None, _direction: int) -> Span | None:
    if published is None:
        return None
    step = _step(values["s4"])
    if "u4" in values:
        unit = _unit(values["u4"])
        return of_unit(unit, shift(unit, published, step))
    if "w4" in values:
        return _stepped_weekday(values["w4"], published, step)
    month = _month(values["m4"])
    year = published.year
    if step < 0 and month >= published.month:
        year -= 1
    if step > 0 and month <= published.month:
        year += 1
    return of_month(year, month)


def _stepped_weekday(word: str, published: date, step: int) -> Span:
    wanted = int(lexicon("time")["weekdays"][word])
    gap = (wanted - published.weekday()) % 7
    if step < 0:
        gap = gap - 7
    if step > 0 and gap == 0:
        gap = 7
    if step == 0:
        gap = wanted - published.weekday()
    day = published + gap * ONE_DAY
    return day, day + ONE_DAY


def _decade(values: Values, _published: date | None, _direction: int) -> Span | None:
    first = int(values["decade"])
    length = 100 if first % 100 == 0 and first < 2000 else 10
    return date(first, 1, 1), date(first + length, 1, 1)


def _year(values: Values, _published: date | None, _direction: int) -> Span | None:
    return of_year(int(values["year"]))


def _bare_month(values: Values, published: date | None, direction: int) -> Span | None:
    if published is None:
        return None
    return _recent_month(_month(values["month"]), published, direction)


def _recent_month(month: int, published: date, direction: int) -> Span:
    """Give the month that began last, or that ends next where the talk is of the future."""
    if direction > 0:
        return of_month(published.year + (month < published.month), month)
    return of_month(published.year - (month > published.month), month)


def _weekday(values: Values, published: date | None, direction: int) -> Span | None:
    if published is None:
        return None
    wanted = int(lexicon("time")["weekdays"][values["weekday"]])
    gap = (wanted - published.weekday()) % 7
    day = published + (gap if direction > 0 or gap == 0 else gap - 7) * ONE_DAY
    return day, day + ONE_DAY


def _named_day(values: Values, published: date | None, _direction: int) -> Span | None:
    if published is None:
        return None
    day = published + int(lexicon("time")["days"][values["day"]]) * ONE_DAY
    return day, day + ONE_DAY


def _nothing(_values: Values, _published: date | None, _direction: int) -> Span | None:
    return None


_HANDLERS: list[tuple[frozenset[str], Callable[[Values, date | None, int], Span | None]]] = [
    (frozenset({"iso"}), _iso),
    (frozenset({"d1", "d2"}), _date),
    (frozenset({"y3"}), _month_of_year),
    (frozenset({"ago"}), _ago),
    (frozenset({"roll"}), _rolling),
    (frozenset({"part"}), _part),
    (frozenset({"edge"}), _edge),
    (frozenset({"s4"}), _stepped),
    (frozenset({"decade"}), _decade),
    (frozenset({"year"}), _year),
    (frozenset({"month"}), _bare_month),
    (frozenset({"weekday"}), _weekday),
    (frozenset({"day"}), _named_day),
    (frozenset({"far", "lasting"}), _nothing),
]
