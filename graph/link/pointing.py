"""Whether "the", "this" or "that" points a noun back to what was named before."""

from __future__ import annotations

from graph.curated.lexicon import lexicon
from graph.link.described import fitting
from graph.link.surroundings import CALENDAR
from graph.model.sentence import Sentence, Token

# "The Iran-backed group" and "the regional bloc" point back as "the group" does.
_DESCRIBED = frozenset({"body", "group"})


def precedes_name(sentence: Sentence, token: Token) -> bool:
    """Whether a name right after a noun says who it is: "the regional bloc *Mercosur*"."""
    after = sentence.tokens[token.index + 1 : token.index + 2]
    names = [t for t in after if t.upos == "PROPN" and t.text.casefold() not in CALENDAR]
    return any(token.index == t.head or t.index == token.head for t in names)


def points(sentence: Sentence, token: Token, sort: str) -> bool:
    """Whether the noun has "the" and nothing beside it that says whose or which it is."""
    pointing = lexicon("roles")["pointing"]
    if not any(c.text.lower() in pointing for c in sentence.children(token, "det")):
        return False
    below = sentence.children(token, "nmod", "acl:relcl", "acl")
    below = tuple(t for t in below if not is_charge(sentence, token, t))
    if sentence.children(token, "nmod:poss") or any(t.dep == "nmod" for t in below):
        return False
    if not all(_is_aside(sentence, clause) for clause in below):
        return False
    if sort in _DESCRIBED:
        return True
    if sort in {"state", "top", "lying"} and fitting(sentence, token) is not None:
        return True
    modifiers = {c.text.lower() for c in sentence.children(token, "compound", "amod")}
    return modifiers <= set(lexicon("roles")["part_of_role"])


def is_charge(sentence: Sentence, token: Token, phrase: Token) -> bool:
    """Whether an of-phrase belongs to the verb: "accused the company *of theft*"."""
    verb = sentence.head(token)
    of_taking = verb is not None and verb.lemma.lower() in lexicon("roles")["of_taking"]
    links = sentence.children(phrase, "case", "mark")
    return of_taking and token.dep == "obj" and any(t.text.lower() == "of" for t in links)


def _is_aside(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause on the noun only adds to it: "the army, led by a general, ..."."""
    first = sentence.subtree(clause)[0]
    return sentence.tokens[max(0, first.index - 1)].text == "," or first.text == ","
