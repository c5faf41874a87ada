"""Articles in, the names that link to nothing out: the register's to-do list.

A name is two or more capitalised words in a row that no name of the register covers; a
single word tells too little. Lines in capitals and headlines in title case are passed over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.link.names import known_spans, open_names
from graph.link.register import Register
from graph.link.spellings import fold
from graph.link.surroundings import (
    CALENDAR,
    FUNCTION_WORDS,
    TITLES,
    is_in_capitals,
    is_in_title_case,
    line_around,
)
from graph.model.article import Article

_CAPITAL = r"(?:[A-Z]\.|[A-Z]\w*(?:['-]\w+)*)"
_LINK = r"(?: (?:of|of the|and|for|al|el|bin|ibn|de|de la|del|da|do|dos|di|van|von|der|den|le) | )"
_NAME = re.compile(rf"\b(?:{_CAPITAL})(?:{_LINK}(?:al-|el-)?{_CAPITAL})+")
_WORD = re.compile(r"\S+")
_AROUND = FUNCTION_WORDS | TITLES | CALENDAR


@dataclass(frozen=True)
class Unknown:
    """A name that the register lacks, how often it stands in how many articles."""

    name: str
    times: int
    articles: int


def count_unknown(
    articles: Iterable[Article], register: Register, *, least: int = 1
) -> tuple[Unknown, ...]:
    """Give the names that link to nothing, most frequent first, from `least` times on."""
    times: Counter[str] = Counter()
    within: Counter[str] = Counter()
    for article in articles:
        found = Counter(unknown_names(article, register))
        times += found
        within.update(found.keys())
    ordered = sorted(times.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Unknown(name, n, within[name]) for name, n in ordered if n >= least)


@dataclass(frozen=True)
class Open:
    """A name that could mean these actors or none, how often it stands in how many articles."""

    name: str
    times: int
    articles: int
    actors: tuple[str, ...]


def count_open(
    articles: Iterable[Article], register: Register, *, least: int = 1
) -> tuple[Open, ...]:
    """Give the names that stay ambiguous, most frequent first, from `least` times on."""
    times: Counter[str] = Counter()
    within: Counter[str] = Counter()
    actors: dict[str, tuple[str, ...]] = {}
    for article in articles:
        names = open_names(article.text, register, article.date)
        found = Counter(article.text[name.start : name.end] for name in names)
        actors |= {article.text[name.start : name.end]: name.actors for name in names}
        times += found
        within.update(found.keys())
    ordered = sorted(times.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Open(name, n, within[name], actors[name]) for name, n in ordered if n >= least)


def unknown_names(article: Article, register: Register) -> Iterator[str]:
    """Yield the names of a text that link to nothing, in text order."""
    plain = fold(article.text)
    known = known_spans(article.text, register)
    rest = _without(plain, [span for span, is_demonym in known.items() if not is_demonym])
    for found in _NAME.finditer(rest):
        line = line_around(plain, found.start())
        if is_in_capitals(line) or is_in_title_case(line):
            continue
        start, end = _trimmed(plain, found.start(), found.end())
        words = [word for word in _WORD.finditer(plain, start, end) if word[0][0].isupper()]
        if len(words) > 1 and not all(_is_within(word.start(), known) for word in words):
            yield re.sub(r"'s?$", "", article.text[start:end].replace("’", "'"))


def _is_within(at: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _without(plain: str, spans: Iterable[tuple[int, int]]) -> str:
    """Blot out what the register knows, so that no name reaches into it."""
    pieces, done = [], 0
    for start, end in spans:
        pieces += [plain[done:start], "\n" * (end - start)]
        done = end
    return "".join((*pieces, plain[done:]))


def _trimmed(plain: str, start: int, end: int) -> tuple[int, int]:
    """Leave out function words, titles and days at both ends of a name."""
    words = list(_WORD.finditer(plain, start, end))
    plainly = [word[0].casefold().rstrip(".") not in _AROUND for word in words]
    kept = [word for word, is_name in zip(words, plainly, strict=True) if is_name]
    return (kept[0].start(), kept[-1].end()) if kept else (end, end)
