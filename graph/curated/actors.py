"""The files of `ontology/actors/` in, actors out; every fault of every file at once.

A year alone as the end of an office means some day of that year: the office counts as held
until the year is over. A user's own files come on top: see `own_actors`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from graph.curated.actor_files import (
    ACTOR,
    ENT,
    GEO,
    KINDS,
    LABEL,
    MATCH,
    NOTATION,
    SOURCE,
    TYPE,
    Subject,
    day,
    faults_of_values,
    number,
    read_turtle,
)
from graph.curated.cache import kept
from graph.curated.folders import PACKAGE, data_dir
from graph.curated.own_actors import laid_over, read_own
from graph.errors import CuratedError
from graph.model.actor import Actor, Membership, Office

WIKIDATA = "http://www.wikidata.org/entity/"

_MADE_BY = tuple(
    PACKAGE / name
    for name in ("curated/actors.py", "curated/actor_files.py", "model/actor.py", "model/terms.py")
)

Found = list[tuple[Subject, Actor]]


def load_actors(folder: Path | None = None, own: Sequence[Path] = ()) -> tuple[Actor, ...]:
    """Give all actors of the register, sorted by code, with those of a user's `own` files.

    Raises:
        CuratedError: with one line for each fault of any file.
    """
    if folder is not None or own:
        return _read(folder or _folder(), own)
    files = (*sorted(_folder().glob("*.ttl")), *_MADE_BY)
    return kept("actors", files, lambda: _read(_folder(), ()))


def _folder() -> Path:
    return data_dir("ontology") / "actors"


def _read(folder: Path, own: Sequence[Path]) -> tuple[Actor, ...]:
    faults: list[str] = []
    subjects = [s for path in sorted(folder.glob("*.ttl")) for s in read_turtle(path, faults)]
    faults += faults_of_values(subjects)
    given = [s for path in own for s in read_own(path, faults)]
    faults += faults_of_values(given, partial=True)
    subjects, more = laid_over(subjects, given)
    faults += more
    if faults:
        raise CuratedError(faults)
    parts = {s.local: s for s in subjects if not s.is_actor}
    found = [(s, _actor(s, parts)) for s in subjects if s.is_actor]
    faults += _faults_of_actors(found, parts)
    if faults:
        raise CuratedError(faults)
    return tuple(sorted((actor for _, actor in found), key=lambda actor: actor.code))


def _actor(subject: Subject, parts: dict[str, Subject]) -> Actor:
    given = {_FIELDS[term]: tuple(words) for term, words in subject.values.items()}
    for field in _OF_CODES & given.keys():
        given[field] = tuple(sorted(map(_code, given[field])))
    ones = {field: read(given[field][0]) for field, read in _ONES.items() if field in given}
    facts: dict[str, Any] = {**given, **ones}
    for field, read in _PARTS.items():
        names = map(_code, given.get(field, ()))
        facts[field] = tuple(read(parts[name]) for name in names if name in parts)
    return Actor(code=subject.local, **facts)


def _office(subject: Subject) -> Office:
    return Office(
        of=_code(subject.values[ENT + "officeOf"][0]),
        title=subject.one(ENT + "officeTitle") or "",
        start=day(subject.one(ENT + "officeStart"), last=False),
        end=day(subject.one(ENT + "officeEnd"), last=True),
        top=subject.one(ENT + "topOffice") == "true",
    )


def _membership(subject: Subject) -> Membership:
    return Membership(
        member=_code(subject.values[ENT + "membershipOf"][0]),
        start=day(subject.one(ENT + "memberStart"), last=False),
        end=day(subject.one(ENT + "memberEnd"), last=True),
    )


def _code(iri: str) -> str:
    return iri.removeprefix(ACTOR)


_FIELDS = {
    TYPE: "kind",
    LABEL: "label",
    MATCH: "wikidata",
    SOURCE: "origin",
    NOTATION: "iso",
    GEO + "lat": "latitude",
    GEO + "long": "longitude",
    ENT + "name": "names",
    ENT + "weakName": "weak_names",
    ENT + "demonym": "demonyms",
    ENT + "seat": "seats",
    ENT + "trap": "traps",
    ENT + "doubt": "doubts",
    ENT + "member": "members",
    ENT + "heldBy": "held_by",
    ENT + "claimedBy": "claimed_by",
    ENT + "holdsOffice": "offices",
    ENT + "membership": "memberships",
    ENT + "neighbour": "neighbours",
    ENT + "activeIn": "active_in",
    ENT + "partOf": "part_of",
    ENT + "capital": "capital",
    ENT + "region": "region",
    ENT + "existsFrom": "start",
    ENT + "existsUntil": "end",
}
_OF_CODES = frozenset({"members", "held_by", "claimed_by", "neighbours", "active_in"})
_PARTS: dict[str, Callable[[Subject], Office | Membership]] = {
    "offices": _office,
    "memberships": _membership,
}
_HOLDING = ("holdsOffice", "membership")
_ONES: dict[str, Callable[[str], object]] = {
    "kind": KINDS.__getitem__,
    "label": str,
    "wikidata": lambda iri: iri.removeprefix(WIKIDATA),
    "latitude": number,
    "longitude": number,
    "part_of": _code,
    "capital": str,
    "region": str,
    "start": partial(day, last=False),
    "end": partial(day, last=True),
}


def _faults_of_actors(found: Found, parts: dict[str, Subject]) -> Iterator[str]:
    """Yield what is wrong between actors: codes and strong names given twice, unknown codes."""
    times = Counter(actor.code for _, actor in found)
    owners: dict[str, str] = {}
    for subject, actor in found:
        if times[actor.code] > 1:
            yield subject.fault(f"expected one actor of this code, got {times[actor.code]}")
        yield from _clashes(subject, actor, owners)
        for code in _others(actor):
            if code not in times:
                yield subject.fault(f"expected the code of an actor, got {code!r}")
        for term, name in _named_parts(subject):
            if name not in parts:
                what = "an office" if term == "holdsOffice" else "a membership"
                yield subject.fault(f"expected {what} of some file, got {name!r}")
    held = {name for subject, _ in found for _, name in _named_parts(subject)}
    for name in sorted(set(parts) - held):
        what = "has this membership" if parts[name].is_membership else "holds this office"
        yield parts[name].fault(f"expected an actor that {what}, got none")


def _others(actor: Actor) -> list[str]:
    """Give the codes of all actors to which an actor is tied."""
    ties = (*actor.members, *actor.held_by, *actor.claimed_by, *actor.neighbours, *actor.active_in)
    served = (office.of for office in actor.offices)
    whole = (actor.part_of,) if actor.part_of is not None else ()
    return [*whole, *ties, *served, *(one.member for one in actor.memberships)]


def _named_parts(subject: Subject) -> list[tuple[str, str]]:
    return [(term, _code(name)) for term in _HOLDING for name in subject.many(term)]


def _clashes(subject: Subject, actor: Actor, owners: dict[str, str]) -> Iterator[str]:
    """Yield the strong names that an earlier actor has too; `owners` learns the new ones."""
    clashing = [
        name
        for name in (actor.label, *actor.names, *actor.demonyms, *actor.seats)
        if name not in actor.weak_names and owners.setdefault(name, actor.code) != actor.code
    ]
    for name in sorted(set(clashing)):
        yield subject.fault(
            f"{name!r} is a strong name of {owners[name]} too, make one of them weak"
        )
