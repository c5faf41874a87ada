"""What else the text says in support of a name, and whether that is enough to link it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from graph.link.register import Register
from graph.link.spellings import Sense
from graph.link.surroundings import (
    is_in_title_case,
    is_late,
    is_part_of_longer_name,
    line_around,
    stands_alone,
    title_before,
)
from graph.model.actor import Actor
from graph.model.sentence import Form, Name
from graph.model.terms import ActorKind

_LATELY = timedelta(days=30)
_HEAD_TITLES = frozenset(
    {
        "president",
        "premier",
        "chancellor",
        "minister",
        "king",
        "emperor",
        "emir",
        "sultan",
        "leader",
        "taoiseach",
    }
)


@dataclass(frozen=True)
class Span:
    """A stretch of the text that is spelled like a name, not yet decided."""

    start: int
    end: int
    text: str
    senses: tuple[Sense, ...]

    @cached_property
    def strong(self) -> tuple[Sense, ...]:
        """The senses that need no support."""
        return tuple(sense for sense in self.senses if not sense.weak)

    @cached_property
    def is_short_name(self) -> bool:
        """Whether it is less than the full name of a person, so that names beside it matter."""
        return any(
            sense.kind is ActorKind.PERSON and (sense.weak or " " not in self.text)
            for sense in self.senses
        )

    @cached_property
    def is_guarded(self) -> bool:
        """Whether unknown names beside it speak against it."""
        return self.is_short_name or any(sense.seat or sense.weak for sense in self.senses)

    def name(self, sense: Sense, reason: str) -> Name:
        """Give the span as the name of this actor."""
        return Name(self.start, self.end, (sense.code,), sense.form, sense.kind.value, reason)


@dataclass(frozen=True)
class Context:
    """A text with what its strong names tell: who is named in full, which actors are meant.

    `strangers` are family names that stand after a first name nobody in the register has,
    with the offset of the first.
    """

    text: str
    register: Register
    day: date | None
    known: frozenset[int]
    named: frozenset[str]
    full: dict[str, int]
    strangers: dict[str, int]

    @classmethod
    def of(cls, text: str, spans: Iterable[Span], register: Register, day: date | None) -> Context:
        """Read the strong names of the text."""
        spans = tuple(spans)
        strong = [span for span in spans if span.strong]
        known = frozenset(at for span in strong for at in (span.start, span.end))
        full: dict[str, int] = {}
        named: set[str] = set()
        strangers: dict[str, int] = {}
        for span in spans:
            if span.is_guarded and not _free(text, span, known):
                if span.is_short_name:
                    strangers.setdefault(span.text, span.start)
            elif span.strong and not _is_trap(text, span, span.strong[0]):
                code = span.strong[0].code
                if code not in named:
                    named |= {code, register.roll_up(code, day)}
                if span.strong[0].kind is ActorKind.PERSON and not span.is_short_name:
                    full.setdefault(code, span.start)
        return cls(text, register, day, known, frozenset(named), full, strangers)


def _free(text: str, span: Span, known: frozenset[int]) -> bool:
    """Whether no first or family name stands beside it; a headline's capitals are none."""
    if stands_alone(text, span.start, span.end, known):
        return True
    return bool(span.strong) and is_in_title_case(line_around(text, span.start))


def _is_trap(text: str, span: Span, sense: Sense) -> bool:
    if sense.kind is ActorKind.PERSON:
        return False
    place = sense.kind is ActorKind.STATE or sense.kind is ActorKind.PLACE
    return is_part_of_longer_name(text, span.start, span.end, place=place)


def decide(span: Span, context: Context) -> Name | None:
    """Give the name that the span is, None where it is none or stays ambiguous."""
    sense = span.senses[0]
    if _is_trap(context.text, span, sense):
        return None
    if _is_compass(sense) and span.end + 1 in context.known:
        return None
    named = sense.form is Form.NAME
    if named and span.is_guarded and not _free(context.text, span, context.known):
        return None
    if span.is_short_name:
        return _decide_person(span, context)
    if len(span.strong) == 1:
        return span.name(span.strong[0], "seat of power" if span.strong[0].seat else "strong name")
    return _decide_weak(span, context)


def _is_compass(sense: Sense) -> bool:
    """Whether it may be a mere direction: "western Ukraine" is a part of Ukraine."""
    return sense.kind is ActorKind.BLOC and sense.form is Form.DEMONYM


def _decide_person(span: Span, context: Context) -> Name | None:
    """Decide a family name: by a full name in the text, by fame, by the office of the day."""
    others = [sense for sense in span.senses if sense.kind is not ActorKind.PERSON]
    persons = [sense for sense in span.senses if sense.kind is ActorKind.PERSON]
    chosen = _named_in_full(span, persons, context)
    if chosen is not None:
        label = context.register[chosen.code].label
        where = "after" if context.full[chosen.code] < span.start else "before"
        return span.name(chosen, f"family name {where} {label!r}")
    if span.strong:
        return span.name(span.strong[0], "strong name")
    if context.strangers.get(span.text, span.start) < span.start:
        return None
    chosen = _in_office(span, persons, context)
    if chosen is not None:
        return span.name(chosen, f"in office for {_served(chosen, context)}")
    return _decide_weak(Span(span.start, span.end, span.text, tuple(others)), context)


def _served(sense: Sense, context: Context) -> str:
    return context.register.roll_up(sense.code, context.day)


def _named_in_full(span: Span, persons: list[Sense], context: Context) -> Sense | None:
    """Give the one person of this family name whom the text names in full, before it or at all."""
    named = [sense for sense in persons if sense.code in context.full]
    before = [sense for sense in named if context.full[sense.code] < span.start] or named
    late = is_late(context.text, span.start)
    return _only(before) or _only([s for s in before if _top(s, context) is not late])


def _in_office(span: Span, persons: list[Sense], context: Context) -> Sense | None:
    """Give the one holder of an office whose state the text names or whom a title announces."""
    heads = [sense for sense in persons if _top(sense, context)]
    heads = heads or [sense for sense in persons if _just_left(sense, context)]
    near = [sense for sense in heads if _served(sense, context) in context.named]
    if near:
        return _only(near)
    holding = [sense for sense in persons if _holds(sense, context)]
    near = [sense for sense in holding if _served(sense, context) in context.named]
    title = title_before(context.text, span.start)
    if near and title is not None:
        return _only(near)
    return _only(heads) if title is not None and title.casefold() in _HEAD_TITLES else None


def _only(senses: list[Sense]) -> Sense | None:
    return senses[0] if len(senses) == 1 else None


def _current(actor: Actor, day: date | None, *, top: bool) -> bool:
    return any(
        office.held_on(day) and (day is not None or office.end is None) and (office.top or not top)
        for office in actor.offices
    )


def _top(sense: Sense, context: Context) -> bool:
    return _current(context.register[sense.code], context.day, top=True)


def _just_left(sense: Sense, context: Context) -> bool:
    """Whether the person left the highest office days ago, as the news of a death may say."""
    before = context.day - _LATELY if context.day is not None else None
    return before is not None and _current(context.register[sense.code], before, top=True)


def _holds(sense: Sense, context: Context) -> bool:
    return _current(context.register[sense.code], context.day, top=False)


def _decide_weak(span: Span, context: Context) -> Name | None:
    """Decide a weak name of a state or body by what else the text names."""
    supported = [
        (sense, reason)
        for sense in span.senses
        if (reason := _support(context.register[sense.code], sense, context)) is not None
    ]
    return span.name(*supported[0]) if len(supported) == 1 else None


def _support(actor: Actor, sense: Sense, context: Context) -> str | None:
    """Say why the text speaks for a weak name of this actor, None where it does not."""
    if not sense.weak:
        return "strong name"
    if any(doubt in context.text for doubt in actor.doubts):
        return None
    if actor.code in context.named:
        return f"{actor.label} is named elsewhere"
    if actor.part_of is not None and actor.part_of in context.named:
        return f"{actor.part_of} is named"
    if actor.kind is ActorKind.ORGANISATION and (owner := _named_in_label(actor, context)):
        return f"{owner} is named"
    if sense.kind is ActorKind.STATE and sense.form is Form.NAME and not sense.seat:
        states = sorted(code for code in context.named if _is_state(code, context))
        return f"named beside {states[0]}" if states else None
    return None


def _named_in_label(actor: Actor, context: Context) -> str | None:
    """Give the actor named in the text whose name opens the label: UN, UN Security Council."""
    labels = ((context.register[code].label, code) for code in sorted(context.named))
    return next((code for label, code in labels if actor.label.startswith(f"{label} ")), None)


def _is_state(code: str, context: Context) -> bool:
    return context.register[code].kind is ActorKind.STATE
