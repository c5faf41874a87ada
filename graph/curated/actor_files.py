"""Files of actors in, what they say about each subject out: values by predicate, with lines.

A subject `actor:CODE` is an actor, a subject `<CODE/office/1>` an office that it holds, a
subject `<CODE/member/OTHER>` tells since when and until when another one is its member.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from graph.curated.folders import shown
from graph.model.terms import ActorKind

ACTOR = "https://w3id.org/entente/actor/"
ENT = "https://w3id.org/entente/ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = SKOS + "prefLabel"
MATCH = SKOS + "exactMatch"
NOTATION = SKOS + "notation"
SOURCE = "http://purl.org/dc/terms/source"

KINDS = {
    ENT + "State": ActorKind.STATE,
    ENT + "Person": ActorKind.PERSON,
    ENT + "Organisation": ActorKind.ORGANISATION,
    ENT + "ArmedGroup": ActorKind.GROUP,
    ENT + "Firm": ActorKind.FIRM,
    ENT + "Bloc": ActorKind.BLOC,
    ENT + "Place": ActorKind.PLACE,
    ENT + "Programme": ActorKind.PROGRAMME,
}
NAMES = ("name", "weakName", "demonym", "seat", "trap", "doubt")
LINKS = ("member", "heldBy", "claimedBy", "holdsOffice", "membership", "neighbour", "activeIn")
OF_ACTOR = {TYPE, LABEL, MATCH, NOTATION, SOURCE, GEO + "lat", GEO + "long"} | {
    ENT + term
    for term in (*NAMES, *LINKS, "partOf", "existsFrom", "existsUntil", "capital", "region")
}
OF_OFFICE = {
    ENT + term for term in ("officeOf", "officeTitle", "officeStart", "officeEnd", "topOffice")
}
OF_MEMBERSHIP = {SOURCE} | {ENT + term for term in ("membershipOf", "memberStart", "memberEnd")}
_NEEDED, _NEEDED_OF_OFFICE = (TYPE, LABEL), (ENT + "officeOf",)
_NEEDED_OF_MEMBERSHIP = (ENT + "membershipOf",)
_MEMBERING = "/member/"
_DATES = tuple(
    ENT + term
    for term in (
        "officeStart",
        "officeEnd",
        "memberStart",
        "memberEnd",
        "existsFrom",
        "existsUntil",
    )
)
_DEGREES = (GEO + "lat", GEO + "long")
_LITERALS = frozenset((*_DATES, *_DEGREES))
_SPANS = tuple(
    (ENT + first, ENT + last)
    for first, last in (
        ("officeStart", "officeEnd"),
        ("memberStart", "memberEnd"),
        ("existsFrom", "existsUntil"),
    )
)

Values = dict[str, list[str]]


@dataclass(frozen=True)
class Subject:
    """What one file says about one actor or office; `line` is looked up where it is 0."""

    path: Path
    local: str
    values: Values
    line: int = 0

    @property
    def is_actor(self) -> bool:
        """Whether it is an actor rather than an office or a membership of one."""
        return "/" not in self.local

    @property
    def is_membership(self) -> bool:
        """Whether it tells since when and until when somebody is a member."""
        return _MEMBERING in self.local

    @property
    def is_office(self) -> bool:
        """Whether it is an office."""
        return not self.is_actor and not self.is_membership

    def many(self, term: str) -> tuple[str, ...]:
        """Give all values of a term of ours."""
        return tuple(self.values.get(ENT + term, ()))

    def one(self, predicate: str) -> str | None:
        """Give the first value of a predicate, if there is one."""
        return next(iter(self.values.get(predicate, ())), None)

    def fault(self, words: str) -> str:
        """Give a fault of it as one line with its place."""
        return f"{shown(self.path)}:{self.line or self._line()}: {self.local}: {words}"

    def _line(self) -> int:
        starts = (f"actor:{self.local} ", f"<{self.local}> ")
        lines = self.path.read_text(encoding="utf-8").splitlines()
        return next((n for n, line in enumerate(lines, 1) if line.startswith(starts)), 1)


def read_turtle(path: Path, faults: list[str]) -> list[Subject]:
    """Gather a file's triples by subject; a syntax error ends the file."""
    from pyoxigraph import RdfFormat, parse

    subjects: dict[str, Values] = defaultdict(lambda: defaultdict(list))
    try:
        for subject, predicate, value, *_ in parse(path=str(path), format=RdfFormat.TURTLE):
            subjects[subject.value][predicate.value].append(value.value)
    except SyntaxError as error:
        faults.append(f"{shown(path)}:{error.lineno}: expected Turtle: {error.msg}")
    return [Subject(path, iri.removeprefix(ACTOR), values) for iri, values in subjects.items()]


def faults_of_values(subjects: Iterable[Subject], *, partial: bool = False) -> Iterator[str]:
    """Yield what is wrong with single values: terms, kinds, labels, dates, numbers.

    A `partial` file may add to actors of another one, without their kind and label.
    """
    for subject in subjects:
        known, needed = _terms(subject)
        for term in sorted(set(subject.values).difference(known)):
            near = get_close_matches(term, known, n=1)
            hint = f", did you mean {short(near[0])}" if near else ""
            yield subject.fault(f"expected a term of the register, got {short(term)}{hint}")
        for term in needed:
            got = subject.values.get(term, [])
            if len(got) != 1 and not (partial and not got and subject.is_actor):
                yield subject.fault(f"expected one {short(term)}, got {got!r}")
        kind = subject.one(TYPE)
        if kind is not None and kind not in KINDS:
            names = ", ".join(map(short, KINDS))
            yield subject.fault(f"expected one of {names}, got {short(kind)}")
        yield from _faults_of_literals(subject)


def _terms(subject: Subject) -> tuple[set[str], tuple[str, ...]]:
    """Give the terms that a subject may have, and those that it must have."""
    if subject.is_actor:
        return OF_ACTOR, _NEEDED
    if subject.is_membership:
        return OF_MEMBERSHIP, _NEEDED_OF_MEMBERSHIP
    return OF_OFFICE, _NEEDED_OF_OFFICE


def _faults_of_literals(subject: Subject) -> Iterator[str]:
    if _LITERALS.isdisjoint(subject.values):
        return
    for term in _DATES:
        for text in subject.values.get(term, ()):
            if day(text, last=False) is None:
                yield subject.fault(f"{short(term)}: expected YYYY-MM-DD or YYYY, got {text!r}")
    for first, last in _SPANS:
        start, end = day(subject.one(first), last=False), day(subject.one(last), last=True)
        if start is not None and end is not None and end <= start:
            yield subject.fault(f"{short(last)}: expected a day after {short(first)}, got {end}")
    for term in _DEGREES:
        for text in subject.values.get(term, ()):
            if number(text) is None:
                yield subject.fault(f"{short(term)}: expected degrees as a decimal, got {text!r}")


def short(iri: str) -> str:
    """Write a term with its prefix."""
    prefixes = {ENT: "ent:", SKOS: "skos:", GEO: "geo:"}
    return next((p + iri.removeprefix(ns) for ns, p in prefixes.items() if iri.startswith(ns)), iri)


def number(text: str | None) -> float | None:
    """Give the number, None where it is none."""
    try:
        return None if text is None else float(text)
    except ValueError:
        return None


def day(text: str | None, *, last: bool) -> date | None:
    """Give the day; for a year alone its first day, or the day after it where `last`."""
    if text is None:
        return None
    try:
        return date(int(text) + last, 1, 1) if len(text) == 4 else date.fromisoformat(text)
    except ValueError:
        return None
