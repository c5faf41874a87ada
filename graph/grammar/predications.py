"""Predications: a verb, event noun or adjective with everything that fills its slots."""

from __future__ import annotations

from dataclasses import dataclass

from graph.grammar.carriers import carrying_verb
from graph.grammar.slots import Slots
from graph.model.sentence import Sentence, Token


@dataclass(frozen=True)
class Predication:
    """A trigger token with its slots.

    `verb` is the token on which tense, negation and modality are read: the trigger itself,
    or the verb that carries an event noun. `carrier` is that verb where there is one.
    """

    trigger: Token
    kind: str
    verb: Token
    slots: Slots
    carrier: Token | None = None


def predication(sentence: Sentence, token: Token, kind: str) -> Predication:
    """Give the predication of a token read as "verb", "noun" or "adjective"."""
    carrier = carrying_verb(sentence, token) if kind == "noun" else None
    return Predication(token, kind, carrier or token, Slots(sentence, token, kind), carrier)
