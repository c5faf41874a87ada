"""Text as saved in, its paragraphs out, each on one line with single spaces.

A line break ends a paragraph, except in text that was wrapped at a fixed width: there
the next line's first word would not have fitted on the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_SPACE = re.compile(r"[^\S\n]+")
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_BREAK = re.compile(r"\r\n?|[\u2028\u2029\v\f\x85]")
_MIN_WIDTH = 45
_RAGGED = 12


def paragraphs(text: str) -> list[str]:
    """Give the paragraphs of a text in order; blank lines and wrapping are gone."""
    blocks = list(_blocks(text))
    width = max((w for w in map(_wrap_width, blocks) if w is not None), default=None)
    found: list[str] = []
    for block in blocks:
        found.extend([" ".join(block)] if _wrapped_at(block, width) else block)
    return found


def _blocks(text: str) -> Iterator[list[str]]:
    """Yield runs of lines that have no blank line between them."""
    clean = _SPACE.sub(" ", _UNSEEN.sub("", _BREAK.sub("\n", text)))
    for block in re.split(r"\n(?: ?\n)+", clean):
        lines = [line.strip() for line in block.split("\n")]
        if lines := [line for line in lines if line]:
            yield lines


def _wrap_width(block: Sequence[str]) -> int | None:
    """Give the width at which a block was wrapped, None if it does not look wrapped."""
    width = max(map(len, block))
    goes_on = any(nxt[0].islower() and line[-1] not in ".!?" for line, nxt in pairwise(block))
    return width if width >= _MIN_WIDTH and goes_on and _filled(block, width) else None


def _wrapped_at(block: Sequence[str], width: int | None) -> bool:
    return width is not None and len(block) > 1 and _filled(block, width - _RAGGED)


def _filled(block: Sequence[str], width: int) -> bool:
    """Whether no line could have taken the first word of the next within the width."""
    return all(len(line) + 1 + len(nxt.split(" ", 1)[0]) > width for line, nxt in pairwise(block))
