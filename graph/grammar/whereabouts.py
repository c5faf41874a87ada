"""Who is somewhere, who takes part in an event that sets a scene, and where an event happens."""

from __future__ import annotations

from collections.abc import Mapping

from graph.grammar import clauses
from graph.grammar.carriers import is_setting, measured
from graph.grammar.classes import word_class
from graph.grammar.complements import complements
from graph.grammar.phrases import preposition, spread
from graph.model.sentence import Sentence, Token

Tokens = tuple[Token, ...]
# Verbs that only say that something is, begins, grows or ends: "Clashes *broke out* between".
_HAPPENING = frozenset(
    {
        "arise",
        "begin",
        "break",
        "build",
        "burst",
        "collapse",
        "come",
        "continue",
        "deepen",
        "emerge",
    }
    | {"end", "erupt", "escalate", "exist", "explode", "fail", "flare", "follow", "go", "grow"}
    | {"happen", "harden", "heighten", "intensify", "linger", "loom", "mount", "occur", "open"}
    | {
        "persist",
        "rage",
        "reignite",
        "remain",
        "restart",
        "resume",
        "rise",
        "rumble",
        "run",
        "simmer",
    }
    | {"smoulder", "soar", "spread", "stall", "start", "surge", "swell", "worsen"}
)
_HAPPENINGS = frozenset(("effect", "hold", "place", "root", "shape"))  # "took place"
_BY_WAY_OF = frozenset(
    ("after", "as part of", "at", "during", "following", "in", "through", "to", "under")
)
_IN_FORCE = frozenset(("effect", "force"))
_UNDER_WAY = frozenset(("afoot", "underway", "way"))


def who_is_there(sentence: Sentence, be: Token) -> Tokens:
    """Give who is said to be in a place: "*he* was in Kabul"."""
    return clauses.agent(sentence, sentence.tokens[be.head])


def where(sentence: Sentence, be: Token) -> Tokens:
    """Give where somebody is said to be: "was *in Kabul*", "has been *to Kabul*"."""
    place = sentence.tokens[be.head]
    opener = preposition(sentence, place)
    there = opener == "in" or (opener == "to" and be.text == "been")
    return spread(sentence, (place,)) if there else ()


def present(sentence: Sentence, noun: Token) -> Tokens:
    """Give who does something at an event: "*Chad* spoke during talks"."""
    head = sentence.head(noun)
    if head is None or not is_setting(sentence, noun) or clauses.passive(sentence, head):
        return ()
    return clauses.agent(sentence, head)


def doing(sentence: Sentence, noun: Token) -> Tokens:
    """Give who does something at another's word: "at Mali's request *Chad* left"."""
    head = sentence.head(noun)
    asked = noun.dep == "obl" and preposition(sentence, noun) in {"at", "on"}
    return clauses.agent(sentence, head) if asked and head is not None else ()


def parties(sentence: Sentence, noun: Token) -> Tokens:
    """Give who does something by way of a deal or talks: "*Chad* freed him *in a deal*"."""
    head = sentence.head(noun)
    if head is None or preposition(sentence, noun) not in _BY_WAY_OF:
        return ()
    if noun.dep == "nmod" and head.dep == "obj":  # "restored *ties* in a deal"
        head = sentence.tokens[head.head]
    return clauses.agent(sentence, head) if head.upos == "VERB" else ()


def happening(sentence: Sentence, noun: Token) -> Mapping[str, Tokens]:
    """Give the phrases of the verb by which an event happens: "Clashes broke out *between*"."""
    event = measured(sentence, noun)
    verb = sentence.head(event)
    if verb is None or event.dep != "nsubj":
        return {}
    if any(t.text.lower() in _IN_FORCE for t in sentence.children(verb, "obl")):
        return complements(sentence, verb)  # "came into force between"
    if verb.lemma == "come" and not _felt(noun):
        return {}
    light = any(t.text.lower() in _HAPPENINGS for t in sentence.children(verb, "obj"))
    if verb.lemma == "take" if light else verb.lemma in _HAPPENING:
        return complements(sentence, verb) if light or not sentence.children(verb, "obj") else {}
    under_way = verb.text.lower() in _UNDER_WAY and sentence.children(verb, "cop")
    return complements(sentence, verb) if under_way else {}


def _felt(noun: Token) -> bool:
    """Whether a noun says how one feels about another: "The loudest *support* came from"."""
    word = noun.text.lower()
    return word in word_class("solidarity") or word in word_class("reproof")
