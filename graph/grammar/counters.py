"""Nouns that only count or divide what follows: "a round of talks", "dozens of tanks"."""

from __future__ import annotations

from functools import cache

from graph.curated.lexicon import lexicon
from graph.grammar.inflect import noun_forms


@cache
def counters() -> frozenset[str]:
    """Give all forms of the words of class `counters`."""
    irregular = lexicon("irregular")["nouns"]
    words = lexicon("classes")["counters"]
    return frozenset(form for word in words for form in noun_forms(word, irregular))
