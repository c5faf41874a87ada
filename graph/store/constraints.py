"""SHACL shapes in, SPARQL out that finds the nodes that break them.

Only what our shapes use is known: targets by class or property, paths of one property or its
inverse, counts, kinds, datatypes, classes, lists, patterns, bounds, `sh:lessThan`, `sh:or`, and
what is said in SPARQL.
Another word of SHACL is refused, so that no constraint is passed over in silence.

Every query works on whole sets: it gathers the nodes that break a constraint, whatever they are,
each value looked at once, and joins them to the targets last. What is asked node by node (EXISTS,
a join of a node with itself) is many times as slow where there are many nodes.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from graph.curated.folders import data_dir, shown
from graph.errors import CuratedError
from graph.store.selects import as_sets
from graph.store.value_checks import SH, Node, Shape, Shapes, constraints, holds, kinds, members


@dataclass(frozen=True)
class Check:
    """A query for the nodes, as `?focus`, that break one constraint of a shape.

    One of SPARQL's own words also gives `?path` and `?value`.
    """

    shape: str
    path: str
    message: str
    sparql: str


def load_checks(folder: Path | None = None) -> tuple[Check, ...]:
    """Give the checks that the shapes of a folder amount to, in the order of their names."""
    folder = folder or data_dir("ontology") / "shapes"
    shapes: dict[Node, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
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


@dataclass(frozen=True)
class _Target:
    """The nodes that a shape is about: a pattern that gives them, and a test of a node."""

    nodes: str
    test: str


def _targets(shape: Shape) -> Iterator[_Target]:
    classes = sorted(shape.get(SH + "targetClass", []))
    if classes:
        yield _Target(
            f"VALUES ?class {{ {' '.join(classes)} }} ?focus a ?class",
            f"FILTER EXISTS {{ ?focus a ?class FILTER(?class IN ({', '.join(classes)})) }}",
        )
    for property_ in sorted(shape.get(SH + "targetObjectsOf", [])):
        pattern = f"?holder {property_} ?focus"
        yield _Target(pattern, f"FILTER EXISTS {{ {pattern} }}")


def _set(pattern: str, *, of: str = "?focus") -> str:
    """Give a set of nodes that is gathered by itself, whatever stands beside it."""
    return f"{{ SELECT DISTINCT {of} WHERE {{ {pattern} }} }}"


def _checks(node: Node, target: _Target, shapes: Shapes) -> Iterator[Check]:
    """Yield the checks of a node shape and of its properties."""
    for faulty in _node_faults(shapes[node], target, shapes):
        yield Check(node, "", _message(shapes[node]), f"SELECT ?focus WHERE {{ {faulty} }}")
    for inner in sorted(shapes[node].get(SH + "property", [])):
        shape = shapes[inner]
        path = _path(shape, shapes)
        for faulty in _property_faults(shape, target, shapes):
            shown_path = path if path.startswith("<") else ""
            sparql = f"SELECT ?focus WHERE {{ {faulty} }}"
            yield Check(inner, shown_path, _message(shape), sparql)
    for inner in sorted(shapes[node].get(SH + "sparql", [])):
        yield Check(inner, "", _message(shapes[inner]), _select(shapes[inner], target, shapes))


def _select(shape: Shape, target: _Target, shapes: Shapes) -> str:
    """Give the query of a constraint in SPARQL, for all targets at once."""
    heads = {d for one in shape.get(SH + "prefixes", []) for d in shapes[one][SH + "declare"]}
    prefixes = {_words(shapes[d], "prefix"): _words(shapes[d], "namespace") for d in sorted(heads)}
    return as_sets(_words(shape, "select"), prefixes, _set(target.nodes), target.test)


def _message(shape: Shape) -> str:
    return _words(shape, "message") if SH + "message" in shape else ""


def _words(shape: Shape, name: str) -> str:
    """Give the words of a literal, of whatever type."""
    said = shape[SH + name][0]
    return str(json.loads(said[: said.rindex('"') + 1]))


def _path(shape: Shape, shapes: Shapes) -> str:
    """Give the path of a property shape in SPARQL's words."""
    path = shape[SH + "path"][0]
    inverse = shapes[path].get(SH + "inversePath") if path.startswith("_:") else None
    return f"^{inverse[0]}" if inverse else path


def _node_faults(shape: Shape, target: _Target, shapes: Shapes) -> Iterator[str]:
    """Yield the sets of targets that break a constraint by themselves or in their properties."""
    for name, value in constraints(shape):
        if name == "or":
            either = [shapes[one] for one in members(value, shapes)]
            sets = (_any(_all_faults(member, target, shapes)) for member in either)
            yield " ".join(sets)
        else:
            yield f"{target.nodes} FILTER(!({holds(name, value, '?focus', shapes)}))"


def _all_faults(shape: Shape, target: _Target, shapes: Shapes) -> Iterator[str]:
    """Yield the sets of targets that break a constraint of a shape or of its properties."""
    yield from _node_faults(shape, target, shapes)
    for inner in sorted(shape.get(SH + "property", [])):
        yield from _property_faults(shapes[inner], target, shapes)


def _any(sets: Iterable[str]) -> str:
    return _set(" UNION ".join(f"{{ {one} }}" for one in sets))


def _property_faults(shape: Shape, target: _Target, shapes: Shapes) -> Iterator[str]:
    """Yield the sets of targets whose values break a constraint."""
    path = _path(shape, shapes)
    by_itself = []
    for name, value in constraints(shape):
        if name in _OF_ALL_VALUES:
            yield _OF_ALL_VALUES[name](target, path, value)
        elif classes := kinds(name, value, shapes):
            of = f"VALUES ?kind {{ {' '.join(classes)} }} ?value a ?kind"
            bad = _set(f"{_values(path)} MINUS {{ {of} }}", of="?value")
            yield f"{_set(f'{bad} ?focus {path} ?value')} {target.test}"
        else:
            by_itself.append(f"({holds(name, value, '?value', shapes)})")
    if by_itself:
        bad = _set(f"{_values(path)} FILTER(!({' && '.join(by_itself)}))", of="?value")
        yield f"{_set(f'{bad} ?focus {path} ?value')} {target.test}"


def _values(path: str) -> str:
    return _set(f"?any {path} ?value", of="?value")


def _too_few(target: _Target, path: str, value: Node) -> str:
    return f"{target.nodes} MINUS {{ ?focus {path} ?value }}" if _count(value) else "FILTER(false)"


def _too_many(target: _Target, path: str, value: Node) -> str:
    if not _count(value):
        return f"{_set(f'?focus {path} ?value')} {target.test}"
    more = (
        f"{{ SELECT ?focus WHERE {{ ?focus {path} ?any }} GROUP BY ?focus HAVING(COUNT(*) > 1) }}"
    )
    two = f"?focus {path} ?value, ?another FILTER(!sameTerm(?value, ?another))"
    return f"{more} FILTER EXISTS {{ {two} }} {target.test}"


def _without_value(target: _Target, path: str, value: Node) -> str:
    return f"{target.nodes} MINUS {{ ?focus {path} {value} }}"


def _not_less(target: _Target, path: str, value: Node) -> str:
    ends = f"?focus {path} ?value {{ SELECT ?focus ?top {{ ?focus {value} ?top }} }}"
    return f"{_set(f'{ends} FILTER(!COALESCE(?value < ?top, false))')} {target.test}"


_OF_ALL_VALUES: dict[str, Callable[[_Target, str, Node], str]] = {
    "minCount": _too_few,
    "maxCount": _too_many,
    "hasValue": _without_value,
    "lessThan": _not_less,
}


def _count(value: Node) -> int:
    """Give a count that checks know: none or one."""
    number = int(value.partition("^^")[0].strip('"'))
    if number > 1:
        raise CuratedError([f"ontology/shapes: expected counts of 0 and 1, got {number}"])
    return number
