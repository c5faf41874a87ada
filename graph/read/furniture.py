"""Lines of a saved page in, paragraphs of prose out.

What a page prints around an article is told by the shape of a line first (no sentence
end, list items, menus) and by the phrases of `sources/lexicon/furniture.yaml` second.
A text without any prose keeps its lines: a headline alone is a text too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from graph.curated.lexicon import lexicon
from graph.errors import CuratedError
from graph.read.shape import is_aside, is_prose, without_bullet

_CAPITAL = re.compile("[A-Z]")
_SHORT = 14
_CAPTION = 60
_BLOCK = 200
_LONGEST = 10 * _BLOCK
_ENOUGH = 100
_CREDIT = 200  # signs at the end of a line in which a credit stands


def body(lines: Sequence[str]) -> list[str]:
    """Give the paragraphs of the article; without any prose, what is no plain furniture."""
    counts = [len(line.split()) if _is_body(line) else 0 for line in lines]
    end = _tail(lines, counts)
    prose = [without_bullet(line) for line, n in zip(lines[:end], counts, strict=False) if n]
    return prose or [line for line in lines[:end] if not is_furniture(line)]


def is_furniture(line: str) -> bool:
    """Whether a line is a page's own: share links, sign-up boxes, credits, captions."""
    words = len(line.split())
    if words > _BLOCK or len(line) > _LONGEST:
        return False
    if words <= _SHORT and _pattern("lines").fullmatch(line):
        return True
    if words <= _CAPTION and _pattern("credits").search(line[-_CREDIT:]):
        return True
    lower = line.lower()
    return is_aside(line) or any(phrase.search(lower) for phrase in _phrases())


def _is_body(line: str) -> bool:
    return is_prose(line) and not is_furniture(line)


def _tail(lines: Sequence[str], counts: Sequence[int]) -> int:
    """Give the place of the first line that opens other articles; `counts` are words of prose.

    That is a tail only if most of the prose stands before it, and what follows it is for the
    most part no prose; a box of links in the middle of an article is neither.
    """
    total, read = sum(counts), 0
    for i, line in enumerate(lines):
        if read >= max(_ENOUGH, total / 2) and _opens_tail(line):
            rest = counts[i:]
            if 2 * rest.count(0) >= len(rest):
                return i
        read += counts[i]
    return len(lines)


def _opens_tail(line: str) -> bool:
    return len(line.split()) <= _CAPTION and _pattern("tails").fullmatch(line) is not None


@cache
def _pattern(section: str) -> re.Pattern[str]:
    """Give one pattern for a section of the lexicon; `credits` must end the line."""
    found = "|".join(f"(?:{entry})" for entry in _lexicon()[section])
    end = r"[\s)\]]*$" if section == "credits" else ""
    return re.compile(f"(?:{found}){end}", re.IGNORECASE)


@cache
def _phrases() -> tuple[re.Pattern[str], ...]:
    """Give the phrases one by one, for lines in lower case: that is the quickest by far."""
    return tuple(re.compile(entry) for entry in _lexicon()["phrases"])


@cache
def _lexicon() -> dict[str, list[str]]:
    sections, faults = lexicon("furniture"), list[str]()
    names = ("lines", "phrases", "credits", "tails")
    found = {name: [_part(p, name, faults) for p in sections.get(name, ())] for name in names}
    if faults:
        raise CuratedError(faults)
    return found


def _part(pattern: str, section: str, faults: list[str]) -> str:
    """Give the pattern with `'` for any apostrophe; note it among the faults if it is none."""
    try:
        re.compile(pattern)
    except re.error as error:
        expected = f"expected a regular expression, got {pattern!r}: {error}"
        faults.append(f"sources/lexicon/furniture.yaml: {section}: {expected}")
    if section == "phrases" and _CAPITAL.search(re.sub(r"\\.", "", pattern)):
        expected = f"expected a pattern in lower case, got {pattern!r}"
        faults.append(f"sources/lexicon/furniture.yaml: {section}: {expected}")
    return pattern.replace("'", "['’]")
