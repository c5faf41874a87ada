"""The frames whose other end may be left out, and whether a sentence leaves it out.

The table is `sources/lexicon/implied.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.curated.lexicon import lexicon
from graph.frames.index import Trigger
from graph.grammar.predications import Predication
from graph.model.sentence import Sentence, Token

_WITH_WHOM = frozenset(("with", "against", "between"))
_REPLYING = frozenset(("answer", "reply", "response", "retaliation", "return", "revenge", "turn"))
_POINTING = frozenset(("it", "that", "them", "this"))
_NOBODY = frozenset(("nobody", "none", "one"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))


@dataclass(frozen=True)
class Rule:
    """Where the missing end of some frames may be found."""

    towards: frozenset[str]
    either: frozenset[str]
    pair: frozenset[str]
    doers: frozenset[str]
    alike: frozenset[str]
    reach: int
    topic: tuple[str, ...]  # else whom the whole text is about, in the order of trial
    words: frozenset[str]  # the only verbs, if any
    unless: frozenset[str]  # triggers and deeds for which it does not hold
    but: frozenset[str]  # frames of the relation for which it does not hold
    general: bool  # whether it holds for whatever frame of a relation
    thing: bool  # whether the deed must be about some thing: "wants *a treaty*"
    filled: str  # what may stand where the other end would: "" or a kind of word


@cache
def _rules() -> tuple[dict[str, Rule], dict[str, Rule]]:
    """Give the rules by frame and those by relation, for the frames that have none."""
    by_frame, by_relation = dict[str, Rule](), dict[str, Rule]()
    for entry in lexicon("implied").values():
        rule = _rule(entry)
        by_frame |= dict.fromkeys(entry.get("frames", ()), rule)
        by_relation |= dict.fromkeys(entry.get("relations", ()), rule)
    return by_frame, by_relation


def _rule(entry: dict[str, Any]) -> Rule:
    return Rule(
        frozenset(entry.get("from", ())),
        frozenset(entry.get("with", ())),
        frozenset(entry.get("pair", ())),
        frozenset(entry.get("doers", ())),
        frozenset(entry.get("alike", ())),
        entry["reach"],
        tuple(entry.get("topic", ())),
        frozenset(entry.get("words", ())),
        frozenset(entry.get("unless", ())),
        frozenset(entry.get("but", ())),
        "relations" in entry,
        entry.get("thing", False),
        entry.get("filled", ""),
    )


@cache
def rule_of(frame: str) -> Rule | None:
    """Give the rule of a frame, failing that of its relation."""
    by_frame, by_relation = _rules()
    if frame in by_frame:
        return by_frame[frame]
    rule = by_relation.get(frame.partition("/")[0])
    return None if rule is None or frame in rule.but else rule


@cache
def farthest() -> int:
    """Give how many sentences back any rule reaches."""
    return max(rule.reach for rules in _rules() for rule in rules.values())


def may_lack_its_end(trigger: Trigger) -> bool:
    """Whether the frame is one of those whose other end may be left out."""
    return rule_of(trigger.frame) is not None


def leaves_room(
    trigger: Trigger, said: Predication, theme: Token | None, sentence: Sentence
) -> bool:
    """Whether a frame's other end may be taken from what was told before."""
    rule = rule_of(trigger.frame)
    if rule is None or _is_barred(rule, said, theme, sentence):
        return False
    # "Supplied them with arms": whoever they are, somebody stands there.
    loose = rule.filled in {"thing", "pronoun", "deed", "envoy"}
    slots = trigger.rule.object if loose else (*trigger.rule.object, "with")
    filling = [t for slot in slots for t in said.slots[slot] if not rule.filled or t is not theme]
    filling = [t for t in filling if t.lemma.lower() not in _REPLYING]
    if not filling or not loose:
        return not filling
    if rule.filled == "pronoun":
        return any(t.text.lower() in _POINTING for t in filling)
    if rule.filled == "deed":
        return all(_is_pointing(sentence, t) for t in filling)
    if rule.filled == "envoy":
        return all(_is_envoy(sentence, t) for t in filling)
    partners = (t for slot in slots if slot in _WITH_WHOM for t in said.slots[slot])
    return not any(partners) and all(_is_thing(t) for t in filling)


def _is_barred(rule: Rule, said: Predication, theme: Token | None, sentence: Sentence) -> bool:
    """Whether a rule does not hold for a deed, whatever stands at its other end."""
    if rule.words and said.trigger.lemma.lower() not in rule.words:
        return True
    if rule.thing and not _wants_a_thing(said):
        return True
    told = (*said.slots["patient"], *said.slots["recipient"])
    if any(t.text.lower() in _NOBODY for t in told):
        return True  # "asked nobody for help"
    if rule.general and _is_rejected(sentence, said.trigger):
        return True
    beside = (*said.slots["deed"], *sentence.children(said.trigger, "compound:prt", "advmod"))
    if any(t.lemma.lower() in rule.unless for t in (said.trigger, *beside)):
        return True
    # "Cancelled a deal with its partner": whoever that is, it is told.
    return theme is not None and rule.filled == "theme" and _is_shared(sentence, theme)


def _is_pointing(sentence: Sentence, token: Token) -> bool:
    """Whether a filling word is a pronoun or what somebody did before: "denounced *the launch*"."""
    if token.text.lower() in _POINTING:
        return True
    told = token.lemma.lower() in _deeds() or token.text.lower() in _deeds()
    owned = sentence.children(token, "nmod", "nmod:poss", "acl", "acl:relcl")
    the = any(t.lemma.lower() in _DEFINITE for t in sentence.children(token, "det"))
    return told and the and not owned


def _is_envoy(sentence: Sentence, token: Token) -> bool:
    """Whether a filling word is an envoy of whom is not said whose: "expelled *the ambassador*"."""
    owned = sentence.children(token, "nmod", "nmod:poss", "amod", "appos")
    return token.lemma.lower() in lexicon("classes")["envoys"] and not owned


@cache
def _deeds() -> frozenset[str]:
    authored = lexicon("roles")["authored"].values()
    return frozenset(noun for kind in authored for noun in kind["nouns"])


def _is_shared(sentence: Sentence, theme: Token) -> bool:
    cases = (c for t in sentence.children(theme, "nmod") for c in sentence.children(t, "case"))
    return any(case.text.lower() in _WITH_WHOM for case in cases)


def _wants_a_thing(said: Predication) -> bool:
    """Whether a thing is wanted, no deed: not "asked the *judges* to rule"."""
    wanted = (t for slot in ("patient", "for") for t in said.slots[slot])
    return not said.slots["bidden"] and any(t.upos == "NOUN" for t in wanted)


def _is_rejected(sentence: Sentence, noun: Token) -> bool:
    """Whether it is another's charge that somebody rejects: "Oslo denied *the accusation*"."""
    verb = sentence.head(noun) if noun.upos == "NOUN" and noun.dep == "obj" else None
    return verb is not None and verb.lemma.lower() in lexicon("roles")["denying"]


def _is_thing(token: Token) -> bool:
    """Whether a filling word can be no actor that the register merely lacks."""
    if token.lemma.lower() in _things():
        return True
    if token.upos == "PRON" and token.text.lower() not in _POINTING:
        return False  # "asked nobody"
    return token.upos in {"NOUN", "VERB", "ADJ", "PRON"} and "Number=Plur" not in token.morph


@cache
def _things() -> frozenset[str]:
    classes = lexicon("classes")
    return frozenset((*classes["goods"], *classes["frontiers"]))
