"""Actors in, a register that answers by code, by name, by office and by day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from graph.errors import UnknownNameError
from graph.link.spellings import Spelling, fold, spellings_of
from graph.model.actor import Actor, Office
from graph.model.terms import ActorKind


@dataclass(frozen=True)
class Register:
    """All actors known, each under its code.

    >>> from graph.curated.actors import load_actors
    >>> register = Register.of(load_actors())
    >>> register.roll_up("vladimir-putin", date(2024, 6, 19))
    'RUS'
    """

    actors: tuple[Actor, ...]

    @classmethod
    def of(cls, actors: Iterable[Actor]) -> Register:
        """Give the register of these actors, in order of their codes."""
        return cls(tuple(sorted(actors, key=lambda actor: actor.code)))

    @cached_property
    def by_code(self) -> dict[str, Actor]:
        """The actors by their codes."""
        return {actor.code: actor for actor in self.actors}

    def __contains__(self, code: object) -> bool:
        return code in self.by_code

    def __getitem__(self, code: str) -> Actor:
        return self.by_code[code]

    def roll_up(self, code: str, day: date | None = None) -> str:
        """Give the actor for which this one acts that day.

        A person acts for the state or body of the office held then, else of the office
        nearest in time; an organ or place for whom it acted then, else for what it is part
        of; all others for themselves. A code that the register does not know stays as it is.
        """
        seen: set[str] = set()
        while code not in seen:
            seen.add(code)
            code = self.acts_for(code, day)
        return code

    def acts_for(self, code: str, day: date | None = None) -> str:
        """Give the next actor up the chain: whose office is held, what it is part of."""
        actor = self.by_code.get(code)
        if actor is None:
            return code
        office = _office_on(actor, day)
        return office.of if office is not None else actor.part_of or code

    def holder(self, of: str, day: date | None = None, kind: str = "head") -> tuple[str, ...]:
        """Give the persons who hold an office of this actor that day, the likeliest first.

        `kind` is "head" for the top offices, else words of the title ("foreign minister").
        Without a day those who hold it last. Of several the latest in office comes first,
        unless only the year of the start is known and it is the year of the day.
        """
        held = [
            (_starts_vaguely(office, day), -(office.start or date.min).toordinal(), actor.code)
            for actor, office in self._offices.get(of, ())
            if office.held_on(day) and _is_kind(office, kind) and (day or office.end is None)
        ]
        return tuple(dict.fromkeys(code for _, _, code in sorted(held)))

    @cached_property
    def _offices(self) -> dict[str, list[tuple[Actor, Office]]]:
        found: dict[str, list[tuple[Actor, Office]]] = {}
        for actor in self.actors:
            for office in actor.offices:
                found.setdefault(office.of, []).append((actor, office))
        return found

    def find(self, text: str) -> Actor:
        """Give the one actor of this code, label or name, in any case.

        Raises:
            UnknownNameError: if there is none, with near names, or more than one.
        """
        if text in self.by_code:
            return self.by_code[text]
        key = fold(text).casefold().strip()
        codes = self._any_case.get(key, ())
        if len(codes) == 1:
            return self.by_code[codes[0]]
        if codes:
            several = ", ".join(codes)
            raise UnknownNameError(
                f"actor {text!r}: expected one actor, got {several}; give the code"
            )
        near = get_close_matches(key, self._any_case, n=3)
        labels = dict.fromkeys(self.by_code[c].label for n in near for c in self._any_case[n])
        hint = f", did you mean {' or '.join(labels)}" if labels else ""
        raise UnknownNameError(f"actor {text!r}: expected a code or name of the register{hint}")

    def search(self, text: str) -> tuple[Actor, ...]:
        """Give the actors with this code or name in any case, else those with it in a name."""
        key = fold(text).casefold().strip()
        same = self._any_case.get(key, ())
        weak = [actor.code for actor in self.actors if key in _folded(actor.weak_names)]
        codes = dict.fromkeys((*same, *weak))
        if not codes:
            codes = dict.fromkeys(
                code
                for name in sorted(self._any_case)
                if key in name
                for code in self._any_case[name]
            )
        return tuple(self.by_code[code] for code in codes) if key else ()

    @cached_property
    def _any_case(self) -> dict[str, tuple[str, ...]]:
        """Codes by case-folded names; strong names hide weak ones."""
        strong: dict[str, dict[str, None]] = {}
        weak: dict[str, dict[str, None]] = {}
        for actor in self.actors:
            for name in (actor.code, actor.label, *actor.names, *actor.seats, *actor.demonyms):
                where = weak if name in actor.weak_names and name != actor.label else strong
                where.setdefault(fold(name).casefold(), {})[actor.code] = None
            for name in actor.weak_names:
                weak.setdefault(fold(name).casefold(), {})[actor.code] = None
        return {name: tuple(codes) for name, codes in (weak | strong).items()}

    @cached_property
    def spellings(self) -> dict[str, tuple[Spelling, ...]]:
        """All spellings by their first word, the longest first."""
        return spellings_of(self.actors)


def _folded(names: Iterable[str]) -> set[str]:
    return {fold(name).casefold() for name in names}


def _starts_vaguely(office: Office, day: date | None) -> bool:
    return day is not None and office.start == date(day.year, 1, 1)


def _office_on(actor: Actor, day: date | None) -> Office | None:
    """Give the office held that day, the top one first, else the nearest in time."""
    if not actor.offices:
        return None
    if actor.kind is not ActorKind.PERSON:
        held = (o for o in actor.offices if (o.end is None if day is None else o.held_on(day)))
        return max(held, key=lambda office: office.start or date.min, default=None)
    if day is None:
        return max(actor.offices, key=lambda office: (office.end is None, office.start or date.min))
    return min(
        actor.offices,
        key=lambda o: (_days_off(o, day), _starts_vaguely(o, day), not o.top),
    )


def _days_off(office: Office, day: date) -> int:
    if office.held_on(day):
        return 0
    bounds = [bound for bound in (office.start, office.end) if bound is not None]
    return min(abs((bound - day).days) for bound in bounds) + 1


def _is_kind(office: Office, kind: str) -> bool:
    return office.top if kind == "head" else kind.casefold() in office.title.casefold()
