"""The other end of a deed, where only what was told just before names it.

"Iran demanded an apology. Kuwait has refused." refuses Iran. A frame whose doer is there but
whose other end is not even a word takes the doer's partner in the nearest match that fits, by
the table in `sources/lexicon/implied.yaml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

from graph.curated.lexicon import lexicon
from graph.frames.counterparts import Counterparts, Partner
from graph.frames.index import Trigger
from graph.grammar.predications import Predication
from graph.model.match import Match
from graph.model.sentence import Document, Sentence, Token

RollUp = Callable[[str], str]
_WITH_WHOM = frozenset(("with", "against", "between"))
_FRIENDLY = frozenset(
    ("providesAid", "providesMilitarySupport", "suppliesArms", "suppliesEnergy", "supports")
)
_QUARRELS = ("accuses", "attacks", "coerces", "criticises", "cutsTiesWith", "demandsOf")
_FIGHTS = ("mobilisesAgainst", "occupies", "opposes", "rejects", "sanctions", "threatens")
_HOSTILE = frozenset((*_QUARRELS, *_FIGHTS, "protestsAgainst", "undermines"))
_TOPICS: Mapping[str, Callable[[Counterparts, Match], Partner | None]] = {
    "pair": Counterparts.of,
    "one": Counterparts.protagonist,
    "sole": Counterparts.sole,
}
_NEVER = frozenset(("not", "never", "n't"))
_REPLYING = frozenset(("answer", "reply", "response", "retaliation", "return", "revenge", "turn"))
_POINTING = frozenset(("it", "that", "them", "this"))


@dataclass(frozen=True)
class Half:
    """A frame in a sentence with its doers and without its other end."""

    trigger: Trigger
    said: Predication
    match: Match  # its doer stands at both ends


@dataclass(frozen=True)
class _Rule:
    """Where the missing end of some frames may be found."""

    towards: frozenset[str]
    either: frozenset[str]
    pair: frozenset[str]
    doers: frozenset[str]
    alike: frozenset[str]
    reach: int
    topic: tuple[str, ...]  # else whom the whole text is about, in the order of trial
    words: frozenset[str]  # the only verbs, if any
    thing: bool  # whether the deed must be about some thing: "wants *a treaty*"
    filled: str  # what may stand where the other end would: "", "theme", "thing" or "pronoun"


@cache
def _rules() -> dict[str, _Rule]:
    """Give the rules by frame."""
    return {
        frame: _Rule(
            frozenset(rule.get("from", ())),
            frozenset(rule.get("with", ())),
            frozenset(rule.get("pair", ())),
            frozenset(rule.get("doers", ())),
            frozenset(rule.get("alike", ())),
            rule["reach"],
            tuple(rule.get("topic", ())),
            frozenset(rule.get("words", ())),
            rule.get("thing", False),
            rule.get("filled", ""),
        )
        for rule in lexicon("implied").values()
        for frame in rule["frames"]
    }


@cache
def _farthest() -> int:
    return max(rule.reach for rule in _rules().values())


def may_lack_its_end(trigger: Trigger) -> bool:
    """Whether the frame is one of those whose other end may be left out."""
    return trigger.frame in _rules()


def leaves_room(
    trigger: Trigger, said: Predication, theme: Token | None, sentence: Sentence
) -> bool:
    """Whether a frame's other end may be taken from what was told before."""
    rule = _rules().get(trigger.frame)
    if rule is None or (rule.words and said.trigger.lemma.lower() not in rule.words):
        return False
    if rule.thing and not _wants_a_thing(said):
        return False
    # "Cancelled a deal with its partner": whoever that is, it is told.
    if theme is not None and rule.filled == "theme" and _is_shared(sentence, theme):
        return False
    # "Supplied them with arms": whoever they are, somebody stands there.
    loose = rule.filled in {"thing", "pronoun"}
    slots = trigger.rule.object if loose else (*trigger.rule.object, "with")
    filling = [t for slot in slots for t in said.slots[slot] if not rule.filled or t is not theme]
    filling = [t for t in filling if t.lemma.lower() not in _REPLYING]
    if not filling or not loose:
        return not filling
    if rule.filled == "pronoun":
        return any(t.text.lower() in _POINTING for t in filling)
    partners = (t for slot in slots if slot in _WITH_WHOM for t in said.slots[slot])
    return not any(partners) and all(_is_thing(t) for t in filling)


def _is_shared(sentence: Sentence, theme: Token) -> bool:
    cases = (c for t in sentence.children(theme, "nmod") for c in sentence.children(t, "case"))
    return any(case.text.lower() in _WITH_WHOM for case in cases)


def _wants_a_thing(said: Predication) -> bool:
    """Whether a thing is wanted, no deed: not "asked the *judges* to rule"."""
    wanted = (t for slot in ("patient", "for") for t in said.slots[slot])
    return not said.slots["bidden"] and any(t.upos == "NOUN" for t in wanted)


def recent(matches: Sequence[Match], document: Document, sentence: int) -> list[Match]:
    """Give the matches, in text order, that stand near enough to a sentence to be meant.

    What did not happen brings nobody together: "Oslo did not invite him".
    """
    farthest = sentence - _farthest()
    near = takewhile(lambda match: match.sentence >= farthest, reversed(matches))
    return [m for m in near if not _is_negated(document.sentences[m.sentence], m.verb)][::-1]


def _is_negated(sentence: Sentence, verb: int) -> bool:
    beside = sentence.children(sentence.tokens[verb], "advmod")
    return any(t.lemma.lower() in _NEVER for t in beside)


def completed(
    matches: Sequence[Match],
    halves: Sequence[Half],
    roll_up: RollUp,
    counterparts: Counterparts,
) -> Iterator[Match]:
    """Yield the halves whose other end a match before them names, or the whole text, whole."""
    taken = {(m.sentence, m.trigger) for m in matches}
    left = [h for h in halves if (h.match.sentence, h.match.trigger) not in taken]
    near = [(half, tuple(_partners(matches, half, roll_up))) for half in left]
    told = {_at(half) for half, partners in near if partners}
    doers = {(_at(half), roll_up(half.match.subject_actor)) for half in left}
    for half, partners in near:
        if not partners and _at(half) not in told:
            others = _of_the_text(half, counterparts)
            if half.match.relation in _FRIENDLY:
                others = tuple(o for o in others if not _are_foes(half, o, matches, roll_up))
            # "Moscow and Pyongyang deny it": neither denies what the other says.
            partners = tuple(o for o in others if (_at(half), roll_up(o[1])) not in doers)
        for partner, actor in partners:
            yield replace(half.match, object=partner, object_actor=actor)


def _are_foes(half: Half, other: Partner, matches: Sequence[Match], roll_up: RollUp) -> bool:
    """Whether the text has just told of a quarrel between the doer and another."""
    pair = {roll_up(half.match.subject_actor), roll_up(other[1])}
    ends = (
        {roll_up(m.subject_actor), roll_up(m.object_actor)}
        for m in matches
        if m.relation in _HOSTILE
    )
    return pair in ends


def _of_the_text(half: Half, counterparts: Counterparts) -> tuple[Partner, ...]:
    """Give whom the whole text is about, where the rule of the frame lets them be meant."""
    rule = _rules()[half.trigger.frame]
    if not rule.topic:
        return ()
    if rule.pair:
        return counterparts.parties(half.match)
    found = (_TOPICS[name](counterparts, half.match) for name in rule.topic)
    other = next(filter(None, found), None)
    return () if other is None else (other,)


def _at(half: Half) -> tuple[int, int]:
    """Give where the verb stands that a half and others may share."""
    return half.match.sentence, half.match.verb


def _partners(matches: Sequence[Match], half: Half, roll_up: RollUp) -> Iterator[Partner]:
    """Yield who is meant by the nearest sentence that tells of any."""
    rule, own = _rules()[half.trigger.frame], half.match
    doer = roll_up(own.subject_actor)
    for back in range(rule.reach + 1):
        found: dict[str, Partner] = {}
        for match in matches:
            if match.sentence != own.sentence - back or (not back and match.verb >= own.verb):
                continue
            for mention, actor in _meant(match, rule, doer, roll_up):
                if roll_up(actor) != doer:
                    found.setdefault(roll_up(actor), (mention, actor))
        if found:
            # Of several quarrels of others the last one told is mediated.
            yield from list(found.values())[-2 if rule.pair else 0 :]
            return


def _meant(match: Match, rule: _Rule, doer: str, roll_up: RollUp) -> Iterator[Partner]:
    first, last = roll_up(match.subject_actor), roll_up(match.object_actor)
    starts = (match.subject, match.subject_actor)
    ends = (match.object, match.object_actor)
    if last == doer and match.relation in rule.towards | rule.either:
        yield starts
    elif first == doer and match.relation in rule.either:
        yield ends
    elif doer not in {first, last} and match.relation in rule.pair | rule.doers:
        yield starts
        if match.relation in rule.pair:
            yield ends
    elif doer not in {first, last} and match.relation in rule.alike:
        yield ends


def _is_thing(token: Token) -> bool:
    """Whether a filling word can be no actor that the register merely lacks."""
    return token.upos in {"NOUN", "VERB", "ADJ", "PRON"} and "Number=Plur" not in token.morph
