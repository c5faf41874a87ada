"""What comes into a store and goes out of it in, the actors that no register knows out.

They have type and label as long as something names them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from graph.store.entries import Finding, codes_of
from graph.store.rows import actor_rows
from graph.store.terms import ACTORS_GRAPH, DERIVED_GRAPH, LABEL, PREFIXES, local_name, named
from graph.store.writing import line, lines, value

_ACTOR = f"<{PREFIXES['actor']}"


def come(engine: ox.Store, findings: Iterable[Finding]) -> Iterator[str]:
    """Yield type and label of the actors of these findings that have none yet."""
    codes = {code for finding in findings for code in codes_of(*finding)}
    for code in sorted(codes - {""}):
        if not _has(engine, named("actor", code), LABEL):
            yield from (line(DERIVED_GRAPH, row) for row in actor_rows([code]))


def leave(engine: ox.Store, gone: set[str], wanted: Iterable[str]) -> set[str]:
    """Give type and label of the actors that no register knows and nothing names any more."""
    found: set[str] = set()
    nodes = _actors(gone)
    for node in nodes - _actors(wanted) if nodes else ():
        named_in = lines(engine.quads_for_pattern(None, None, ox.NamedNode(node[1:-1])))
        if not _has(engine, node, LABEL, ACTORS_GRAPH) and named_in <= gone:
            rows = actor_rows([local_name(node, "actor")])
            found |= {line(DERIVED_GRAPH, row) for row in rows}
    return found


def _has(engine: ox.Store, node: str, property_: str, graph: str | None = None) -> bool:
    place = None if graph is None else ox.NamedNode(graph[1:-1])
    ends = ox.NamedNode(node[1:-1]), ox.NamedNode(property_[1:-1])
    return next(engine.quads_for_pattern(*ends, None, place), None) is not None


def _actors(given: Iterable[str]) -> set[str]:
    """Give the nodes of the actors that lines name as values."""
    values = (value(one) for one in given if _ACTOR in one)
    return {node for node in values if node.startswith(_ACTOR)}
