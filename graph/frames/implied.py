"""The other end of a deed, where only what was told just before names it.

"Iran demanded an apology. Kuwait has refused." refuses Iran. A frame whose doer is there but
whose other end is not even a word takes the doer's partner in the nearest match that fits, by
the table in `sources/lexicon/implied.yaml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from graph.frames.counterparts import Counterparts, Partner
from graph.frames.index import Trigger
from graph.frames.vacancies import Rule, farthest, rule_of
from graph.grammar.predications import Predication
from graph.model.match import Match
from graph.model.sentence import Document, Form, Sentence

RollUp = Callable[[str], str]
_FRIENDLY = frozenset(
    ("providesAid", "providesMilitarySupport", "suppliesArms", "suppliesEnergy", "supports")
)
_AMICABLE = _FRIENDLY | {"alliedWith", "cooperatesWith", "recognises", "signsAgreementWith"}
_QUARRELS = ("accuses", "attacks", "coerces", "criticises", "cutsTiesWith", "demandsOf")
_FIGHTS = ("mobilisesAgainst", "occupies", "opposes", "rejects", "sanctions", "threatens")
_HOSTILE = frozenset((*_QUARRELS, *_FIGHTS, "protestsAgainst", "undermines"))
_STRAINED = _HOSTILE | {"concedesTo", "distrusts"}
_TOPICS: Mapping[str, Callable[[Counterparts, Match], Partner | None]] = {
    "pair": Counterparts.of,
    "one": Counterparts.protagonist,
    "sole": Counterparts.sole,
    "recurring": Counterparts.recurring,
    "foremost": Counterparts.foremost,
}
_NEVER = frozenset(("not", "never", "n't"))


@dataclass(frozen=True)
class Half:
    """A frame in a sentence with its doers and without its other end."""

    trigger: Trigger
    said: Predication
    match: Match  # its doer stands at both ends


def recent(matches: Sequence[Match], document: Document, sentence: int) -> list[Match]:
    """Give the matches, in text order, that stand near enough to a sentence to be meant.

    What did not happen brings nobody together: "Oslo did not invite him".
    """
    first = sentence - farthest()
    near = takewhile(lambda match: match.sentence >= first, reversed(matches))
    return [m for m in near if not _is_negated(document.sentences[m.sentence], m.verb)][::-1]


def _is_negated(sentence: Sentence, verb: int) -> bool:
    beside = sentence.children(sentence.tokens[verb], "advmod")
    return any(t.lemma.lower() in _NEVER for t in beside)


def completed(
    so_far: Sequence[Match],
    matches: Sequence[Match],
    halves: Sequence[Half],
    roll_up: RollUp,
    counterparts: Counterparts,
) -> Iterator[Match]:
    """Yield the halves whose other end a match before them names, or the whole text, whole.

    Of all matches so far `matches` are those near enough.
    """
    taken = {(m.sentence, m.trigger) for m in matches}
    left = [h for h in _narrowest(halves) if (h.match.sentence, h.match.trigger) not in taken]
    near = [(half, tuple(_partners(matches, half, roll_up))) for half in left]
    told = {_at(half) for half, partners in near if partners}
    doers = {(_at(half), roll_up(half.match.subject_actor)) for half in left}
    for half, partners in near:
        if not partners and _at(half) not in told:
            others = _of_the_text(half, counterparts)
            if half.match.relation in _FRIENDLY:
                others = tuple(o for o in others if not _made_it(half, o))
                others = tuple(o for o in others if not _are_foes(half, o, matches, roll_up))
            elif _asks_for_strife(half):
                others = tuple(o for o in others if _are_at_strife(half, o, so_far, roll_up))
            # "Moscow and Pyongyang deny it": neither denies what the other says.
            partners = tuple(o for o in others if (_at(half), roll_up(o[1])) not in doers)
        for partner, actor in partners:
            yield replace(half.match, object=partner, object_actor=actor)


def _narrowest(halves: Sequence[Half]) -> Iterator[Half]:
    """Yield the halves but those whose verb judges more narrowly too: "called it *a lie*"."""
    most: dict[int, int] = {}
    for half in filter(_judges, halves):
        most[half.match.trigger] = max(half.trigger.weight, most.get(half.match.trigger, 0))
    for half in halves:
        if not _judges(half) or half.trigger.weight >= most[half.match.trigger]:
            yield half


def _judges(half: Half) -> bool:
    rule = rule_of(half.trigger.frame)
    return rule is not None and rule.filled == "deed"


def _asks_for_strife(half: Half) -> bool:
    rule = rule_of(half.trigger.frame)
    return rule is not None and rule.general and half.match.relation in _STRAINED


def _are_at_strife(half: Half, other: Partner, so_far: Sequence[Match], roll_up: RollUp) -> bool:
    """Whether the text has told of no less strife than friendship between the two."""
    pair = {roll_up(half.match.subject_actor), roll_up(other[1])}
    between = [m.relation for m in so_far if _ends(m, roll_up) == pair]
    strife = sum(relation in _HOSTILE for relation in between)
    return strife >= sum(relation in _AMICABLE for relation in between)


def _ends(match: Match, roll_up: RollUp) -> set[str]:
    return {roll_up(match.subject_actor), roll_up(match.object_actor)}


def _made_it(half: Half, other: Partner) -> bool:
    """Whether another is named beside the deed as the maker alone: "flies *French* jets"."""
    mention = other[0]
    return mention.sentence == half.match.sentence and mention.form is Form.DEMONYM


def _are_foes(half: Half, other: Partner, matches: Sequence[Match], roll_up: RollUp) -> bool:
    """Whether the text has just told of a quarrel between the doer and another."""
    pair = {roll_up(half.match.subject_actor), roll_up(other[1])}
    return pair in (_ends(m, roll_up) for m in matches if m.relation in _HOSTILE)


def _of_the_text(half: Half, counterparts: Counterparts) -> tuple[Partner, ...]:
    """Give whom the whole text is about, where the rule of the frame lets them be meant."""
    rule = rule_of(half.trigger.frame)
    if rule is None or not rule.topic:
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
    rule, own = rule_of(half.trigger.frame), half.match
    if rule is None:
        return
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


def _meant(match: Match, rule: Rule, doer: str, roll_up: RollUp) -> Iterator[Partner]:
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
