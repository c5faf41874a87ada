"""Actors in, what is doubtful about the register as a whole out: duplicates and holes.

What is plainly wrong (unknown codes, clashing strong names, missing labels) is found when
the files are loaded; here stands what only a look across actors shows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from unicodedata import normalize

from graph.curated.actors import load_actors
from graph.errors import CuratedError
from graph.model.actor import Actor, Office
from graph.model.terms import ActorKind

_SINCE = date(2000, 1, 1)
_LONGEST = 500  # days that an office may stand empty: an occupation, a caretaker council
_ALIKE = 0.85

Held = tuple[Actor, Office]


def check_actors(own: Iterable[Path] = ()) -> tuple[str, ...]:
    """Give all faults of the register, one line each; those of its files if there are any."""
    try:
        actors = load_actors(own=tuple(own))
    except CuratedError as error:
        return error.faults
    return (*_doubles(actors), *_twins(actors), *_holes(actors), *_ties(actors))


def _doubles(actors: Iterable[Actor]) -> Iterator[str]:
    """Yield actors that share a Wikidata item, or their label with one of the same kind."""
    owners: dict[str, str] = {}
    for actor in actors:
        for key, what in (
            (actor.wikidata, f"Wikidata item {actor.wikidata}"),
            (f"{actor.kind} {_plain(actor.label)}", f"label {actor.label!r}"),
        ):
            other = owners.setdefault(key, actor.code) if key else actor.code
            if other != actor.code:
                yield f"{actor.code}: expected a {what} of its own, got that of {other}"


def _ties(actors: Iterable[Actor]) -> Iterator[str]:
    """Yield neighbours on one side only, and members whose dates say otherwise."""
    actors = tuple(actors)
    neighbours = {actor.code: actor.neighbours for actor in actors}
    for actor in actors:
        for other in actor.neighbours:
            if actor.code not in neighbours[other]:
                yield f"{other}: expected {actor.code} among its neighbours, of which it is one"
        open_ones = {one.member for one in actor.memberships if one.end is None}
        ended = {one.member for one in actor.memberships} - open_ones
        for code in sorted(open_ones - set(actor.members)):
            yield f"{actor.code}: expected {code} among its members, as it has not left"
        for code in sorted(ended & set(actor.members)):
            yield f"{actor.code}: expected {code} not among its members, as it has left"


def _plain(text: str) -> str:
    letters = normalize("NFKD", text).casefold()
    return "".join(sign for sign in letters if sign.isalnum())


def _twins(actors: Iterable[Actor]) -> Iterator[str]:
    """Yield persons who may be one: an office of one actor from one day on, names alike."""
    for of, held in _offices(actors).items():
        for (one, first), (other, second) in combinations(held, 2):
            same = first.start == second.start and one.code != other.code
            if same and _alike(one.label, other.label):
                yield f"{other.code}: expected another person than {one.code} in office for {of}"


def _alike(one: str, other: str) -> bool:
    """Whether two names may be spellings of one, or one is the other with words left out."""
    first, second = ({*map(_plain, name.split())} for name in (one, other))
    close = SequenceMatcher(None, _plain(one), _plain(other)).ratio() > _ALIKE
    return close or first <= second or second <= first


def _holes(actors: Iterable[Actor]) -> Iterator[str]:
    """Yield the stretches since 2000 in which nobody is known to head a state."""
    actors = tuple(actors)
    states = {actor.code for actor in actors if actor.kind is ActorKind.STATE}
    for of, held in _offices(actors).items():
        heads = [(actor, office) for actor, office in held if office.top and of in states]
        until: date | None = None
        for actor, office in heads:
            start = office.start or date.min
            since = max(until or start, _SINCE)
            if (start - since).days > _LONGEST:
                yield f"{of}: expected a head from {since} to {start} ({actor.code}), got none"
            until = max(until or date.min, office.end or date.max)


def _offices(actors: Iterable[Actor]) -> dict[str, list[Held]]:
    """Give the persons who held offices of each actor, by their starts."""
    found: dict[str, list[Held]] = defaultdict(list)
    for actor in actors:
        for office in actor.offices:
            if actor.kind is ActorKind.PERSON:
                found[office.of].append((actor, office))
    for held in found.values():
        held.sort(key=lambda pair: (pair[1].start or date.min, pair[0].code))
    return dict(sorted(found.items()))
