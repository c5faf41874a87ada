"""What a noun says, where the parser took it for a description: "denials that it sent drones".

Of "claims that Mali sent arms", "that" is read as what was sent and the arms as whom they were
sent to; and "reports of arming rebels" as what was done by arming them. "Told reporters that Mali
sent arms" and "said last week that" are read as if reporters or weeks were described.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from graph.curated.lexicon import lexicon
from graph.model.sentence import Sentence, Token

_TELLING = ("assure", "convince", "notify", "remind")
_BETWEEN = frozenset(("iobj", "obj", "obl:unmarked"))
_SAYING = ("accuse", "deny", "report", "untrue")
_SOURCES = frozenset(("by", "from", "in", "of"))
_THOUGHTS = frozenset(("fact", "idea", "notion", "possibility"))


def is_content(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause taken for a relative one holds what the noun above it says."""
    noun = sentence.tokens[clause.head]
    objects = sentence.children(clause, "obj", "iobj")
    that = len(objects) > 1 and objects[0].text.lower() == "that"
    told = that and objects[0].index == noun.index + 1 and _telling(sentence, noun) is not None
    return told and bool(sentence.children(clause, "nsubj"))


def _telling(sentence: Sentence, noun: Token) -> Token | None:
    """Give the noun of saying: "*reports* that", "*reports* by diplomats that"."""
    if noun.lemma.lower() in _told():
        return noun
    above = sentence.tokens[noun.head]
    case = {t.text.lower() for t in sentence.children(noun, "case")}
    whose = noun.dep == "nmod" and not case.isdisjoint(_SOURCES)
    return above if whose and above.lemma.lower() in _told() else None


def as_content(sentence: Sentence, clause: Token) -> Sentence:
    """Give the sentence with the clause as what the noun says, and with its object."""
    that, *objects = sentence.children(clause, "obj", "iobj")
    changed = {t.index: replace(t, dep="obj") for t in objects}
    changed[that.index] = replace(that, dep="mark")
    noun = _telling(sentence, sentence.tokens[clause.head])
    changed[clause.index] = replace(clause, dep="acl", head=noun.index if noun else clause.head)
    return replace(sentence, tokens=tuple(changed.get(t.index, t) for t in sentence.tokens))


def is_said(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause taken for a relative one is what was said to somebody, or at some time."""
    noun = sentence.tokens[clause.head]
    verb = sentence.tokens[noun.head]
    if noun.dep not in _BETWEEN or verb.upos != "VERB" or verb.lemma.lower() not in _verbs():
        return False
    objects = sentence.children(clause, "obj", "iobj", "mark")
    that = next((t for t in objects if t.text.lower() == "that"), None)
    if that is None or that.index != noun.index + 1 or sentence.children(verb, "ccomp"):
        return False
    full = len(objects) > 1 or noun.dep == "obl:unmarked" or that.dep == "mark"
    return full and bool(sentence.children(clause, "nsubj", "nsubj:pass"))


def as_said(sentence: Sentence, clause: Token) -> Sentence:
    """Give the sentence with the clause as what the verb says."""
    verb = sentence.tokens[clause.head].head
    objects = sentence.children(clause, "obj", "iobj")
    changed = {t.index: replace(t, dep="obj") for t in objects}
    that = next(t for t in sentence.children(clause) if t.text.lower() == "that")
    changed[that.index] = replace(that, dep="mark")
    changed[clause.index] = replace(clause, dep="ccomp", head=verb)
    return replace(sentence, tokens=tuple(changed.get(t.index, t) for t in sentence.tokens))


def gerund_noun(sentence: Sentence, clause: Token) -> Token | None:
    """Give the noun of "denied *reports* of arming rebels" where the verb took the clause."""
    if clause.dep != "advcl":
        return None
    if not any(t.text.lower() == "of" for t in sentence.children(clause, "mark")):
        return None
    objects = sentence.children(sentence.tokens[clause.head], "obj", "nsubj:pass")
    return next((t for t in objects if t.lemma.lower() in _told()), None)


@cache
def _verbs() -> frozenset[str]:
    """Give the verbs of saying."""
    verbs = lexicon("attitudes")["verbs"]
    return frozenset((*verbs["report"], *verbs["accuse"], *_TELLING))


@cache
def _told() -> frozenset[str]:
    """Give the nouns for what is said, thought or denied."""
    nouns = lexicon("attitudes")["nouns"]
    return frozenset(word for kind in _SAYING for word in nouns[kind]) | _THOUGHTS
