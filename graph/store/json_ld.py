"""Quads in, JSON-LD for people out: short names by a context, a graph for each article.

The context says of each property what its values are, so that a date is a text, a place in a text
a number, and an actor its short name; the rest is spelt out.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.store.layout import shortened
from graph.store.terms import PREFIXES, TYPE, Row, words_of

_Json = str | int | dict[str, "_Json"] | list["_Json"]

_LINKS = (
    "rdf:subject rdf:predicate rdf:object ent:triple ent:standing ent:bound ent:refines "
    "ent:contradicts ent:differsInAmountFrom ent:bearsOn ent:status ent:stance ent:speaker "
    "ent:saidBy ent:speaksFor ent:speakerNamed ent:subjectNamed ent:objectNamed ent:frame "
    "prov:wasDerivedFrom oa:hasBody oa:hasTarget oa:hasSource oa:hasSelector skos:exactMatch"
)
_NUMBERS = "ent:sources ent:linksLeftOut ent:start ent:end"
_TYPES: Mapping[str, str] = {
    **dict.fromkeys(_LINKS.split(), "@id"),
    **dict.fromkeys(_NUMBERS.split(), "xsd:integer"),
    **dict.fromkeys(["oa:start", "oa:end"], "xsd:nonNegativeInteger"),
    **dict.fromkeys(["ent:validFrom", "ent:validUntil", "dcterms:date"], "xsd:date"),
}


def json_ld_text(quads: Iterable[tuple[str, Row]]) -> str:
    """Give the quads as one JSON-LD document, sorted."""
    graphs: dict[str, dict[str, dict[str, list[str]]]] = defaultdict(lambda: defaultdict(dict))
    for graph, (subject, predicate, value) in sorted(set(quads)):
        graphs[graph][subject].setdefault(predicate, []).append(value)
    body: list[_Json] = [
        {"@id": _name(graph), "@graph": [_node(*item) for item in nodes.items()]}
        for graph, nodes in graphs.items()
    ]
    predicates = {_name(p) for nodes in graphs.values() for facts in nodes.values() for p in facts}
    document = {"@context": _context(json.dumps(body), predicates), "@graph": body}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _context(body: str, predicates: Iterable[str]) -> dict[str, _Json]:
    """Give the prefixes that are used, and what the values of the properties are."""
    types = {name: kind for name in sorted(predicates) if (kind := _type(name))}
    used = body + " ".join(f'"{kind}' for kind in types.values())
    prefixes: dict[str, _Json] = {n: iri for n, iri in PREFIXES.items() if f'"{n}:' in used}
    return prefixes | {name: {"@type": kind} for name, kind in types.items()}


def _type(predicate: str) -> str:
    """Give what the values of a property are, nothing where they are spelt out."""
    return "@id" if predicate.startswith("rel:") else _TYPES.get(predicate, "")


def _node(subject: str, facts: dict[str, list[str]]) -> dict[str, _Json]:
    """Give a subject with its properties; one value stands alone, more in a list."""
    node: dict[str, _Json] = {"@id": _name(subject)}
    if TYPE in facts:
        node["@type"] = [_name(value) for value in facts[TYPE]]
    for predicate, values in facts.items():
        if predicate != TYPE:
            name = _name(predicate)
            found = [_value(value, _type(name)) for value in values]
            node[name] = found[0] if len(found) == 1 else found
    return node


def _value(term: str, type_: str) -> _Json:
    """Give a value, spelt out where it is not what its property's values are said to be."""
    if not term.startswith('"'):
        return _name(term) if type_ == "@id" else {"@id": _name(term)}
    value, tail = words_of(term), term[term.rindex('"') + 1 :]
    if tail.startswith("@"):
        return {"@value": value, "@language": tail[1:]}
    kind = _name(tail[2:])
    if kind and kind == type_:
        return int(value) if kind == "xsd:integer" else value
    if type_ and not kind:
        return {"@value": value}
    return {"@value": value, "@type": kind} if kind else value


def _name(iri: str) -> str:
    """Give a short name, or the whole IRI without its brackets."""
    short = shortened(iri)
    return short[1:-1] if short.startswith("<") else short
