"""A verb's particle, taken for the preposition of what follows: "laughed *off* the idea"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from graph.curated.lexicon import lexicon
from graph.model.sentence import Sentence, Token

_PARTICLES = frozenset(("aside", "away", "back", "down", "off", "out", "over", "up"))


def is_object_of_phrasal(sentence: Sentence, noun: Token) -> bool:
    """Whether a phrase's preposition is the particle of the verb right before it."""
    verb, case = sentence.tokens[noun.head], sentence.children(noun, "case")
    if len(case) != 1 or case[0].index != verb.index + 1 or sentence.children(verb, "obj"):
        return False
    if sentence.children(case[0], "fixed") or sentence.children(verb, "nsubj:pass"):
        return False  # "thrown *out of* Sudan"
    return f"{verb.lemma.lower()} {case[0].text.lower()}" in _phrasal()


def as_object(sentence: Sentence, noun: Token) -> Sentence:
    """Give the sentence with the particle on its verb, and the noun as the verb's object."""
    case = sentence.children(noun, "case")[0]
    changed = {
        noun.index: replace(noun, dep="obj"),
        case.index: replace(case, head=noun.head, dep="compound:prt"),
    }
    return replace(sentence, tokens=tuple(changed.get(t.index, t) for t in sentence.tokens))


@cache
def _phrasal() -> frozenset[str]:
    """Give the verbs with a particle that say something about what follows them."""
    effects = lexicon("attitudes")["verbs"]
    words = [word for kind in effects for word in effects[kind]]
    words += lexicon("roles")["phrasal"]
    return frozenset(word for word in words if word.rpartition(" ")[2] in _PARTICLES)


def is_phrase(sentence: Sentence, word: Token) -> bool:
    """Whether a phrase was read as one fixed expression: "is *on course* to arm Mali"."""
    fixed = sentence.children(word, "fixed")
    noun = len(fixed) == 1 and fixed[0].upos == "NOUN" and fixed[0].index == word.index + 1
    return word.upos == "ADP" and noun and bool(sentence.children(word, "cop"))


def as_phrase(sentence: Sentence, word: Token) -> Sentence:
    """Make it a noun with a preposition, and what hung on the preposition hang on the noun."""
    noun = sentence.tokens[word.index + 1]
    top = noun.index if word.head == word.index else word.head
    changed = {
        t.index: replace(t, head=noun.index, dep="acl" if t.dep == "xcomp" else t.dep)
        for t in sentence.children(word)
    }
    changed[word.index] = replace(word, head=noun.index, dep="case")
    changed[noun.index] = replace(noun, head=top, dep=word.dep)
    return replace(sentence, tokens=tuple(changed.get(t.index, t) for t in sentence.tokens))
