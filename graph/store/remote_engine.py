"""A SPARQL server behind the few words of the engine that the rest of this room uses.

Whatever is read once stays known until something is written, and what will be read next can be
asked for in one request instead of many. So every module reads a store on a server as it reads
one in a folder.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import product
from typing import cast

import pyoxigraph as ox

from graph.errors import QueryError, StoreError
from graph.store.remote_client import Client
from graph.store.remote_endpoints import Endpoints, solutions
from graph.store.terms import BASE, STORE_GRAPH

Node = str | None
Pattern = tuple[Node, Node, Node, Node]
_NAMES = "spog"
_MANY = 500
_TRIPLES = "application/n-triples"
_UNIONS = ("", "?union-default-graph")
_KNOWN = f"ASK {{ <{BASE}store> <{BASE}ontology#storeVersion> ?version }}"


class RemoteEngine:
    """What a server holds, in the engine's own words."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._endpoints = Endpoints(client)
        self.forget()

    def __str__(self) -> str:
        return str(self._client.address)

    def forget(self) -> None:
        """Ask anew for everything."""
        self._known = ox.Store()
        self._whole: set[Pattern] = set()

    def close(self) -> None:
        """Hang up."""
        self.forget()
        self._client.close()

    def quads_for_pattern(
        self, subject: object, predicate: object, object_: object, graph: object = None
    ) -> Iterator[ox.Quad]:
        """Yield the quads of a pattern."""
        terms = (subject, predicate, object_, graph)
        pattern = _pattern(terms)
        if not any(wider in self._whole for wider in _wider(pattern)):
            if pattern[0] is pattern[2] is pattern[3] is None:
                return self._wide(pattern, terms)
            self._fetch([pattern])
        return self._found(terms)

    def _found(self, terms: tuple[object, ...]) -> Iterator[ox.Quad]:
        return self._known.quads_for_pattern(*terms)  # type: ignore[arg-type]

    def _wide(self, pattern: Pattern, terms: tuple[object, ...]) -> Iterator[ox.Quad]:
        """Yield the quads of a pattern that may have very many; who wants one, fetches one."""
        first = self._quads(f"{_select([pattern])} LIMIT 1")
        yield from first
        if first:
            self._fetch([pattern])
            yield from (quad for quad in self._found(terms) if quad not in first)

    def values(self, ends: str) -> list[str]:
        """Give what the graph of the store says of two ends, sorted."""
        subject, property_ = (ox.NamedNode(iri[1:-1]) for iri in ends.split())
        graph = ox.NamedNode(STORE_GRAPH[1:-1])
        quads = self.quads_for_pattern(subject, property_, None, graph)
        return sorted(str(quad.object) for quad in quads)

    def expect(self, patterns: Iterable[Pattern]) -> None:
        """Fetch what will be asked for next, by as few requests as may be."""
        shapes: dict[tuple[bool, ...], list[Pattern]] = defaultdict(list)
        for pattern in sorted(set(patterns), key=str):
            if not any(wider in self._whole for wider in _wider(pattern)):
                shapes[tuple(term is not None for term in pattern)].append(pattern)
        for alike in shapes.values():
            for start in range(0, len(alike), _MANY):
                self._fetch(alike[start : start + _MANY])

    def _fetch(self, alike: list[Pattern]) -> None:
        """Fetch patterns that name the same ends."""
        self._known.extend(self._quads(_select(alike)))
        self._whole.update(alike)

    def _quads(self, sparql: str) -> list[ox.Quad]:
        found = solutions(self._endpoints.query(sparql), self)
        if isinstance(found, ox.QueryBoolean):
            raise StoreError(f"store {self}: expected rows, got yes or no")
        try:
            return [ox.Quad(*row) for row in map(tuple, found)]
        except (SyntaxError, ValueError, TypeError) as error:
            raise StoreError(
                f"store {self}: expected rows of quads, got others: {error}"
            ) from error

    def __contains__(self, quad: ox.Quad) -> bool:
        ends = (quad.subject, quad.predicate, quad.object, quad.graph_name)
        return next(self.quads_for_pattern(*ends), None) is not None

    def __len__(self) -> int:
        found = self.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
        return int(next(iter(cast("ox.QuerySolutions", found)))[0].value)

    def query(
        self,
        query: str,
        *,
        prefixes: Mapping[str, str] | None = None,
        use_default_graph_as_union: bool = True,
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Answer a query over all graphs together."""
        head = "".join(f"PREFIX {name}: <{iri}> " for name, iri in (prefixes or {}).items())
        payload = self.answer(head + query, rows=True, union=use_default_graph_as_union)
        return solutions(payload, self)

    def answer(
        self, sparql: str, *, rows: bool, union: bool = True, seconds: float | None = None
    ) -> bytes:
        """Give SPARQL results in JSON, or N-Triples, as the server writes them."""
        if rows:
            return self._endpoints.query(sparql, suffix=self._union * union, seconds=seconds)
        return self._endpoints.query(
            sparql, accept=_TRIPLES, suffix=self._union * union, seconds=seconds
        )

    @cached_property
    def _union(self) -> str:
        """What to add to the address for an answer over all graphs together."""
        for suffix in _UNIONS:
            found = solutions(self._endpoints.query(_KNOWN, suffix=suffix), self)
            if isinstance(found, ox.QueryBoolean) and bool(found):
                return suffix
        raise QueryError(
            f"store {self}: the server answers over its default graph alone; expected one that is "
            "set to answer over all graphs together (a union default graph)"
        )

    def update(self, update: str | bytes) -> None:
        """Change what the server holds."""
        self.forget()
        self._endpoints.update(update.encode() if isinstance(update, str) else update)

    def load(self, *, input: bytes, format: ox.RdfFormat) -> None:  # noqa: A002 - the engine's words
        """Add the quads of a text."""
        self.extend(ox.parse(input=input, format=format))

    bulk_load = load

    def extend(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads, graph by graph."""
        self._put(quads, replace=False)

    bulk_extend = extend

    def replace(self, quads: Iterable[ox.Quad]) -> None:
        """Put quads in place of all that their graphs hold."""
        self._put(quads, replace=True)

    def _put(self, quads: Iterable[ox.Quad], *, replace: bool) -> None:
        self.forget()
        graphs: dict[str, list[str]] = defaultdict(list)
        for quad in quads:
            line = f"{quad.subject} {quad.predicate} {quad.object} .\n"
            graphs[str(quad.graph_name)[1:-1]].append(line)
        for graph, lines in sorted(graphs.items()):
            self._endpoints.put(graph, "".join(sorted(lines)).encode(), replace=replace)

    def add(self, quad: ox.Quad) -> None:
        """Add a quad."""
        self.update(f"INSERT DATA {{ {_block(quad)} }}")

    def remove(self, quad: ox.Quad) -> None:
        """Take a quad out."""
        self.update(f"DELETE DATA {{ {_block(quad)} }}")

    def clear_graph(self, graph: object) -> None:
        """Take everything out of a graph."""
        self.update(f"CLEAR SILENT GRAPH {graph}")

    def backup(self, folder: str) -> None:
        """Write all that the server holds to an engine in a folder."""
        copy = ox.Store(folder)
        copy.bulk_extend(self._quads(_select([(None, None, None, None)])))
        copy.flush()

    def flush(self) -> None:
        """Do nothing: what a server has taken, it holds."""

    def write_if(self, revision: str, gone: Iterable[str], fresh: Iterable[str]) -> None:
        """Take out and put in blocks of quads if the store still has a revision, else nothing."""
        self.forget()
        where = f"GRAPH {STORE_GRAPH} {{ {REVISION} {revision} }}"
        change = f"DELETE {{ {' '.join(gone)} }}\nINSERT {{ {' '.join(fresh)} }}\n"
        self._endpoints.update(f"{change}WHERE {{ {where} }}".encode())


REVISION = f"<{BASE}store> <{BASE}ontology#revision>"


def _pattern(terms: Iterable[object]) -> Pattern:
    return cast("Pattern", tuple(None if term is None else str(term) for term in terms))


def _wider(pattern: Pattern) -> Iterator[Pattern]:
    """Yield a pattern and all that give what it gives and more."""
    return cast("Iterator[Pattern]", product(*((term, None) for term in pattern)))


def _select(alike: list[Pattern]) -> str:
    """Give the query for patterns that name the same ends, the rows as quads."""
    bound = [name for name, term in zip(_NAMES, alike[0], strict=True) if term is not None]
    rows = "\n".join(f"({' '.join(filter(None, pattern))})" for pattern in alike)
    values = f"VALUES ({' '.join(f'?{name}' for name in bound)}) {{\n{rows}\n}}" if bound else ""
    return f"SELECT ?s ?p ?o ?g WHERE {{ {values} GRAPH ?g {{ ?s ?p ?o }} }}"


def _block(quad: ox.Quad) -> str:
    return f"GRAPH {quad.graph_name} {{ {quad.subject} {quad.predicate} {quad.object} }}"
