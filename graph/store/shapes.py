"""A store, a selection or edges in, what is wrong with their RDF out, by the SHACL shapes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.curated.folders import data_dir
from graph.model.claim import Edge
from graph.store.database import Store
from graph.store.layout import shortened
from graph.store.selection import Selection, select
from graph.store.terms import checked

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.plugins.sparql.sparql import Query

_SHACL = "http://www.w3.org/ns/shacl#"
_TOLD = ("focusNode", "resultMessage", "resultPath", "value", "sourceConstraintComponent")


def validate(
    source: Store | Selection | Iterable[Edge] | str, *, shapes: Path | None = None
) -> list[str]:
    """Give a line for each fault, sorted; none if the RDF is as the shapes want it.

    Text is taken as Turtle.
    """
    folder = shapes or data_dir("ontology") / "shapes"
    return sorted(_faults(_data(source), _shapes(folder)))


def _data(source: Store | Selection | Iterable[Edge] | str) -> Graph:
    graph = _quick_graph()
    if isinstance(source, str):
        return graph.parse(data=source, format="turtle")
    selection = source if isinstance(source, Selection) else select(source)
    lines = "".join(f"{' '.join(row)} .\n" for row in selection.rows())
    return graph.parse(data=checked(lines), format="nt")


def _quick_graph() -> Graph:
    """Give a graph that reads a query once, of however many nodes it is asked."""
    from rdflib import Graph
    from rdflib.query import Result

    class QuickGraph(Graph):
        def query(self, query_object: Query | str, *options: Any, **more: Any) -> Result:
            known = _prepared(query_object) if isinstance(query_object, str) else query_object
            return super().query(known, *options, **more)

    return QuickGraph()


@lru_cache
def _prepared(query: str) -> Query:
    from rdflib.plugins.sparql import prepareQuery

    return prepareQuery(query)


def _shapes(folder: Path) -> Graph:
    from rdflib import Graph

    graph = Graph()
    for file in sorted(folder.glob("*.ttl")):
        graph.parse(file, format="turtle")
    return graph


def _faults(data: Graph, shapes: Graph) -> Iterable[str]:
    from pyshacl import validate as check
    from rdflib import Graph, URIRef

    # nothing is inferred, so that the data stay as they are
    _, report, _ = check(data, shacl_graph=shapes, advanced=False, inplace=True)
    if not isinstance(report, Graph):
        raise TypeError(f"expected a report of pyshacl, got {report!r}")
    for result in report.subjects(URIRef(_SHACL + "focusNode")):
        focus, message, path, value, of = (
            report.value(result, URIRef(_SHACL + name)) for name in _TOLD
        )
        where = f" {shortened(f'<{path}>')}" if isinstance(path, URIRef) else ""
        if of == URIRef(_SHACL + "SPARQLConstraintComponent") and value is not None:
            where += f" {shortened(value.n3())}"
        yield f"{shortened(f'<{focus}>')}{where}: {message}"
