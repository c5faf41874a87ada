"""A text in, the stretches that are parsed at once out, with the places where sentences may start.

Every paragraph is parsed by itself, so that a headline without a full stop cannot run
into the text below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

LONGEST = 6_000  # characters parsed at once; a longer paragraph is cut at a space
MOST_WORDS = 200  # parsed at once without the end of a sentence: lists and tables, not prose
MOST_ENDLESS = 4  # times LONGEST without the end of a sentence in a line; what follows is no prose
_ENDS = frozenset(".!?;")
_SAID = {True: 1, False: -1, None: 0}
# After these a sentence may start.
_STOPS = frozenset(".!?:…\"”“'’)]-–—*•")
_END = re.compile(r"[.!?;][\"'”’)]*(?!\S)")
# Signs in a row without a word: rules, dots that lead to a page number, damage.
_SIGNS = re.compile(r"[^\w\s](?:\s{0,9}[^\w\s]){19,}")
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
# "BEIRUT, Lebanon (Reuters) - ": where a report was filed is no part of its first sentence.
_DATELINE = re.compile(
    r"""\s*(?:[A-Z][A-Z'’./ -]{2,40}[A-Z]  # a city in capitals, or any before an agency
          |[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]+)?(?=[^(\n]{,40}\s\([A-Z][\w/ .&-]{1,30}\)\s?[-–—]))
        (?:,\s[A-Z\d][\w.'’ -]{2,30})*  # country, day, year
        (?:\s\([A-Z][\w/ .&-]{1,30}\))?
        \s?(?:--|[-–—])\s(?=["“‘]?[A-Z])""",
    re.VERBOSE,
)


class Word(NamedTuple):
    """A word to parse: its place in the text and what stands in for it."""

    start: int
    end: int
    parsed: str
    known: bool


@dataclass(frozen=True)
class Passage:
    """Words that are parsed at once, and the number of the text that they belong to."""

    text: int
    words: tuple[Word, ...]

    def __len__(self) -> int:
        return len(self.words)

    @property
    def forms(self) -> list[str]:
        """What is parsed in the words' place."""
        return [word.parsed for word in self.words]

    @property
    def spaced(self) -> list[bool]:
        """Whether a space stands before each word; one does before the first."""
        return [True, *(one.end < two.start for one, two in pairwise(self.words))]

    @property
    def told(self) -> list[int]:
        """1 where a sentence starts, -1 where none does, 0 where that is for the parser to say."""
        return [_SAID[start] for start in starts(self.words)]


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where paragraphs start and end; where a report was filed is one of its own."""
    for found in _PARAGRAPH.finditer(text):
        start, end = found.span()
        if filed := _DATELINE.match(text, start, end):
            yield start, filed.end()
            start = filed.end()
        endless = 0
        while end - start > LONGEST:
            cut = text.rfind(" ", start + 1, start + LONGEST)
            cut = cut if cut > start else start + LONGEST
            endless = 0 if _END.search(text, start, cut) else endless + 1
            if endless <= MOST_ENDLESS:
                yield start, cut
            start = cut
        yield start, end


def pieces(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """Yield the words, cut where a sentence would get too long to be one."""
    start = last = 0
    for place, word in enumerate(words):
        if word.parsed in _ENDS:
            last = place
        elif place - last >= MOST_WORDS:
            yield tuple(words[start:place])
            start = last = place
    if start < len(words):
        yield tuple(words[start:])


def without_signs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches between long rows of signs."""
    for found in _SIGNS.finditer(text, start, end):
        yield start, found.start()
        start = found.end()
    yield start, end


def starts(words: Sequence[Word]) -> list[bool | None]:
    """Say of each word whether a sentence starts there: None where that is for the parser to say.

    A semicolon parts clauses that stand alone; told so, the parser joins nothing across it.
    Within a paragraph nothing else but the end of a sentence does: no name is cut in two.
    """
    found: list[bool | None] = [None, *[False] * (len(words) - 1)]
    for number, before in enumerate(words[:-1], 1):
        if before.parsed == ";":
            found[number] = True
        elif before.parsed[-1] in _STOPS and not _said_on(words, number):
            found[number] = None
    return found


def _said_on(words: Sequence[Word], number: int) -> bool:
    """Whether a quotation just closed after a comma: its speaker follows."""
    closed = words[number - 1].parsed in {'"', "”", "'", "’", "''"}
    return closed and number > 1 and words[number - 2].parsed == ","
