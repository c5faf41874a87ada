"""Quoted voices without a name: "some observers", kept in their own words."""

from __future__ import annotations

from graph.grammar.classes import word_class
from graph.model.sentence import Sentence, Token


def unnamed_voice(sentence: Sentence, noun: Token) -> str:
    """Give a quoted voice without a name in its own words ("some observers"), else ""."""
    if noun.text.lower() not in word_class("voices"):
        return ""
    before = sentence.children(noun, "det", "amod", "compound", "nummod")
    words = [t for t in (*before, noun) if t.text.lower() not in {"the", "a", "an"}]
    return " ".join(t.text.lower() for t in sorted(words, key=lambda t: t.index))
