"""A description of a state ("the Baltic republic", "the kingdom") in, which states it fits out."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from graph.curated.lexicon import lexicon
from graph.link.roles import noun
from graph.model.actor import Actor
from graph.model.sentence import Sentence, Token

Allowed = Callable[[Actor], bool]
_BEFORE = frozenset({"amod", "compound", "punct", "advmod", "nmod:desc"})


def fitting(sentence: Sentence, token: Token) -> Allowed | None:
    """Give which states the words before a noun for a state fit, None if one of them is unknown.

    Without a description every state fits, but "the kingdom" only one that is called so.
    """
    words = [t.text.lower() for t in _before(sentence, token)]
    regions, codes = _regions(), lexicon("roles")["described"]["states"]
    called = _called(token)
    within: list[frozenset[str]] = [called] if called else []
    lying: list[frozenset[str]] = []
    while words:
        whole, last = " ".join(words), words[-1]
        if whole in regions:
            lying.append(regions[whole])
            break
        words.pop()
        if last in codes:
            within.append(frozenset(codes[last]))
        elif last in regions:
            lying.append(regions[last])
        elif last not in _plain():
            return None

    def allowed(actor: Actor) -> bool:
        fits = all(actor.code in some for some in within)
        return fits and all(actor.region in some for some in lying)

    return allowed


def only(token: Token) -> Allowed | None:
    """Give which bodies a noun fits that only some are called: "the lender"."""
    called = _called(token)
    return (lambda actor: actor.code in called) if called else None


def _called(token: Token) -> frozenset[str]:
    return frozenset(lexicon("roles")["constituted"].get(noun(token), ()))


def _before(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """Give the words between the article and the noun."""
    below = {t.index for t in sentence.children(token, *_BEFORE) if t.index < token.index}
    below |= {c.index for i in below for c in sentence.children(sentence.tokens[i], *_BEFORE)}
    return tuple(sentence.tokens[i] for i in sorted(below))


@cache
def _regions() -> dict[str, frozenset[str]]:
    table = lexicon("roles")["described"]["regions"]
    return {words: frozenset(regions) for words, regions in table.items()}


@cache
def _plain() -> frozenset[str]:
    """Give the words that narrow nothing down, and the hyphen of "oil-rich"."""
    return frozenset((*lexicon("roles")["described"]["any"], "-"))
