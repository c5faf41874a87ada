"""Raw text in, the spans that name actors of the register out, before any parsing.

Strong names link alone. Weak names ("Georgia", "Kim") link only with support from the rest
of the text or from who is in office that day; what stays ambiguous stays unlinked. A span
holds the name alone, without the possessive 's and without the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from graph.link.context import Context, Span
from graph.link.register import Register
from graph.link.spellings import WORD, Spelling, fold
from graph.link.support import decide, is_open
from graph.link.surroundings import is_in_capitals, line_around
from graph.model.sentence import Form, Name

_AFTER = re.compile(r"(?![^\W_])(?!'(?!(?:s|S|d|ll|ve|re)\b)[^\W_])(?!\.[a-z])")
_ARTICLE = re.compile(r"\b[Tt]he $|\bTHE $")
# A line break inside a paragraph of long lines is a space; one after a headline ends the line.
_WRAPPED = re.compile(r"(?<=[^\n]{50})\n(?=[^\s])")
_ENGLISH = frozenset({"WHO", "QUAD"})


def find_names(text: str, register: Register, day: date | None = None) -> tuple[Name, ...]:
    """Give the names in text order, without overlap; `day` is that of the article."""
    plain = _WRAPPED.sub(" ", fold(text))
    spans = tuple(_spans(plain, register))
    context = Context.of(plain, spans, register, day)
    return tuple(name for span in spans if (name := decide(span, context)) is not None)


def open_names(text: str, register: Register, day: date | None = None) -> tuple[Name, ...]:
    """Give the names that stay unlinked because nothing in the text tells whose they are.

    Their actors are those that could be meant.
    """
    plain = _WRAPPED.sub(" ", fold(text))
    spans = tuple(_spans(plain, register))
    context = Context.of(plain, spans, register, day)
    return tuple(span.left_open() for span in spans if is_open(span, context))


def known_spans(text: str, register: Register) -> dict[tuple[int, int], bool]:
    """Give where words stand that the register knows, linked or not, and which are demonyms."""
    plain = _WRAPPED.sub(" ", fold(text))
    return {
        (start, end): any(sense.form is Form.DEMONYM for sense in spelling.senses)
        for start, end, spelling in _found(plain, register)
    }


def _spans(plain: str, register: Register) -> Iterator[Span]:
    """Yield what is spelled like a name; traps are passed over."""
    for start, end, spelling in _found(plain, register):
        if spelling.senses:
            yield Span(start, end, spelling.text, spelling.senses)


def _found(plain: str, register: Register) -> Iterator[tuple[int, int, Spelling]]:
    """Yield the longest spelling at each word, from left to right."""
    spellings = register.spellings
    free = 0
    for word in WORD.finditer(plain):
        candidates = spellings.get(word[0])
        if candidates is None or (start := word.start()) < free:
            continue
        for spelling in candidates:
            if plain.startswith(spelling.text, start) and _is_at(spelling, plain, start):
                free = start + len(spelling.text)
                yield start, free, spelling
                break


def _is_at(spelling: Spelling, plain: str, start: int) -> bool:
    """Whether the words that start there are the spelling as a whole, in its circumstances."""
    end = start + len(spelling.text)
    if not _AFTER.match(plain, end):
        return False
    if spelling.prefix and not (plain[end : end + 1] == "-" and plain[end + 1 : end + 2].isupper()):
        return False
    if spelling.article and not _ARTICLE.search(plain, max(0, start - 4), start):
        return False
    if spelling.capitals:
        return is_in_capitals(line_around(plain, start))
    return spelling.text not in _ENGLISH or not is_in_capitals(line_around(plain, start))
