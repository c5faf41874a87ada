"""Actors and the offices through which persons and organs act for states."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from graph.model.terms import ActorKind


@dataclass(frozen=True)
class Office:
    """A post that an actor holds for another from `start` until before `end`.

    `top` marks the highest office (head of state or government, head of a body).
    """

    of: str
    title: str = ""
    start: date | None = None
    end: date | None = None
    top: bool = False

    def held_on(self, day: date | None) -> bool:
        """Whether the office was held that day; an unknown day excludes nothing."""
        if day is None:
            return True
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True)
class Membership:
    """A member of a body from `start` until before `end`; where one is not known it is open."""

    member: str
    start: date | None = None
    end: date | None = None

    def held_on(self, day: date) -> bool:
        """Whether the member belonged to the body that day, as far as is known."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True)
class Actor:
    """A state, person, organisation, armed group, firm, bloc or place of the register.

    `names` link alone, `weak_names` ("Georgia", "Kim") need support from the context,
    `demonyms` are adjectives and nouns for the actor ("Russian"), `seats` are capitals
    and houses of power that stand for it ("Moscow", "the Kremlin").
    `part_of` names the actor for which an organ or a place always acts (a ministry, an
    army); `offices` are the posts of persons. `code` is ISO 3166-1 alpha-3 for states.
    `traps` are phrases that hold one of its names and mean something else ("China Daily"),
    `doubts` words whose presence in a text speaks against its weak names ("Atlanta").
    `held_by` and `claimed_by` name the actors that control and claim a disputed place, which
    acts for none of them. `members` are those of today, `memberships` their dates and those
    of former members, where they are known. `neighbours` share a land border.
    `active_in` are the states whose naming in a text speaks for the actor's weak names.
    `capital`, `region` (of the UN's M49) and `iso` (alpha-2 and numeric codes) describe a
    state; they are no names of it.
    """

    code: str
    kind: ActorKind
    label: str
    names: tuple[str, ...] = ()
    weak_names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    part_of: str | None = None
    offices: tuple[Office, ...] = ()
    members: tuple[str, ...] = ()
    wikidata: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    start: date | None = None
    end: date | None = None
    origin: tuple[str, ...] = field(default=())
    traps: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    held_by: tuple[str, ...] = ()
    claimed_by: tuple[str, ...] = ()
    memberships: tuple[Membership, ...] = ()
    neighbours: tuple[str, ...] = ()
    active_in: tuple[str, ...] = ()
    capital: str | None = None
    region: str | None = None
    iso: tuple[str, ...] = ()

    def members_on(self, day: date | None) -> tuple[str, ...]:
        """Give the members of a day; without one those of today."""
        if day is None:
            return self.members
        dated = {m.member for m in self.memberships}
        then = {m.member for m in self.memberships if m.held_on(day)}
        return tuple(sorted(then | {code for code in self.members if code not in dated}))
