"""A server in, the addresses where it takes questions, changes and whole graphs out.

https://www.w3.org/TR/sparql11-protocol/ leaves it to servers what their addresses are. Those of
the well-known ones are tried in turn, the first that answers is taken.
"""

from __future__ import annotations

from functools import cached_property
from urllib.parse import quote

import pyoxigraph as ox

from graph.errors import StoreError
from graph.store.remote_client import Answer, Client

_QUERY = ("query", "", "sparql")
_UPDATE = ("update", "statements", "")
_GRAPHS = ("store", "data", "rdf-graphs/service", "")
_JSON = "application/sparql-results+json"
_ASK = {"Content-Type": "application/sparql-query", "Accept": _JSON}
_CHANGE = {"Content-Type": "application/sparql-update", "Accept": "*/*"}
_TRIPLES = {"Content-Type": "application/n-triples", "Accept": "*/*"}


class Endpoints:
    """Asks, changes and fills a server, wherever it wants that."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @cached_property
    def _query(self) -> str:
        tried = {}
        for place in self._places("query", _QUERY):
            answer = self._client.send("POST", place, b"ASK {}", headers=_ASK)
            if answer.fine and "json" in answer.kind:
                return place
            tried[place] = answer
        raise StoreError(
            f"store {self._client.address}: expected a server that answers SPARQL, "
            f"got {_told(tried)}"
        )

    @cached_property
    def _update(self) -> str:
        tried = {}
        for place in self._places("update", _UPDATE):
            answer = self._client.send("POST", place, b"INSERT DATA {}", headers=_CHANGE)
            if answer.fine:
                return place
            tried[place] = answer
        raise StoreError(
            f"store {self._client.address}: expected a server that may be written to by SPARQL "
            f"Update, got {_told(tried)}"
        )

    @cached_property
    def _graphs(self) -> str:
        """The address of the Graph Store Protocol, empty if the server has none."""
        for place in self._places("graphs", _GRAPHS):
            accept = {"Accept": "application/n-triples"}
            if self._client.send("HEAD", f"{place}?default", headers=accept).fine:
                return place
        return ""

    def _places(self, part: str, known: tuple[str, ...]) -> list[str]:
        address = self._client.address
        given = address.given.get(part)
        return [given] if given else [address.place(one) for one in known]

    def query(
        self, sparql: str, *, accept: str = _JSON, suffix: str = "", seconds: float | None = None
    ) -> bytes:
        """Give the bytes of an answer."""
        head = {**_ASK, "Accept": accept}
        place = self._query + suffix
        answer = self._client.send("POST", place, sparql.encode(), headers=head, seconds=seconds)
        self._check(answer)
        wanted = "json" if accept == _JSON else "n-triples"
        if wanted not in answer.kind:
            raise StoreError(
                f"store {self._client.address}: expected {accept}, got {answer.kind or 'no type'}"
            )
        return answer.body

    def update(self, sparql: bytes) -> None:
        """Change what the server holds."""
        self._check(self._client.send("POST", self._update, sparql, headers=_CHANGE))

    def put(self, graph: str, lines: bytes, *, replace: bool) -> None:
        """Put N-Triples into a graph, in place of what it holds if so wanted."""
        self._update  # noqa: B018 - the clearest line where nothing may be written
        if not self._graphs:
            clear = f"CLEAR SILENT GRAPH <{graph}> ;\n".encode() if replace else b""
            self.update(clear + f"INSERT DATA {{ GRAPH <{graph}> {{\n".encode() + lines + b"} }")
            return
        place = f"{self._graphs}?graph={quote(graph, safe='')}"
        method = "PUT" if replace else "POST"
        self._check(self._client.send(method, place, lines, headers=_TRIPLES))

    def _check(self, answer: Answer) -> None:
        if answer.fine:
            return
        words = f": {answer.words}" if answer.words else ""
        raise StoreError(
            f"store {self._client.address}: the server answered {answer.status}{words}"
        )


def solutions(payload: bytes, address: object) -> ox.QuerySolutions | ox.QueryBoolean:
    """Read SPARQL results in JSON; raise if they are none, or were cut off."""
    try:
        found = ox.parse_query_results(payload, format=ox.QueryResultsFormat.JSON)
    except (SyntaxError, ValueError) as error:
        raise StoreError(
            f"store {address}: expected SPARQL results in JSON, got something else: {error}"
        ) from error
    if isinstance(found, ox.QueryTriples):
        raise StoreError(f"store {address}: expected rows, got triples")
    return found


def _told(tried: dict[str, Answer]) -> str:
    """Say what came from where."""
    return ", ".join(
        f"{answer.status}{f' {answer.kind}' if answer.fine else ''} at {place}"
        for place, answer in tried.items()
    )
