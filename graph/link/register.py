"""Actors in, a register that answers by code, by name, by office and by day."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from graph.errors import UnknownNameError
from graph.model.actor import Actor, Office
from graph.model.sentence import Form
from graph.model.terms import ActorKind

WORD = re.compile(r"[^\W_]+")


def _folds() -> dict[int, str]:
    """Map accented Latin letters, quotes, dashes and spaces to one plain sign each."""
    table = dict.fromkeys(map(ord, "’‘ʼ`´"), "'") | dict.fromkeys(map(ord, "‐‑‒–"), "-")
    table |= dict.fromkeys(map(ord, "\t\r\u00a0\u202f"), " ")
    table |= {ord(a): b for a, b in zip("ıøØłŁđĐ", "ioOlLdD", strict=True)}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        plain = unicodedata.normalize("NFKD", chr(code))[0]
        if plain.isascii():
            table[code] = plain
    return table


_FOLDS = _folds()


def fold(text: str) -> str:
    """Write it with plain letters, quotes, dashes and spaces; offsets stay as they are.

    >>> fold("Erdoğan’s Türkiye")
    "Erdogan's Turkiye"
    """
    return text.translate(_FOLDS)


@dataclass(frozen=True)
class Sense:
    """One actor that a spelling may mean: by a strong or weak name, a demonym or a seat."""

    code: str
    form: Form
    kind: ActorKind
    weak: bool = False
    seat: bool = False


@dataclass(frozen=True)
class Spelling:
    """A folded spelling with its senses; none for a trap, which means no actor at all.

    `article` asks for "the" before it, `capitals` for a line in capitals, `prefix` for a
    hyphen and a capital after it ("Sino-Russian").
    """

    text: str
    senses: tuple[Sense, ...] = ()
    article: bool = False
    capitals: bool = False
    prefix: bool = False


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
        nearest in time; an organ for what it is part of; all others for themselves. A
        code that the register does not know stays as it is.
        """
        seen: set[str] = set()
        while code in self.by_code and code not in seen:
            seen.add(code)
            actor = self.by_code[code]
            office = _office_on(actor, day)
            code = office.of if office is not None else actor.part_of or code
        return code

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
        senses: dict[str, dict[Sense, None]] = {}
        for actor in self.actors:
            for name, sense in _senses(actor):
                for spelled in _openings(fold(name)):
                    senses.setdefault(spelled, {})[sense] = None
        found = [_spelling(name, tuple(meant)) for name, meant in senses.items()]
        found += [s for s in map(_in_capitals, found) if s is not None]
        found += [Spelling(fold(trap)) for actor in self.actors for trap in actor.traps]
        by_word: dict[str, list[Spelling]] = {}
        for spelling in found:
            by_word.setdefault(WORD.findall(spelling.text)[0], []).append(spelling)
        return {
            word: tuple(sorted(group, key=lambda s: (-len(s.text), s.capitals, s.article)))
            for word, group in by_word.items()
        }


def _starts_vaguely(office: Office, day: date | None) -> bool:
    return day is not None and office.start == date(day.year, 1, 1)


def _office_on(actor: Actor, day: date | None) -> Office | None:
    """Give the office held that day, the top one first, else the nearest in time."""
    if not actor.offices:
        return None
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


def _senses(actor: Actor) -> Iterator[tuple[str, Sense]]:
    weak = set(actor.weak_names)
    for name in dict.fromkeys((actor.label, *actor.names, *actor.weak_names)):
        if name not in actor.demonyms and name not in actor.seats:
            yield name, Sense(actor.code, Form.NAME, actor.kind, weak=name in weak)
    for name in actor.demonyms:
        yield name, Sense(actor.code, Form.DEMONYM, actor.kind, weak=name in weak)
    for name in actor.seats:
        yield name, Sense(actor.code, Form.NAME, actor.kind, weak=name in weak, seat=True)


def _openings(name: str) -> tuple[str, ...]:
    """Give the name as it is and as it opens a sentence ("Al-Shabaab"), if that differs."""
    if name.startswith("the ") or name[0].isupper():
        return (name,)
    return (name, name[0].upper() + name[1:])


def _spelling(name: str, senses: tuple[Sense, ...]) -> Spelling:
    article = name.startswith("the ")
    prefix = name.endswith("-")
    return Spelling(name.removeprefix("the ").removesuffix("-"), senses, article, prefix=prefix)


def _in_capitals(spelling: Spelling) -> Spelling | None:
    """Give the spelling as a headline in capitals has it; acronyms keep theirs."""
    text = spelling.text.upper()
    if text == spelling.text or spelling.prefix:
        return None
    return Spelling(text, spelling.senses, spelling.article, capitals=True)
