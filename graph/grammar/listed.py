"""Who is meant by a noun that names nobody: names behind a colon, who does "what he did"."""

from __future__ import annotations

from graph.grammar.clauses import agent
from graph.grammar.once import once_each
from graph.model.sentence import Sentence, Token

Tokens = tuple[Token, ...]
_BETWEEN = frozenset(("and", "or", "the", ",", "plus"))
_ENDING = frozenset((".", ";", "!", "?"))


@once_each
def _names_behind_colon(sentence: Sentence) -> Tokens:
    """Give the names of a list behind a colon that ends the sentence."""
    colons = [t.index for t in sentence.tokens if t.text == ":"]
    if not colons:
        return ()
    names = []
    for token in sentence.tokens[colons[-1] + 1 :]:
        if token.upos == "PROPN":
            names.append(token)
        elif token.text.lower() not in _BETWEEN and token.text not in _ENDING:
            return ()
    return tuple(names) if len(names) > 1 else ()


def after_colon(sentence: Sentence, noun: Token) -> Tokens:
    """Give the names behind a colon: "two *states* recognise it: *Russia* and *Syria*"."""
    names = _names_behind_colon(sentence)
    if not names or noun.tag != "NNS" or noun.index > names[0].index:
        return ()
    counted = sentence.children(noun, "nummod", "nmod:poss", "advmod")
    subject = noun.dep in {"nsubj", "nsubj:pass", "obl:agent", "obj"}
    return names if counted and subject else ()


def doing_what(sentence: Sentence, what: Token) -> Tokens:
    """Give who does it in "condemned what *Mali* did", "wary of what *Mali* may do"."""
    if what.text.lower() not in {"what", "whatever"}:
        return ()
    clauses = sentence.children(what, "acl:relcl")
    return tuple(t for clause in clauses for t in agent(sentence, clause))
