"""What somebody does besides saying something, where the parser made it part of what he said.

"Oslo said the plans were serious *and accused Bergen*": no plan accuses anybody.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from graph.curated.lexicon import lexicon
from graph.grammar.classes import word_class
from graph.model.sentence import Sentence, Token

_FINITE = frozenset(("VBD", "VBP", "VBZ"))
_IT = frozenset(("it", "that", "this"))
_OPENING = ("aux", "aux:pass", "mark", "nsubj", "nsubj:pass")
_THINGS = (
    *("arms", "assaults", "commerce", "deeds", "goods", "pacts", "penalties", "requests"),
    *("said", "ties", "works"),
)


def is_besides(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb for actors was joined to what a thing is said to be or do."""
    return _saying(sentence, verb) is not None


def as_besides(sentence: Sentence, verb: Token) -> Sentence:
    """Give the sentence with the verb joined to the verb of saying."""
    saying = _saying(sentence, verb)
    if saying is None:
        return sentence
    changed = {verb.index: replace(verb, head=saying.index, tag=saying.tag)}
    if not sentence.children(verb, "obj"):
        strays = sentence.children(sentence.tokens[verb.head], "obj", "obl")
        changed |= {t.index: replace(t, head=verb.index) for t in strays if t.index > verb.index}
    return replace(sentence, tokens=tuple(changed.get(t.index, t) for t in sentence.tokens))


def interrupted(sentence: Sentence, clause: Token) -> Token | None:
    """Give the verb of "It *wishes*, says a minister, to leave" if leaving hung on the saying."""
    saying = sentence.tokens[clause.head]
    before = [t for t in sentence.children(saying, "ccomp") if t.index < saying.index]
    opening = next(iter(sentence.children(clause, "mark")), None)
    if opening is None or opening.text != "to" or not opening.index or len(before) != 1:
        return None
    aside = sentence.tokens[opening.index - 1].text == "," and before[0].upos == "VERB"
    said = saying.lemma.lower() in word_class("saying_after") and saying.index < clause.index
    willing = before[0].lemma.lower() in lexicon("attitudes")["verbs"]["future"]
    return before[0] if aside and said and willing else None


def _saying(sentence: Sentence, verb: Token) -> Token | None:
    inner = sentence.tokens[verb.head]
    saying = sentence.tokens[inner.head]
    acts = verb.upos == "VERB" and verb.lemma.lower() in lexicon("roles")["agent_verbs"]
    if not acts or inner.dep != "ccomp" or saying.upos != "VERB" or saying.index > inner.index:
        return None
    told = {saying.tag, "VBN"} if saying.tag == "VBD" else {saying.tag}  # "had failed and warned"
    if saying.tag not in _FINITE or verb.tag not in told or sentence.children(verb, *_OPENING):
        return None
    if verb.tag == "VBD" and _is_present(sentence, inner):  # "denied it sells arms and *said*"
        return saying
    subjects = sentence.children(inner, "nsubj", "nsubj:pass")
    return saying if any(_is_thing(sentence, inner, t) for t in subjects) else None


def _is_present(sentence: Sentence, verb: Token) -> bool:
    helpers = sentence.children(verb, "aux", "aux:pass", "cop")
    return bool({t.tag for t in (verb, *helpers)} & {"VBP", "VBZ"})


def _is_thing(sentence: Sentence, predicate: Token, subject: Token) -> bool:
    if subject.upos == "PRON":
        described = bool(sentence.children(predicate, "cop"))
        return described and subject.text.lower() in _IT
    return subject.upos == "NOUN" and subject.lemma.lower() in _things()


@cache
def _things() -> frozenset[str]:
    nouns = lexicon("attitudes")["nouns"].values()
    told = frozenset(word for words in nouns for word in words)
    return told.union(*map(word_class, _THINGS)) - frozenset(("party", "state"))
