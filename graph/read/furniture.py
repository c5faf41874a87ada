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

_SHORT = 14
_CAPTION = 60
_BLOCK = 200
_ENOUGH = 100


def body(lines: Sequence[str]) -> list[str]:
    """Give the paragraphs of the article; without any prose, what is no plain furniture."""
    lines = _before_tail(lines)
    prose = [without_bullet(line) for line in lines if _is_body(line)]
    return prose or [line for line in lines if not is_furniture(line)]


def is_furniture(line: str) -> bool:
    """Whether a line is a page's own: share links, sign-up boxes, credits, captions."""
    words = len(line.split())
    if words > _BLOCK:
        return False
    lexicon = _lexicon()
    if words <= _SHORT and lexicon["lines"].fullmatch(line):
        return True
    if words <= _CAPTION and lexicon["credits"].search(line):
        return True
    return is_aside(line) or lexicon["phrases"].search(line) is not None


def _is_body(line: str) -> bool:
    return is_prose(line) and not is_furniture(line)


def _before_tail(lines: Sequence[str]) -> list[str]:
    """Cut at the first line that opens other articles.

    That is a tail only if most of the prose stands before it, and what follows it is for the
    most part no prose; a box of links in the middle of an article is neither.
    """
    counts = [len(line.split()) if _is_body(line) else 0 for line in lines]
    total, read = sum(counts), 0
    for i, line in enumerate(lines):
        if read >= max(_ENOUGH, total / 2) and _opens_tail(line):
            rest = counts[i:]
            if 2 * rest.count(0) >= len(rest):
                return list(lines[:i])
        read += counts[i]
    return list(lines)


def _opens_tail(line: str) -> bool:
    return len(line.split()) <= _CAPTION and _lexicon()["tails"].fullmatch(line) is not None


@cache
def _lexicon() -> dict[str, re.Pattern[str]]:
    """Give one pattern for each section of the lexicon; `credits` must end the line."""
    sections = lexicon("furniture")
    faults: list[str] = []
    found = {}
    for name in ("lines", "phrases", "credits", "tails"):
        parts = [_part(p, name, faults) for p in sections.get(name, ())]
        found[name] = "|".join(f"(?:{p})" for p in parts)
    if faults:
        raise CuratedError(faults)
    found["credits"] = rf"(?:{found['credits']})[\s)\]]*$"
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in found.items()}


def _part(pattern: str, section: str, faults: list[str]) -> str:
    """Give the pattern with `'` for any apostrophe; note it among the faults if it is none."""
    try:
        re.compile(pattern)
    except re.error as error:
        expected = f"expected a regular expression, got {pattern!r}: {error}"
        faults.append(f"sources/lexicon/furniture.yaml: {section}: {expected}")
    return pattern.replace("'", "['’]")
