"""Which person a family name means: by a full name in the text, by fame, by office and day."""

from __future__ import annotations

from datetime import date, timedelta

from graph.link.context import Context, Span, home
from graph.link.spellings import Sense
from graph.link.surroundings import CALENDAR, is_late, title_before
from graph.model.actor import Actor
from graph.model.sentence import Name
from graph.model.terms import ActorKind

_LATELY = timedelta(days=30)
_REMEMBERED = timedelta(days=12 * 365)
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


def decide_person(span: Span, context: Context) -> Name | None:
    """Decide a family name: by a full name in the text, by fame, by the office of the day."""
    persons = [sense for sense in span.senses if sense.kind is ActorKind.PERSON]
    chosen = _named_in_full(span, persons, context)
    if chosen is not None:
        label = context.register[chosen.code].label
        where = "after" if context.full[chosen.code] < span.start else "before"
        return span.name(chosen, f"family name {where} {label!r}")
    if span.strong and _has_come(span.strong[0], persons, context):
        return span.name(span.strong[0], "strong name")
    if context.strangers.get(span.text, span.start) < span.start:
        return None
    chosen = _in_office(span, persons, context)
    if chosen is not None:
        now = _holds(chosen, context) or _just_left(chosen, context)
        return span.name(
            chosen, f"{'' if now else 'formerly '}in office for {_served(chosen, context)}"
        )
    chosen = _only([sense for sense in persons if home(context.register[sense.code], context)])
    if chosen is not None:
        return span.name(chosen, f"{home(context.register[chosen.code], context)} is named")
    return None


def _served(sense: Sense, context: Context) -> str:
    return context.register.roll_up(sense.code, context.day)


def _has_come(strong: Sense, persons: list[Sense], context: Context) -> bool:
    """Whether the time of the one who is meant by the mere name has come: Assad in 1999."""
    offices = context.register[strong.code].offices
    starts = [office.start for office in offices if office.start is not None]
    early = context.day is not None and bool(starts) and context.day < min(starts)
    return not (early and any(_top(sense, context) for sense in persons if sense is not strong))


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
    if near and (title is not None or len(persons) == 1):
        return _only(near)
    if title is not None and title.casefold() in _HEAD_TITLES:
        return _only(heads)
    if len(persons) > 1 or span.text.casefold() in CALENDAR:
        return None
    return _only(
        [s for s in heads if _borders(s, context)] or [s for s in persons if _led(s, context)]
    )


def _led(sense: Sense, context: Context) -> bool:
    """Whether the person was at the head of a state that the text names not long ago."""
    day = context.day
    return day is not None and any(
        office.top
        and office.of in context.named
        and office.end is not None
        and office.end <= day < office.end + _REMEMBERED
        for office in context.register[sense.code].offices
    )


def _borders(sense: Sense, context: Context) -> bool:
    """Whether the text names a neighbour of the state that the person heads."""
    state = context.register.by_code.get(_served(sense, context))
    return state is not None and any(code in context.named for code in state.neighbours)


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
