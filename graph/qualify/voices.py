"""Quoted voices without a name: "some observers", kept in their own words."""

from __future__ import annotations

from functools import cache

from graph.curated.lexicon import lexicon
from graph.grammar.inflect import noun_forms
from graph.model.sentence import Sentence, Token


def unnamed_voice(sentence: Sentence, noun: Token) -> str:
    """Give a quoted voice without a name in its own words ("some observers"), else ""."""
    if noun.text.lower() not in _voices():
        return ""
    before = sentence.children(noun, "det", "amod", "compound", "nummod")
    words = [t for t in (*before, noun) if t.text.lower() not in {"the", "a", "an"}]
    return " ".join(t.text.lower() for t in sorted(words, key=lambda t: t.index))


@cache
def _voices() -> frozenset[str]:
    """Give the nouns for people who are quoted without a name."""
    irregular = lexicon("irregular")["nouns"]
    words = lexicon("classes")["voices"]
    return frozenset(form for word in words for form in noun_forms(word, irregular))
