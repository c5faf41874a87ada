"""The relations that `ontology/entente.ttl` defines."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox

from graph.curated.folders import data_dir, shown
from graph.errors import CuratedError
from graph.model.relation import Relation
from graph.model.terms import Family

RELATION = "https://w3id.org/entente/relation#"
_ENT = "https://w3id.org/entente/ontology#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_DEFINITION = "http://www.w3.org/2004/02/skos/core#definition"
_SCHEMA = "https://schema.org/"
_ANY = "Actor"  # the class of all actors
_EXAMPLE = "http://www.w3.org/2004/02/skos/core#example"

_NEEDED = {
    "rdfs:label": _RDFS + "label",
    "rdfs:comment": _RDFS + "comment",
    "skos:definition": _DEFINITION,
    "skos:example": _EXAMPLE,
    "rdfs:subPropertyOf": _RDFS + "subPropertyOf",
    "ent:tone": _ENT + "tone",
}

_Facts = dict[str, list[str]]


def load_relations(path: Path | None = None) -> dict[str, Relation]:
    """Give every relation of the ontology by name, sorted; all faults at once.

    >>> load_relations()["suppliesArms"].plover
    'AID'
    """
    path = path or data_dir("ontology") / "entente.ttl"
    facts = _facts(path)
    families = _families(facts)
    names = sorted(s.removeprefix(RELATION) for s in facts if s.startswith(RELATION))
    faults = [
        f"{_place(path, name)}: {fault}"
        for name in names
        for fault in _faults(name, facts[RELATION + name], families, names)
    ]
    if not names:
        faults = [f"{shown(path)}: expected relations in <{RELATION}>, found none"]
    if faults:
        raise CuratedError(faults)
    return {name: _relation(name, facts[RELATION + name], families) for name in names}


def _facts(path: Path) -> dict[str, _Facts]:
    """Give what the file says of each subject, by property."""
    facts: dict[str, _Facts] = defaultdict(lambda: defaultdict(list))
    try:
        for triple in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            facts[_value(triple.subject)][triple.predicate.value].append(_value(triple.object))
    except SyntaxError as error:
        raise CuratedError([f"{shown(path)}:{error.lineno or 1}: {error.msg}"]) from error
    except OSError as error:
        raise CuratedError([f"{shown(path)}: expected the ontology, {error.strerror}"]) from error
    return facts


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value


def _families(facts: dict[str, _Facts]) -> dict[str, str]:
    """Give the code of each family by the IRI of its property."""
    return {
        s: found[_ENT + "familyCode"][0]
        for s, found in facts.items()
        if _ENT + "familyCode" in found
    }


def _faults(name: str, facts: _Facts, families: dict[str, str], names: list[str]) -> list[str]:
    """Say what is wrong with one relation."""
    found = [
        f"rel:{name}: expected one {short}, found {len(facts.get(long, []))}"
        for short, long in _NEEDED.items()
        if len(facts.get(long, [])) != 1
    ]
    known = {code.value for code in Family}
    found += [
        f"rel:{name}: expected a family of relations as rdfs:subPropertyOf, got <{parent}>"
        for parent in facts.get(_NEEDED["rdfs:subPropertyOf"], [])
        if families.get(parent) not in known
    ]
    found += [
        f"rel:{name}: expected a tone from -10 to 10, got {tone!r}"
        for tone in facts.get(_NEEDED["ent:tone"], [])
        if not _in_range(tone)
    ]
    found += [
        f"rel:{name}: expected a relation as ent:opposite, got <{other}>"
        for other in facts.get(_ENT + "opposite", [])
        if other.removeprefix(RELATION) not in names
    ]
    return found


def _in_range(tone: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", tone) is not None and -10 <= float(tone) <= 10


def _place(path: Path, name: str) -> str:
    """Give `path:line` of the block that defines the relation."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if re.match(rf"rel:{re.escape(name)}\s", line):
            return f"{shown(path)}:{number}"
    return shown(path)


def _relation(name: str, facts: _Facts, families: dict[str, str]) -> Relation:
    def one(property_: str) -> str:
        return next(iter(facts.get(property_, [])), "")

    def classes(property_: str) -> tuple[str, ...]:
        known = (one.removeprefix(_ENT) for one in facts.get(_SCHEMA + property_, []))
        return tuple(sorted({*known} - {_ANY}))

    return Relation(
        name=name,
        label=one(_NEEDED["rdfs:label"]),
        definition=one(_DEFINITION),
        family=Family(families[one(_NEEDED["rdfs:subPropertyOf"])]),
        plover=one(_ENT + "plover"),
        cameo=one(_ENT + "cameo"),
        tone=float(one(_NEEDED["ent:tone"])),
        symmetric=_OWL + "SymmetricProperty" in facts[_TYPE],
        opposite=tuple(sorted(o.removeprefix(RELATION) for o in facts.get(_ENT + "opposite", []))),
        subjects=classes("domainIncludes"),
        objects=classes("rangeIncludes"),
    )
