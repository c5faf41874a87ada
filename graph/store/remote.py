"""A store on a SPARQL 1.1 server, read and written like one in a folder.

A batch of articles is one SPARQL Update that takes effect only if nobody wrote since what it
builds on was read; else it is made again on what is there now. So a batch is whole or not at all,
and writers do not mix, as far as the server keeps one update in one transaction, which the
standard asks of it (SHOULD) and cannot promise. The ontology and the register go by the Graph
Store Protocol, a graph at a time: between the two a reader may see a new one with an old one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Unpack, cast

import pyoxigraph as ox

from graph.errors import QueryError, StoreError
from graph.model.article import Article
from graph.model.claim import Statement
from graph.store.changes import Changes
from graph.store.database import Store
from graph.store.entries import Assembling, Entry
from graph.store.opening import VERSION, load_curated
from graph.store.querying import refuse, run_query
from graph.store.readable import Conditions
from graph.store.remote_address import read_address
from graph.store.remote_changes import RemoteChanges, expect_claims
from graph.store.remote_client import Client
from graph.store.remote_engine import REVISION, RemoteEngine
from graph.store.results import Result
from graph.store.reweighing import reweigh
from graph.store.searching import Hit, search
from graph.store.terms import (
    BASE,
    DERIVED_FROM,
    INPUTS,
    PREFIXES,
    PUBLISHER,
    STORE_GRAPH,
    TYPE,
    named,
    text,
)

if TYPE_CHECKING:
    from graph.model.claim import Edge

    Items = Iterable[tuple[Article, Sequence[Statement]]]

_BATCH = 200
_SOURCE = named("dcterms", "source"), PUBLISHER
_IS = f"<{BASE}store> <{BASE}ontology#storeVersion>"


def open_remote(
    place: str,
    *,
    create: bool = False,
    assembler: Assembling | None = None,
    ontology: Path | None = None,
) -> RemoteStore:
    """Open the store at an address: for reading, or with an assembler for writing too."""
    engine = RemoteEngine(Client(read_address(place)))
    with ExitStack() as on_failure:
        on_failure.callback(engine.close)
        found = engine.values(_IS)
        _check(engine, found, create=create)
        if assembler is not None:
            _make_ready(engine, ontology, new=not found)
            reweigh(cast("ox.Store", engine), assembler, RemoteChanges)
        on_failure.pop_all()
    return RemoteStore(engine, assembler)


def _check(engine: RemoteEngine, found: list[str], *, create: bool) -> None:
    if not found and not create:
        raise StoreError(
            f"no store at {engine}: expected a server that `entente ingest --store {engine}` "
            "wrote to"
        )
    if found and text(VERSION) not in found:
        raise StoreError(
            f"store {engine} has version {', '.join(found)}, expected {VERSION}: "
            "ingest its articles again"
        )


def _make_ready(engine: RemoteEngine, ontology: Path | None, *, new: bool) -> None:
    """Bring version, revision, ontology and register of a server to where they must be."""
    if new:
        engine.update(f"INSERT DATA {{ GRAPH {STORE_GRAPH} {{ {_IS} {text(VERSION)} }} }}")
    if not engine.values(REVISION):
        first, any_ = (f"GRAPH {STORE_GRAPH} {{ {REVISION} {end} }}" for end in ('"0"', "?any"))
        engine.update(f"INSERT {{ {first} }} WHERE {{ FILTER NOT EXISTS {{ {any_} }} }}")
    load_curated(cast("ox.Store", engine), ontology)


class RemoteStore(Store):
    """Articles, evidence, claims and edges, kept on a server."""

    def __init__(self, engine: RemoteEngine, assembler: Assembling | None) -> None:
        super().__init__(str(engine), cast("ox.Store", engine), assembler)
        self._remote = engine

    def close(self) -> None:
        """Hang up."""
        self._remote.close()
        self._engine = None

    def add_all(self, items: Items, *, keep_text: bool = True, batch: int = _BATCH) -> int:
        """Put articles in, `batch` to a request; give how many changed the store."""
        return super().add_all(items, keep_text=keep_text, batch=batch)

    def put(self, entries: Iterable[Entry], *, batch: int = _BATCH) -> int:
        """Put entries in, `batch` to a request; give how many articles changed."""
        return super().put(entries, batch=batch)

    def inputs(self, names: Iterable[str]) -> dict[str, str]:
        """Give the digest of what it was read with for each of these articles that is there."""
        nodes = {name: named("article", name) for name in names}
        wanted = [(node, one, None, node) for node in nodes.values() for one in (TYPE, INPUTS)]
        self._remote.expect(wanted)
        return {
            name: next(self._said(node, INPUTS), "")
            for name, node in nodes.items()
            if any(self._said(node, TYPE))
        }

    def sources(self, names: Iterable[str]) -> dict[str, tuple[str | None, str | None]]:
        """Give address and publisher of those of these articles that are there."""
        nodes = {name: named("article", name) for name in names}
        asked = (TYPE, *_SOURCE)
        self._remote.expect((node, one, None, node) for node in nodes.values() for one in asked)
        return {
            name: (self.reader.address(node), self.reader.publisher(node))
            for name, node in nodes.items()
            if any(self._said(node, TYPE))
        }

    def _said(self, node: str, property_: str) -> Iterator[str]:
        place, of = ox.NamedNode(node[1:-1]), ox.NamedNode(property_[1:-1])
        quads = self._remote.quads_for_pattern(place, of, None, place)
        return (q.object.value for q in quads if not isinstance(q.object, ox.Triple))

    def edges(self, **conditions: Unpack[Conditions]) -> tuple[Edge, ...]:
        """Give the edges that meet all conditions, sorted by subject, relation and object."""
        self._remote.forget()
        speaker, article = conditions.get("speaker"), conditions.get("article")
        if speaker is not None:
            self.expect(self.reader.subjects(named("ent", "speaker"), named("actor", speaker)))
        if article is not None:
            self.expect(self.reader.subjects(DERIVED_FROM, named("article", article)))
        return super().edges(**conditions)

    def articles(self) -> tuple[Article, ...]:
        """Give all articles, sorted by id; texts that were not kept are empty."""
        self._remote.forget()
        return super().articles()

    def expect(self, nodes: Iterable[str]) -> None:
        """Fetch all that is said of these nodes."""
        self._remote.expect((node, None, None, None) for node in nodes)

    def expect_edges(self, claims: Iterable[str]) -> None:
        """Fetch these claims with their evidence."""
        expect_claims(self._remote, claims)

    def query(
        self,
        sparql: str,
        *,
        timeout: float | None = 60.0,
        valid_on: date | None = None,
        background: bool = False,
    ) -> Result:
        """Answer a SPARQL query over all graphs together; nothing can be changed by it.

        After `timeout` seconds nobody waits any more; the server may go on by itself. What held
        on a day, and what the background layer adds, is asked of a copy here.
        """
        if valid_on is not None or background:
            return super().query(sparql, timeout=timeout, valid_on=valid_on, background=background)
        refuse(sparql)
        kind = run_query(ox.Store(), sparql).kind
        known = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
        try:
            payload = self._remote.answer(known + sparql, rows=kind != "triples", seconds=timeout)
        except StoreError as error:
            raise QueryError(f"query: {error}") from error
        if kind == "triples":
            lines = {f"{triple} .\n" for triple in ox.parse(payload, format=ox.RdfFormat.N_TRIPLES)}
            payload = "".join(sorted(lines)).encode()
        return Result(kind, payload)

    def search(
        self, words: str, *, limit: int = 20, valid_on: date | None = None
    ) -> tuple[Hit, ...]:
        """Give the quotes, names and titles that hold all the words, the best first.

        All of them are fetched to look into.
        """
        self._remote.forget()
        with TemporaryDirectory(prefix="entente-") as folder:
            return search(self.engine, Path(folder), words, limit=limit, valid_on=valid_on)

    @contextmanager
    def weighing_later(self) -> Iterator[None]:
        """Weigh with each batch all the same: others write meanwhile, and must find it done."""
        yield

    def _changes(self) -> tuple[Changes, Assembling]:
        _, assembler = super()._changes()
        return RemoteChanges(self.engine, assembler), assembler
