"""A constraint on a value by SHACL in, an expression of SPARQL that is true if it holds out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph.errors import CuratedError
from graph.store.terms import PREFIXES

SH = "http://www.w3.org/ns/shacl#"
_RDF = PREFIXES["rdf"]
_TOLD = {"message", "property", "sparql", "targetClass", "targetObjectsOf", "path"}
_XSD = PREFIXES["xsd"]
_READ = {_XSD + name for name in ("integer", "decimal", "date")}

Node = str
Shape = Mapping[str, list[Node]]
Shapes = Mapping[Node, Shape]


def holds(name: str, value: Node, node: str, shapes: Shapes) -> str:
    """Give an expression that is true if a node meets a constraint by itself."""
    match name:
        case "nodeKind" if value == f"<{SH}IRI>":
            return f"isIRI({node})"
        case "pattern":
            return f"(isIRI({node}) || isLiteral({node})) && REGEX(STR({node}), {value})"
        case "datatype":
            return _is_of(value, node)
        case "in":
            return f"COALESCE({node} IN ({', '.join(members(value, shapes))}), false)"
        case "minInclusive":
            return f"COALESCE({node} >= {value}, false)"
        case "minLength":
            return f"STRLEN(STR({node})) >= {value}"
        case "or":
            either = (shapes[one] for one in members(value, shapes))
            return " || ".join(f"({_meets(one, node, shapes)})" for one in either)
    raise CuratedError([f"ontology/shapes: expected a constraint that checks know, got sh:{name}"])


def _meets(shape: Shape, node: str, shapes: Shapes) -> str:
    """Give an expression that is true if a value meets a shape without properties."""
    if SH + "property" in shape:
        raise CuratedError(["ontology/shapes: expected sh:or of values without sh:property"])
    own = (f"({holds(name, value, node, shapes)})" for name, value in constraints(shape))
    return " && ".join(own) or "true"


def _is_of(datatype: str, node: str) -> str:
    """Give an expression that is true of a well-formed literal of a datatype."""
    of = f"isLiteral({node}) && datatype({node}) = {datatype}"
    if datatype[1:-1] not in _READ:
        return of
    return f"{of} && COALESCE({datatype}(STR({node})) = {node}, false)"


def constraints(shape: Shape) -> Iterator[tuple[str, Node]]:
    """Yield the constraints of a shape by name, without what is told of it."""
    for property_, values in sorted(shape.items()):
        name = property_.removeprefix(SH)
        if name != property_ and name not in _TOLD:
            yield from ((name, value) for value in values)


def members(head: Node, shapes: Shapes) -> list[Node]:
    """Give what is in a list of RDF."""
    found = []
    while head != f"<{_RDF}nil>":
        found += shapes[head][_RDF + "first"]
        (head,) = shapes[head][_RDF + "rest"]
    return found


def kinds(name: str, value: Node, shapes: Shapes) -> list[Node]:
    """Give the classes of which a value must have one; none if it is another constraint."""
    if name == "class":
        return [value]
    either = members(value, shapes) if name == "or" else []
    of = [list(constraints(shapes[one])) for one in either]
    classes = [found[0][1] for found in of if [one for one, _ in found] == ["class"]]
    return classes if len(classes) == len(of) else []
