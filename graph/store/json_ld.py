"""Quads in, JSON-LD for people out: short names by a context, a graph for each article."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

from graph.store.layout import shortened
from graph.store.terms import PREFIXES, TYPE, Row

_Json = str | dict[str, "_Json"] | list["_Json"]


def json_ld_text(quads: Iterable[tuple[str, Row]]) -> str:
    """Give the quads as one JSON-LD document, sorted."""
    graphs: dict[str, dict[str, dict[str, list[str]]]] = defaultdict(lambda: defaultdict(dict))
    for graph, (subject, predicate, value) in sorted(set(quads)):
        graphs[graph][subject].setdefault(predicate, []).append(value)
    document = {
        "@context": PREFIXES,
        "@graph": [
            {"@id": _name(graph), "@graph": [_node(*item) for item in nodes.items()]}
            for graph, nodes in graphs.items()
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _node(subject: str, facts: dict[str, list[str]]) -> dict[str, _Json]:
    """Give a subject with its properties; one value stands alone, more in a list."""
    node: dict[str, _Json] = {"@id": _name(subject)}
    if TYPE in facts:
        node["@type"] = [_name(value) for value in facts[TYPE]]
    for predicate, values in facts.items():
        if predicate != TYPE:
            found = [_value(value) for value in values]
            node[_name(predicate)] = found[0] if len(found) == 1 else found
    return node


def _value(term: str) -> _Json:
    if not term.startswith('"'):
        return {"@id": _name(term)}
    content, _, datatype = term.rpartition("^^") if term.endswith(">") else (term, "", "")
    value = json.loads(content)
    return {"@value": value, "@type": _name(datatype)} if datatype else value


def _name(iri: str) -> str:
    """Give a short name, or the whole IRI without its brackets."""
    short = shortened(iri)
    return short[1:-1] if short.startswith("<") else short
