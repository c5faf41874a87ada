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
    SOURCE,
    TYPE,
    Subject,
    day,
    faults_of_values,
    number,
    read_turtle,
)
from graph.curated.folders import data_dir
from graph.curated.own_actors import laid_over, read_own
from graph.errors import CuratedError
from graph.model.actor import Actor, Office

WIKIDATA = "http://www.wikidata.org/entity/"

Found = list[tuple[Subject, Actor]]


def load_actors(folder: Path | None = None, own: Sequence[Path] = ()) -> tuple[Actor, ...]:
    """Give all actors of the register, sorted by code, with those of a user's `own` files.

    Raises:
        CuratedError: with one line for each fault of any file.
    """
    folder = folder or data_dir("ontology") / "actors"
    faults: list[str] = []
    subjects = [s for path in sorted(folder.glob("*.ttl")) for s in read_turtle(path, faults)]
    faults += faults_of_values(subjects)
    given = [s for path in own for s in read_own(path, faults)]
    faults += faults_of_values(given, partial=True)
    subjects, more = laid_over(subjects, given)
    faults += more
    if faults:
        raise CuratedError(faults)
    offices = {s.local: s for s in subjects if s.is_office}
    found = [(s, _actor(s, offices)) for s in subjects if not s.is_office]
    faults += _faults_of_actors(found, offices)
    if faults:
        raise CuratedError(faults)
    return tuple(sorted((actor for _, actor in found), key=lambda actor: actor.code))


def _actor(subject: Subject, offices: dict[str, Subject]) -> Actor:
    given = {_FIELDS[term]: tuple(words) for term, words in subject.values.items()}
    for field in _OF_CODES & given.keys():
        given[field] = tuple(sorted(map(_code, given[field])))
    ones = {field: read(given[field][0]) for field, read in _ONES.items() if field in given}
    held = given.pop("offices", ())
    taken = [_office(offices[name]) for name in map(_code, held) if name in offices]
    facts: dict[str, Any] = {**given, **ones, "offices": tuple(taken)}
    return Actor(code=subject.local, **facts)


def _office(subject: Subject) -> Office:
    return Office(
        of=_code(subject.values[ENT + "officeOf"][0]),
        title=subject.one(ENT + "officeTitle") or "",
        start=day(subject.one(ENT + "officeStart"), last=False),
        end=day(subject.one(ENT + "officeEnd"), last=True),
        top=subject.one(ENT + "topOffice") == "true",
    )


def _code(iri: str) -> str:
    return iri.removeprefix(ACTOR)


_FIELDS = {
    TYPE: "kind",
    LABEL: "label",
    MATCH: "wikidata",
    SOURCE: "origin",
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
    ENT + "partOf": "part_of",
    ENT + "start": "start",
    ENT + "end": "end",
}
_OF_CODES = frozenset({"members", "held_by", "claimed_by"})
_ONES: dict[str, Callable[[str], object]] = {
    "kind": KINDS.__getitem__,
    "label": str,
    "wikidata": lambda iri: iri.removeprefix(WIKIDATA),
    "latitude": number,
    "longitude": number,
    "part_of": _code,
    "start": partial(day, last=False),
    "end": partial(day, last=True),
}


def _faults_of_actors(found: Found, offices: dict[str, Subject]) -> Iterator[str]:
    """Yield what is wrong between actors: codes and strong names given twice, unknown codes."""
    times = Counter(actor.code for _, actor in found)
    owners: dict[str, str] = {}
    for subject, actor in found:
        if times[actor.code] > 1:
            yield subject.fault(f"expected one actor of this code, got {times[actor.code]}")
        yield from _clashes(subject, actor, owners)
        others = (*actor.members, *actor.held_by, *actor.claimed_by)
        for code in (actor.part_of, *others, *(office.of for office in actor.offices)):
            if code is not None and code not in times:
                yield subject.fault(f"expected the code of an actor, got {code!r}")
        for name in map(_code, subject.many("holdsOffice")):
            if name not in offices:
                yield subject.fault(f"expected an office of some file, got {name!r}")
    held = {_code(name) for subject, _ in found for name in subject.many("holdsOffice")}
    for name in sorted(set(offices) - held):
        yield offices[name].fault("expected an actor that holds this office, got none")


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
