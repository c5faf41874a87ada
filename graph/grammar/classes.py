"""The lexical classes of `sources/lexicon/classes.yaml` (`arms`, `energy`, `counters` ...)."""

from __future__ import annotations

from functools import cache

from graph.curated.lexicon import lexicon
from graph.grammar.inflect import noun_forms


@cache
def word_class(name: str) -> frozenset[str]:
    """Give all forms of the words of a class.

    >>> sorted(word_class("truces"))[:3]
    ['armistice', 'armistices', 'cease-fire']
    """
    irregular = lexicon("irregular")["nouns"]
    words = lexicon("classes")[name]
    return frozenset(form for word in words for form in noun_forms(word, irregular))
