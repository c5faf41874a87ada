"""What a text says in support of its names: strong names, full names, strangers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph.link.register import Register
from graph.link.spellings import Sense
from graph.link.surroundings import (
    is_in_title_case,
    is_part_of_longer_name,
    line_around,
    stands_alone,
)
from graph.model.actor import Actor
from graph.model.sentence import Name
from graph.model.terms import ActorKind


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

    def left_open(self) -> Name:
        """Give the span as a name that may mean any of its actors."""
        codes = tuple(dict.fromkeys(sense.code for sense in self.senses))
        return Name(self.start, self.end, codes, self.senses[0].form, reason="left open")


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
            if span.is_guarded and not is_free(text, span, known):
                if span.is_short_name:
                    strangers.setdefault(span.text, span.start)
            elif span.strong and not is_trap(text, span, span.strong[0]):
                code = span.strong[0].code
                if code not in named:
                    named |= {code, register.roll_up(code, day)}
                if span.strong[0].kind is ActorKind.PERSON and not span.is_short_name:
                    full.setdefault(code, span.start)
        return cls(text, register, day, known, frozenset(named), full, strangers)


def is_free(text: str, span: Span, known: frozenset[int]) -> bool:
    """Whether no first or family name stands beside it; a headline's capitals are none."""
    if stands_alone(text, span.start, span.end, known):
        return True
    return bool(span.strong) and is_in_title_case(line_around(text, span.start))


def is_trap(text: str, span: Span, sense: Sense) -> bool:
    """Whether the words around make a place or body part of another name: a paper, a treaty."""
    if sense.kind is ActorKind.PERSON:
        return False
    place = sense.kind is ActorKind.STATE or sense.kind is ActorKind.PLACE
    return is_part_of_longer_name(text, span.start, span.end, place=place)


def home(actor: Actor, context: Context) -> str | None:
    """Give a state in which the actor is active and which the text names."""
    return next((code for code in actor.active_in if code in context.named), None)
