"""A text in, the words for times in it out: "from March to June", "since 2022"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from graph.curated.lexicon import lexicon
from graph.qualify.time_words import points

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Expression:
    """Words for a time: their span, preposition, and the one or two points they name."""

    start: int
    end: int
    link: str
    first: re.Match[str]
    second: re.Match[str] | None = None


@lru_cache(maxsize=64)
def expressions(text: str) -> tuple[Expression, ...]:
    """Give the words for times in a text, in its order."""
    return tuple(_each_expression(text)) if _may_tell(text) else ()


def _may_tell(text: str) -> bool:
    """Whether anything is there without which no time is told: looked for in no time."""
    names, words = _signs()
    if _DIGIT.search(text) or any(name in text for name in names):
        return True
    lowered = text.lower()
    return any(word in lowered for word in words)


@cache
def _signs() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the shortest names and words of which every word for a time holds one, or a digit."""
    table = lexicon("time")
    names = {name.capitalize() for key in ("months", "weekdays") for name in table[key]}
    return _shortest(names), _shortest({*table["units"], *table["days"], *table["so_far"]})


def _shortest(words: Set[str]) -> tuple[str, ...]:
    """Give the words that hold no other one."""
    return tuple(sorted(w for w in words if not any(o != w and o in w for o in words)))


def _each_expression(text: str) -> Iterator[Expression]:
    found = list(points().finditer(text))
    taken = -1
    for at, point in enumerate(found):
        if at <= taken:
            continue
        before = _links().search(text[: point.start()])
        link = before.group(1).lower() if before else ""
        start = before.start() if before else point.start()
        after = found[at + 1] if at + 1 < len(found) else None
        if after is not None and link in {"from", "between"}:
            middle = text[point.end() : after.start()].strip().removesuffix("the").strip()
            if middle in ({"and"} if link == "between" else {"to", "until", "till", "through"}):
                taken = at + 1
                yield Expression(start, after.end(), link, point, after)
                continue
        yield Expression(start, point.end(), link, point)


@cache
def _links() -> re.Pattern[str]:
    table = lexicon("time")
    keys = ("inside", "from_start", "until_end", "until_start", "from_end")
    words = "|".join(word for key in keys for word in table[key])
    return re.compile(rf"\b({words}|between|of)(?: about| around| at)?(?: the)?\s+$", re.IGNORECASE)
