"""Words of a sentence in, the slices that it belongs to out: negation, future, reported, denial."""

from __future__ import annotations

import re
from functools import cache

from graph.curated.lexicon import lexicon


def slices_of(words: str) -> tuple[str, ...]:
    """Give the slices of a sentence by the words it holds.

    >>> slices_of("Iran didn’t say that it will come")
    ('negation', 'future', 'reported')
    """
    plain = words.replace("’", "'")
    return tuple(name for name, pattern in _patterns().items() if pattern.search(plain))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: _pattern(words) for name, words in lexicon("slices").items()}


def _pattern(words: list[str]) -> re.Pattern[str]:
    shown = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"(?<!\w)(?:{shown})(?!\w)", re.IGNORECASE)
