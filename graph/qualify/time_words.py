"""The pattern of words for time, made from `sources/lexicon/time.yaml`.

Months and weekdays need their capital, so that "may" and "march" stay verbs.
"""

from __future__ import annotations

import re
from functools import cache

from graph.curated.lexicon import lexicon


@cache
def points() -> re.Pattern[str]:
    """Give the pattern of all words for time that stand without a preposition."""
    table = lexicon("time")
    month = "|".join(sorted((m.capitalize() for m in table["months"]), key=len, reverse=True))
    weekday = "|".join(day.capitalize() for day in table["weekdays"])
    unit = "|".join(sorted(table["units"], key=len, reverse=True))
    step = rf"(?i:{'|'.join(table['steps'])})"
    count = rf"(?i:{'|'.join(sorted(table['numbers'], key=len, reverse=True))})|\d{{1,3}}"
    so_far = "|".join(re.escape(words) for words in table["so_far"])
    day, year = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?", r"(?P<{0}>1[5-9]\d\d|20\d\d)"
    months = rf"(?P<{{0}}>{month})\b(?:\.(?= [\da-z]))?"
    kinds = (
        r"(?P<iso>\d{4}-\d\d-\d\d)",
        rf"{day.format('d1')} (?:of )?{months.format('m1')}(?:,? {year.format('y1')})?",
        rf"{months.format('m2')} {day.format('d2')}\b(?:,? {year.format('y2')})?",
        rf"(?:(?i:early|mid|late)[- ])?{months.format('m3')},? (?:of )?{year.format('y3')}",
        rf"(?P<ago>(?P<n1>{count})(?: of)? (?P<u1>{unit}) ago)",
        rf"(?i:the) (?P<roll>{step}) (?:(?P<n2>{count}) )?(?P<u2>{unit})",
        rf"(?P<part>(?i:earlier|later)) (?:(?P<s5>this|last) (?P<u5>{unit})|in (?P<m5>{month}))",
        rf"(?P<edge>end|start|beginning|middle) of (?:the |this )?"
        rf"(?:(?P<s6>{step}) )?(?:(?P<u6>{unit})|{year.format('y6')}|{months.format('m6')})",
        rf"(?P<s4>{step}) (?:(?P<u4>{unit})|(?P<m4>{month})|(?P<w4>{weekday}))",
        r"(?:(?i:early|mid|late)[- ])?(?P<decade>1[5-9]\d0|20\d0)[’']?s",
        rf"(?:(?i:early|mid|late)[- ])?{year.format('year')}",
        rf"(?:(?i:early|mid|late)[- ])?(?P<month>{month})",
        rf"(?P<weekday>{weekday})",
        rf"(?P<day>(?i:{'|'.join(table['days'])}))",
        rf"(?P<far>(?i:{so_far}))",
        rf"(?P<lasting>(?P<n7>{count}) (?P<u7>{unit}))",
    )
    return re.compile(rf"(?<![\w$€£,.-])(?:{'|'.join(kinds)})(?![\w]|[,.]\d|-\w)")
