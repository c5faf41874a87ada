"""Which verb carries an event noun ("*hold* talks"), and which noun counts or plans it."""

from __future__ import annotations

from graph.grammar import clauses
from graph.grammar.attitudes import attitudes
from graph.grammar.classes import word_class
from graph.grammar.once import once
from graph.grammar.phrases import preposition
from graph.model.sentence import Sentence, Token

# "Entered into talks", "came under fire", "hit with sanctions"; not "after talks".
_CARRYING = frozenset(("", "for", "in", "into", "on", "to", "under", "with"))
_STATES = frozenset(("at", "in", "on", "under"))
_PLANNING = frozenset(("future", "pledge"))
_JOURNEYS = frozenset(("journey", "stopover", "tour", "trip", "visit"))
# Prepositions that set a scene, with the nouns of which they do; with none, of all.
_SETTINGS: dict[str, frozenset[str]] = {
    "during": frozenset(),
    "after": frozenset(),
    "following": frozenset(),
    "on": _JOURNEYS,
    "in": frozenset(("call", "conversation", "meeting", "talk")),
    "at": frozenset(("ceremony", "meeting", "summit", "talk")),
}


@once
def carrying_verb(sentence: Sentence, noun: Token) -> Token | None:
    """Give the verb of which the noun is object, passive subject or prepositional phrase."""
    for clause in sentence.children(noun, "acl:relcl", "acl"):
        if noun in clauses.patient(sentence, clause):
            return clause
    first = measured(sentence, noun)
    while first.dep == "conj" and (head := sentence.head(first)) is not None:
        first = head
    head = sentence.head(first)
    if first.dep == "obl" and sentence.children(first, "nsubj"):
        return None  # "with Mali and Chad at odds, Niger mediates"
    if head is None or first.dep not in {"obj", "nsubj:pass", "obl", "xcomp", "obl:agent"}:
        return _state(sentence, first)
    if first.dep == "obl" and preposition(sentence, first) not in _CARRYING:
        return None
    if head.upos in {"VERB", "AUX"}:
        return head
    # "He *was* in Oslo for talks".
    return next(iter(sentence.children(head, "cop")), None) if first.dep == "obl" else None


def _state(sentence: Sentence, noun: Token) -> Token | None:
    """Give the "is" of "*is* in talks", "*is* under pressure"."""
    if preposition(sentence, noun) not in _STATES:
        return None
    return next(iter(sentence.children(noun, "cop")), None)


def planned(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is only what another one plans: "a plan for *talks*"."""
    head = sentence.head(noun)
    if noun.dep != "nmod" or head is None or preposition(sentence, noun) not in {"of", "for"}:
        return False
    return attitudes().of(sentence, head) in _PLANNING


def is_setting(sentence: Sentence, noun: Token) -> bool:
    """Whether an event only says where or when another happened: "promised it *on a visit*"."""
    if noun.dep != "obl" or noun.upos != "NOUN":
        return False
    nouns = _SETTINGS.get(preposition(sentence, noun))
    return nouns is not None and (not nouns or noun.lemma.lower() in nouns)


def measured(sentence: Sentence, noun: Token) -> Token:
    """Give the noun that counts, plans or owns up to this one, if any: "a *round* of talks"."""
    head = sentence.head(noun)
    if noun.dep != "nmod" or head is None:
        return noun
    words, outer = preposition(sentence, noun), head.text.lower()
    counted = words in {"of", "in"} and outer in word_class("counters")
    involved = words in {"in", "for"} and outer in word_class("involvement")
    return measured(sentence, head) if counted or involved or planned(sentence, noun) else noun
