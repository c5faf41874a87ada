"""Coded events in, statements out, or why there is none.

What a data set says, it says on its own word: a fact of it is `reported`, with the code as the
rule that gave it, and no words of a text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from graph.curated.codes import Codes, Meaning
from graph.model.claim import Statement
from graph.model.coded import CodedActor, CodedEvent
from graph.model.quantity import Interval
from graph.model.relation import Relation
from graph.model.terms import Stance, Status

FRAME = "coded"
CUE = "machine-coded"
_COUNTRY = 3  # letters of a country's code, and of a role's

RollUp = Callable[[str, date | None], str]


class Unmapped(Exception):  # noqa: N818 - a reason, not a fault
    """Raise when an event is no claim; the text is the reason, `name` what was not known."""

    def __init__(self, reason: str, name: str = "") -> None:
        super().__init__(reason)
        self.name = name


@dataclass(frozen=True)
class CodedMapper:
    """Maps events by the tables of codes, the ontology's relations and the register's names.

    `names` gives codes of actors by their names in small letters, `states` the codes of states
    and territories; `roll_up` gives the actor for which another acts on a day.
    """

    codes: Codes
    relations: Mapping[str, Relation]
    names: Mapping[str, str]
    states: frozenset[str]
    roll_up: RollUp

    def statement(self, event: CodedEvent, dataset: str) -> Statement:
        """Give the statement that an event is, on the word of the data set if of nobody else.

        Raises:
            Unmapped: with the reason why it is none.
        """
        if not (event.source.given and event.target.given):
            raise Unmapped("only one actor")
        meaning = self._meaning(event)
        ours = bool(event.relation)
        source, target = (
            self._actor(end, event.day, ours=ours) for end in (event.source, event.target)
        )
        if meaning.turned:
            source, target = target, source
        if source[0] == target[0]:
            raise Unmapped("the same actor at both ends")
        denied = event.stance == Stance.DENIES
        return Statement(
            subject=source[0],
            relation=meaning.relation,
            object=target[0],
            status=Status.DENIED if denied else meaning.status,
            by=() if denied else event.speakers or (dataset,),
            denied_by=event.speakers if denied else (),
            subject_as=source[2],
            object_as=target[2],
            subject_named=source[1],
            object_named=target[1],
            when=_on(event.day),
            frame=f"{FRAME}/{_code(event)}",
            quote=event.quote,
            cues=(CUE,),
            note="; ".join(event.notes),
        )

    def _meaning(self, event: CodedEvent) -> Meaning:
        status = _status(event.status)
        if event.relation:
            if event.relation not in self.relations:
                raise Unmapped("unknown relation", event.relation)
            return Meaning(event.relation, status or Status.REPORTED)
        try:
            if event.cameo:
                found = self.codes.of_cameo(event.cameo)
            else:
                found = self.codes.of_plover(event.plover, event.mode)
        except LookupError:
            code = event.cameo or event.plover
            raise Unmapped("unknown code" if code else "no code", code) from None
        if found is None:
            raise Unmapped(f"CAMEO {event.cameo[:2]} is no relation")
        return Meaning(found.relation, status or found.status, found.turned)

    def _actor(self, end: CodedActor, day: date | None, *, ours: bool) -> tuple[str, str, str]:
        """Give an actor as rolled up, as named, and in the data set's words.

        Codes in files of ours mean what they mean here, also those that nobody registered.
        """
        words = end.name or end.code or end.country
        named = end.code if ours and end.code else self._named(end)
        return self.roll_up(named, day), named, words

    def _named(self, end: CodedActor) -> str:
        name = end.name or ("" if end.code.isupper() else end.code)  # a column of names
        found = self._by_name(name) or self._by_code(end.code)
        if found and found not in self.states:
            return found
        chunks = _chunks(end.code)
        country = self._state(end.country) or (self._state(chunks[0]) if chunks else "") or found
        if not country:
            raise Unmapped("unknown actor", end.name or end.code or end.country)
        roles = chunks[1:] or ([end.sectors] if end.sectors else [])
        if all(self._acts_for_state(role) for role in roles):
            return country
        raise Unmapped(f"acts for no state: {_short(roles, self._acts_for_state)}")

    def _by_name(self, name: str) -> str:
        return self.names.get(name.casefold().strip(), "") if name else ""

    def _by_code(self, code: str) -> str:
        """Give the actor of a whole code, or of a body within it (IGOUNO)."""
        if self.names.get(code.casefold()) == code:
            return code
        bodies = (self.codes.actors.get(chunk, "") for chunk in _chunks(code))
        return next((body for body in bodies if body and body not in self.states), "")

    def _state(self, country: str) -> str:
        if not country:
            return ""
        code = self.codes.actors.get(country, country)
        if code in self.states:
            return code
        found = self._by_name(country)
        return found if found in self.states else ""

    def _acts_for_state(self, role: str) -> bool:
        return _is_official(role, self.codes.sectors)


@lru_cache(maxsize=10_000)
def _is_official(role: str, sectors: tuple[str, ...]) -> bool:
    """Whether a role's code or words are of those who act for their state."""
    if len(role) == _COUNTRY and role.isupper():
        return role in sectors
    words = role.casefold()
    return any(sector in words for sector in sectors if sector.islower())


def _short(roles: list[str], official: Callable[[str], bool]) -> str:
    """Give the first role that is not official, in few words, so that reasons stay few."""
    role = next(role for role in roles if not official(role))
    return role.split(",")[0].strip()[:40]


def _chunks(code: str) -> list[str]:
    """Give the parts of a CAMEO code: USAGOVMIL is USA, GOV, MIL."""
    if not code.isupper() or not code.isalpha():
        return []
    return [code[at : at + _COUNTRY] for at in range(0, len(code), _COUNTRY)]


def _status(written: str) -> Status | None:
    """Give the status as the file has it; what it asserts is reported, on its word."""
    if written not in set(Status):
        return None
    return Status.REPORTED if written == Status.ASSERTED else Status(written)


def _on(day: date | None) -> Interval | None:
    return None if day is None else Interval(day, day + timedelta(days=1), day.isoformat())


def _code(event: CodedEvent) -> str:
    if event.relation:
        return event.relation
    return f"cameo-{event.cameo}" if event.cameo else f"plover-{event.plover.casefold()}"
