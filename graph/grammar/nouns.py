"""Nouns above a clause that say neither who acts nor what: "one of the *states* to back Mali"."""

from __future__ import annotations

from graph.grammar.phrases import preposition
from graph.model.sentence import Sentence, Token


def one_of(sentence: Sentence, noun: Token) -> Token:
    """Give the "one" of "is one of a few *states* to back Mali", who is said to be it."""
    head = sentence.head(noun)
    counted = noun.dep == "nmod" and head is not None and sentence.children(head, "nsubj")
    return head if counted and head and head.text.lower() in {"among", "one", "some"} else noun


def of_gerund(sentence: Sentence, verb: Token, noun: Token) -> tuple[Token, ...]:
    """Give who acts in "the prospect of *Mali* leaving Chad"."""
    before = sentence.tokens[verb.index - 1]
    named = before.upos == "PROPN" and before.dep == "nmod" and before.head == noun.index
    gerund = verb.text.endswith("ing") and preposition(sentence, before) == "of"
    return (before,) if named and gerund else ()
