"""What somebody is kept from, driven into or talks of: "kept Chad from *condemning Mali*"."""

from __future__ import annotations

from graph.grammar.complements import complements
from graph.grammar.phrases import preposition
from graph.grammar.spoken import undergoers
from graph.model.sentence import Sentence, Token

_KEPT = frozenset(("about", "against", "from", "into", "of", "on"))
_REACHING = ("against", "in", "into", "of", "on", "to", "with")


def gerund(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Give the deed that somebody is kept from or driven into."""
    clauses = sentence.children(verb, "advcl")
    return tuple(t for t in clauses if t.tag == "VBG" and preposition(sentence, t) in _KEPT)


def gerund_object(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Give to whom that would be done, those reached by its phrases too."""
    found: list[Token] = []
    for deed in gerund(sentence, verb):
        phrases = complements(sentence, deed)
        reached = (t for name in _REACHING for t in phrases.get(name, ()))
        found += (*undergoers(sentence, deed), *reached)
    return tuple(dict.fromkeys(found))
