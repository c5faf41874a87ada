"""Why a statement was missed or claimed falsely: the class of the reason, and its details."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.score.matching import Matcher, Said, actor_key

SWAPPED = "ends swapped"
OTHER_RELATION = "other relation"
OTHER_END = "other end"
NO_MENTION = "no mention of an end"
UNREACHED = "frame reaches no actor at an end"
LACKING = "frame lacks a condition"
NO_TRIGGER = "no trigger"
NOTHING = "nothing there"
OTHER_STATUS = "other status"
_ACTORS = "an actor at each end"


@dataclass(frozen=True)
class Seen:
    """A sentence as the extraction saw it.

    `actors` are codes, as named and rolled up; `tried` says of a relation what its frames lacked.
    """

    start: int
    end: int
    text: str
    actors: frozenset[str] = frozenset()
    tried: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reason:
    """The class of a reason, and what to look at."""

    kind: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.detail}" if self.detail else self.kind


def lacking(details: Sequence[str]) -> Reason:
    """Give the reason for frames whose trigger is there; those that lack an actor come nearest."""
    unreached = [detail for detail in details if detail.endswith(_ACTORS)]
    return Reason(UNREACHED if unreached else LACKING, "; ".join(dict.fromkeys(details)))


def places(said: Said, seen: Iterable[Seen]) -> tuple[Seen, ...]:
    """Give the sentences where a statement stands: by its offset, else by its cue."""
    start, cue = getattr(said, "start", None), str(getattr(said, "cue", ""))
    if start is not None:
        return tuple(s for s in seen if s.start <= start < s.end)
    return tuple(s for s in seen if cue and (cue in s.text or s.text in cue))


def why_missed(gold: Said, given: Sequence[Said], seen: Sequence[Seen], matcher: Matcher) -> Reason:
    """Give the likeliest reason why nothing extracted matches a gold statement."""
    here = places(gold, seen) or tuple(seen)
    near = [s for s in given if _stands_in(s, here)]
    return (
        _swapped(gold, given, matcher)
        or _other_relation(gold, near)
        or _unmentioned(gold, here)
        or _other_end(gold, near)
        or _lacking(gold, here)
        or Reason(NO_TRIGGER)
    )


def why_false(said: Said, gold: Sequence[Said], seen: Sequence[Seen], matcher: Matcher) -> Reason:
    """Give the likeliest reason why an extracted statement matches no gold statement."""
    here = places(said, seen)
    near = [g for g in gold if not here or any(place in here for place in places(g, seen))]
    return (
        _swapped(said, gold, matcher)
        or _other_relation(said, near)
        or _other_end(said, near)
        or Reason(NOTHING)
    )


def _stands_in(said: Said, here: Sequence[Seen]) -> bool:
    start = getattr(said, "start", None)
    return start is None or not here or any(s.start <= start < s.end for s in here)


def _swapped(said: Said, others: Iterable[Said], matcher: Matcher) -> Reason | None:
    first, relation, second = matcher.triple(said)
    turned = (second, relation, first)
    return Reason(SWAPPED) if any(matcher.triple(o) == turned for o in others) else None


def _other_relation(said: Said, others: Iterable[Said]) -> Reason | None:
    found = sorted({o.relation for o in others if _ends(o) == _ends(said)} - {said.relation})
    return Reason(OTHER_RELATION, ", ".join(found)) if found else None


def _other_end(said: Said, others: Iterable[Said]) -> Reason | None:
    found = sorted(
        f"{o.subject} {o.relation} {o.object}"
        for o in others
        if o.relation == said.relation and _ends(o) & _ends(said)
    )
    return Reason(OTHER_END, found[0]) if found else None


def _unmentioned(said: Said, here: Sequence[Seen]) -> Reason | None:
    known = {actor_key(code) for sentence in here for code in sentence.actors}
    lost = [code for code in (said.subject, said.object) if actor_key(code) not in known]
    return Reason(NO_MENTION, ", ".join(lost)) if here and lost else None


def _lacking(said: Said, here: Iterable[Seen]) -> Reason | None:
    found = (s.tried[said.relation] for s in here if said.relation in s.tried)
    detail = next(found, None)
    return None if detail is None else lacking([detail])


def _ends(said: Said) -> frozenset[str]:
    return frozenset((actor_key(said.subject), actor_key(said.object)))
