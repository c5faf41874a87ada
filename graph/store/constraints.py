"""SHACL shapes in, SPARQL out that finds the nodes that break them.

Only what our shapes use is known: targets by class or property, paths of one property or its
inverse, counts, kinds, datatypes, classes, lists, patterns, bounds, `sh:lessThan` and `sh:or`.
Another word of SHACL is refused, so that no constraint is passed over in silence.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from graph.curated.folders import data_dir, shown
from graph.errors import CuratedError
from graph.store.terms import PREFIXES

_SH = "http://www.w3.org/ns/shacl#"
_RDF = PREFIXES["rdf"]
_TOLD = {"message", "property", "targetClass", "targetObjectsOf", "path"}
_XSD = PREFIXES["xsd"]
_READ = {_XSD + name for name in ("integer", "decimal", "date")}

_Node = str
_Shapes = dict[_Node, dict[str, list[_Node]]]


@dataclass(frozen=True)
class Check:
    """A query for the nodes, as `?focus`, that break one constraint of a shape."""

    shape: str
    path: str
    message: str
    sparql: str


def load_checks(folder: Path | None = None) -> tuple[Check, ...]:
    """Give the checks that the shapes of a folder amount to, in the order of their names."""
    folder = folder or data_dir("ontology") / "shapes"
    shapes: _Shapes = defaultdict(lambda: defaultdict(list))
    for file in sorted(folder.glob("*.ttl")):
        try:
            for t in ox.parse(path=file, format=ox.RdfFormat.TURTLE):
                shapes[str(t.subject)][t.predicate.value].append(str(t.object))
        except SyntaxError as error:
            raise CuratedError([f"{shown(file)}:{error.lineno or 1}: {error.msg}"]) from error
    return tuple(
        check
        for node in sorted(shapes)
        for target in _targets(shapes[node])
        for check in _checks(node, target, shapes)
    )


def _targets(shape: dict[str, list[_Node]]) -> Iterator[str]:
    classes = shape.get(_SH + "targetClass", [])
    if classes:
        yield f"VALUES ?class {{ {' '.join(sorted(classes))} }} ?focus a ?class ."
    for property_ in sorted(shape.get(_SH + "targetObjectsOf", [])):
        yield f"?holder {property_} ?focus ."


def _checks(node: _Node, target: str, shapes: _Shapes) -> Iterator[Check]:
    """Yield a check for each constraint of a node shape and of its properties."""
    for pattern in _node_faults(shapes[node], shapes):
        yield Check(node, "", _message(shapes[node]), _select(target, pattern))
    for inner in sorted(shapes[node].get(_SH + "property", [])):
        shape = shapes[inner]
        path = _path(shape, shapes)
        for pattern in _value_faults(shape, path, shapes):
            shown_path = path if path.startswith("<") else ""
            yield Check(inner, shown_path, _message(shape), _select(target, pattern))


def _select(target: str, pattern: str) -> str:
    return f"SELECT DISTINCT ?focus WHERE {{ {target} {pattern} }}"


def _message(shape: dict[str, list[_Node]]) -> str:
    said = shape.get(_SH + "message", [""])[0]
    return str(json.loads(said)) if said else ""


def _path(shape: dict[str, list[_Node]], shapes: _Shapes) -> str:
    """Give the path of a property shape in SPARQL's words."""
    path = shape[_SH + "path"][0]
    inverse = shapes[path].get(_SH + "inversePath") if path.startswith("_:") else None
    return f"^{inverse[0]}" if inverse else path


def _node_faults(shape: dict[str, list[_Node]], shapes: _Shapes) -> Iterator[str]:
    for name, values in _constraints(shape):
        for value in values:
            yield f"FILTER(!({_holds(name, value, '?focus', shapes)}))"


def _value_faults(shape: dict[str, list[_Node]], path: str, shapes: _Shapes) -> Iterator[str]:
    """Yield the patterns that a node meets if its values break a constraint."""
    for name, values in _constraints(shape):
        for value in values:
            yield _value_fault(name, value, path, shapes)


def _value_fault(name: str, value: _Node, path: str, shapes: _Shapes) -> str:
    if name == "minCount":
        return f"FILTER NOT EXISTS {{ ?focus {path} ?value }}" if _count(value) else "FILTER(false)"
    if name == "maxCount" and _count(value) == 0:
        return f"?focus {path} ?value ."
    if name == "maxCount":
        return f"?focus {path} ?value, ?another . FILTER(!sameTerm(?value, ?another))"
    if name == "hasValue":
        return f"FILTER NOT EXISTS {{ ?focus {path} {value} }}"
    if name == "lessThan":
        return f"?focus {path} ?value ; {value} ?top . FILTER(!COALESCE(?value < ?top, false))"
    return f"?focus {path} ?value . FILTER(!({_holds(name, value, '?value', shapes)}))"


def _holds(name: str, value: _Node, node: str, shapes: _Shapes) -> str:
    """Give an expression that is true if a node meets a constraint by itself."""
    match name:
        case "nodeKind" if value == f"<{_SH}IRI>":
            return f"isIRI({node})"
        case "pattern":
            return f"(isIRI({node}) || isLiteral({node})) && REGEX(STR({node}), {value})"
        case "datatype":
            return _is_of(value, node)
        case "class":
            return f"EXISTS {{ {node} a {value} }}"
        case "in":
            return f"COALESCE({node} IN ({', '.join(_list(value, shapes))}), false)"
        case "minInclusive":
            return f"COALESCE({node} >= {value}, false)"
        case "minLength":
            return f"STRLEN(STR({node})) >= {value}"
        case "or":
            members = _list(value, shapes)
            return " || ".join(f"({_meets(one, node, shapes)})" for one in members)
    raise CuratedError([f"ontology/shapes: expected a constraint that checks know, got sh:{name}"])


def _is_of(datatype: str, node: str) -> str:
    """Give an expression that is true of a well-formed literal of a datatype."""
    of = f"isLiteral({node}) && datatype({node}) = {datatype}"
    if datatype[1:-1] not in _READ:
        return of
    return f"{of} && COALESCE({datatype}(STR({node})) = {node}, false)"


def _meets(shape: _Node, node: str, shapes: _Shapes) -> str:
    """Give an expression that is true if a node meets a whole shape."""
    own = [
        _holds(name, value, node, shapes)
        for name, values in _constraints(shapes[shape])
        for value in values
    ]
    for inner in sorted(shapes[shape].get(_SH + "property", [])):
        path = _path(shapes[inner], shapes)
        own += [
            f"NOT EXISTS {{ {pattern.replace('?focus', node)} }}"
            if not pattern.startswith("FILTER NOT EXISTS")
            else pattern.replace("FILTER NOT EXISTS", "EXISTS").replace("?focus", node)
            for pattern in _value_faults(shapes[inner], path, shapes)
        ]
    return " && ".join(f"({one})" for one in own) or "true"


def _constraints(shape: dict[str, list[_Node]]) -> Iterator[tuple[str, list[_Node]]]:
    for property_, values in sorted(shape.items()):
        name = property_.removeprefix(_SH)
        if name != property_ and name not in _TOLD:
            yield name, values


def _list(head: _Node, shapes: _Shapes) -> list[_Node]:
    found = []
    while head != f"<{_RDF}nil>":
        found += shapes[head][_RDF + "first"]
        (head,) = shapes[head][_RDF + "rest"]
    return found


def _count(value: _Node) -> int:
    """Give a count that checks know: none or one."""
    number = int(value.partition("^^")[0].strip('"'))
    if number > 1:
        raise CuratedError([f"ontology/shapes: expected counts of 0 and 1, got {number}"])
    return number
