"""Who is somewhere, and who takes part in an event that sets a scene."""

from __future__ import annotations

from graph.grammar import clauses
from graph.grammar.carriers import is_setting
from graph.grammar.phrases import preposition, spread
from graph.model.sentence import Sentence, Token

Tokens = tuple[Token, ...]


def who_is_there(sentence: Sentence, be: Token) -> Tokens:
    """Give who is said to be in a place: "*he* was in Kabul"."""
    return clauses.agent(sentence, sentence.tokens[be.head])


def where(sentence: Sentence, be: Token) -> Tokens:
    """Give where somebody is said to be: "was *in Kabul*"."""
    place = sentence.tokens[be.head]
    return spread(sentence, (place,)) if preposition(sentence, place) == "in" else ()


def present(sentence: Sentence, noun: Token) -> Tokens:
    """Give who does something at an event: "*Chad* spoke during talks"."""
    head = sentence.head(noun)
    if head is None or not is_setting(sentence, noun) or clauses.passive(sentence, head):
        return ()
    return clauses.agent(sentence, head)
