"""The files of `ontology/actors/` in, actors out; every fault of every file at once.

A subject `actor:CODE` is an actor, a subject `<CODE/office/1>` an office that it holds. A
year alone as the end of an office means some day of that year: the office counts as held
until the year is over.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from graph.curated.folders import data_dir, shown
from graph.errors import CuratedError
from graph.model.actor import Actor, Office
from graph.model.terms import ActorKind

ACTOR = "https://w3id.org/entente/actor/"
ENT = "https://w3id.org/entente/ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
WIKIDATA = "http://www.wikidata.org/entity/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = SKOS + "prefLabel"
MATCH = SKOS + "exactMatch"
SOURCE = "http://purl.org/dc/terms/source"

KINDS = {
    ENT + "State": ActorKind.STATE,
    ENT + "Person": ActorKind.PERSON,
    ENT + "Organisation": ActorKind.ORGANISATION,
    ENT + "ArmedGroup": ActorKind.GROUP,
    ENT + "Firm": ActorKind.FIRM,
    ENT + "Bloc": ActorKind.BLOC,
    ENT + "Place": ActorKind.PLACE,
}
MANY = ("name", "weakName", "demonym", "seat", "member", "holdsOffice", "trap", "doubt")
OF_ACTOR = {TYPE, LABEL, MATCH, SOURCE, GEO + "lat", GEO + "long"} | {
    ENT + term for term in (*MANY, "partOf", "start", "end")
}
OF_OFFICE = {ENT + term for term in ("officeOf", "officeTitle", "officeStart", "officeEnd")} | {
    ENT + "topOffice"
}

Values = dict[str, list[str]]


@dataclass(frozen=True)
class _Subject:
    """What one file says about one actor or office: values by predicate, in file order."""

    path: Path
    local: str
    values: Values

    def many(self, term: str) -> tuple[str, ...]:
        return tuple(self.values.get(ENT + term, ()))

    def one(self, predicate: str) -> str | None:
        return next(iter(self.values.get(predicate, ())), None)

    def fault(self, words: str) -> str:
        return f"{shown(self.path)}:{self._line()}: {self.local}: {words}"

    def _line(self) -> int:
        starts = (f"actor:{self.local} ", f"<{self.local}> ")
        lines = self.path.read_text(encoding="utf-8").splitlines()
        return next((n for n, line in enumerate(lines, 1) if line.startswith(starts)), 1)


def load_actors(folder: Path | None = None) -> tuple[Actor, ...]:
    """Give all actors of the register, sorted by code.

    Raises:
        CuratedError: with one line for each fault of any file.
    """
    folder = folder or data_dir("ontology") / "actors"
    faults: list[str] = []
    subjects = [s for path in sorted(folder.glob("*.ttl")) for s in _read(path, faults)]
    faults += _faults_of_terms(subjects)
    if faults:
        raise CuratedError(faults)
    offices = {s.local: s for s in subjects if "/" in s.local}
    found = [(s, _actor(s, offices)) for s in subjects if "/" not in s.local]
    faults += _faults_of_actors(found, offices)
    if faults:
        raise CuratedError(faults)
    return tuple(sorted((actor for _, actor in found), key=lambda actor: actor.code))


def _read(path: Path, faults: list[str]) -> list[_Subject]:
    """Gather a file's triples by subject; a syntax error ends the file."""
    from pyoxigraph import RdfFormat, parse

    subjects: dict[str, Values] = defaultdict(lambda: defaultdict(list))
    try:
        for triple in parse(path=str(path), format=RdfFormat.TURTLE):
            subjects[triple.subject.value][triple.predicate.value].append(triple.object.value)
    except SyntaxError as error:
        faults.append(f"{shown(path)}:{error.lineno}: expected Turtle: {error.msg}")
    return [_Subject(path, iri.removeprefix(ACTOR), values) for iri, values in subjects.items()]


def _faults_of_terms(subjects: Iterable[_Subject]) -> Iterator[str]:
    """Yield what is wrong with single values: terms, kinds, labels, dates, numbers."""
    for subject in subjects:
        office = "/" in subject.local
        known = OF_OFFICE if office else OF_ACTOR
        for term in sorted(set(subject.values) - known):
            near = get_close_matches(term, known, n=1)
            hint = f", did you mean {_short(near[0])}" if near else ""
            yield subject.fault(f"expected a term of the register, got {_short(term)}{hint}")
        needed = [ENT + "officeOf"] if office else [TYPE, LABEL]
        for term in needed:
            if len(subject.values.get(term, ())) != 1:
                got = subject.values.get(term, [])
                yield subject.fault(f"expected one {_short(term)}, got {got!r}")
        yield from _faults_of_values(subject)


def _faults_of_values(subject: _Subject) -> Iterator[str]:
    kind = subject.one(TYPE)
    if kind is not None and kind not in KINDS:
        names = ", ".join(map(_short, KINDS))
        yield subject.fault(f"expected one of {names}, got {_short(kind)}")
    for term in ("officeStart", "officeEnd", "start", "end"):
        for text in subject.many(term):
            if _day(text, last=False) is None:
                yield subject.fault(f"ent:{term}: expected YYYY-MM-DD or YYYY, got {text!r}")
    for first, last in (("officeStart", "officeEnd"), ("start", "end")):
        start, end = (_day(subject.one(ENT + t), last=t == last) for t in (first, last))
        if start is not None and end is not None and end <= start:
            yield subject.fault(f"ent:{last}: expected a day after ent:{first}, got {end}")
    for term in (GEO + "lat", GEO + "long"):
        for text in subject.values.get(term, ()):
            if _number(text) is None:
                yield subject.fault(f"{_short(term)}: expected degrees as a decimal, got {text!r}")


def _short(iri: str) -> str:
    prefixes = {ENT: "ent:", SKOS: "skos:", GEO: "geo:"}
    return next((p + iri.removeprefix(ns) for ns, p in prefixes.items() if iri.startswith(ns)), iri)


def _number(text: str | None) -> float | None:
    try:
        return None if text is None else float(text)
    except ValueError:
        return None


def _day(text: str | None, *, last: bool) -> date | None:
    """Give the day; for a year alone its first day, or the day after it where `last`."""
    if text is None:
        return None
    try:
        return date(int(text) + last, 1, 1) if len(text) == 4 else date.fromisoformat(text)
    except ValueError:
        return None


def _actor(subject: _Subject, offices: dict[str, _Subject]) -> Actor:
    held = (offices[name] for name in map(_code, subject.many("holdsOffice")) if name in offices)
    part_of = subject.one(ENT + "partOf")
    wikidata = subject.one(MATCH)
    return Actor(
        code=subject.local,
        kind=KINDS[subject.values[TYPE][0]],
        label=subject.values[LABEL][0],
        names=subject.many("name"),
        weak_names=subject.many("weakName"),
        demonyms=subject.many("demonym"),
        seats=subject.many("seat"),
        part_of=None if part_of is None else _code(part_of),
        offices=tuple(map(_office, held)),
        members=tuple(sorted(map(_code, subject.many("member")))),
        wikidata=None if wikidata is None else wikidata.removeprefix(WIKIDATA),
        latitude=_number(subject.one(GEO + "lat")),
        longitude=_number(subject.one(GEO + "long")),
        start=_day(subject.one(ENT + "start"), last=False),
        end=_day(subject.one(ENT + "end"), last=True),
        origin=tuple(subject.values.get(SOURCE, ())),
        traps=subject.many("trap"),
        doubts=subject.many("doubt"),
    )


def _office(subject: _Subject) -> Office:
    return Office(
        of=_code(subject.values[ENT + "officeOf"][0]),
        title=subject.one(ENT + "officeTitle") or "",
        start=_day(subject.one(ENT + "officeStart"), last=False),
        end=_day(subject.one(ENT + "officeEnd"), last=True),
        top=subject.one(ENT + "topOffice") == "true",
    )


def _code(iri: str) -> str:
    return iri.removeprefix(ACTOR)


def _strong_names(actor: Actor) -> list[str]:
    names = {actor.label, *actor.names, *actor.demonyms, *actor.seats}
    return sorted(names - set(actor.weak_names))


def _faults_of_actors(
    found: list[tuple[_Subject, Actor]], offices: dict[str, _Subject]
) -> Iterator[str]:
    """Yield what is wrong between actors: codes and strong names given twice, unknown codes."""
    times = Counter(actor.code for _, actor in found)
    owners: dict[str, str] = {}
    for subject, actor in found:
        if times[actor.code] > 1:
            yield subject.fault(f"expected one actor of this code, got {times[actor.code]}")
        for name in sorted(
            {actor.label, *actor.names, *actor.demonyms, *actor.seats} - set(actor.weak_names)
        ):
            other = owners.setdefault(name, actor.code)
            if other != actor.code:
                yield subject.fault(
                    f"{name!r} is a strong name of {other} too, make one of them weak"
                )
        for code in (actor.part_of, *actor.members, *(office.of for office in actor.offices)):
            if code is not None and code not in times:
                yield subject.fault(f"expected the code of an actor, got {code!r}")
        for name in map(_code, subject.many("holdsOffice")):
            if name not in offices:
                yield subject.fault(f"expected an office of some file, got {name!r}")
    held = {_code(name) for subject, _ in found for name in subject.many("holdsOffice")}
    for name in sorted(set(offices) - held):
        yield offices[name].fault("expected an actor that holds this office, got none")
