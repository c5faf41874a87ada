"""A store in, what it holds out: its articles, its edges, and answers to queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self, TypedDict, Unpack

import pyoxigraph as ox

from graph.curated.queries import NamedQuery
from graph.errors import StoreError
from graph.model.article import Article
from graph.model.claim import Edge
from graph.model.terms import Standing
from graph.store.arguments import filled
from graph.store.asof import article_dates, holds_on
from graph.store.background import background_quads, needs_background
from graph.store.postponing import is_weighed
from graph.store.querying import refuse, run_query
from graph.store.reading import Reader
from graph.store.results import Result
from graph.store.rows import with_links
from graph.store.searching import Hit, search
from graph.store.selecting import CONDITIONS, all_claims, expect_conditions
from graph.store.snapshots import Snapshot
from graph.store.terms import ARTICLE, TYPE, named


class Conditions(TypedDict, total=False):
    """What edges can be asked for; without a condition, for all.

    `actor` stands at either end, `between` names both ends in either order, `speaker`
    affirms or denies, `article` gives evidence. `valid_on` leaves out what is said of
    another time, and what has no time and was first said later.
    """

    actor: str | None
    between: tuple[str, str] | None
    subject: str | None
    object: str | None
    relation: str | None
    standing: Standing | None
    speaker: str | None
    article: str | None
    valid_on: date | None


class Readable:
    """Articles, evidence, claims and edges in a folder, to be read and asked."""

    def __init__(self, path: Path | str, engine: ox.Store) -> None:
        self.path: Path | str = path
        self._engine: ox.Store | None = engine
        self._snapshot: Snapshot | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder."""
        self._engine = None
        self._forget_snapshot()

    @property
    def engine(self) -> ox.Store:
        """The engine, for reading by the modules of this room."""
        if self._engine is None:
            raise StoreError(f"store {self.path} is closed")
        return self._engine

    @property
    def reader(self) -> Reader:
        """What reads the words of the model out of the engine."""
        return Reader(self.engine)

    @property
    def weighed(self) -> bool:
        """Whether all evidence counts, also that of a run that is under way or was cut off."""
        return is_weighed(self.engine)

    def inputs(self, names: Iterable[str]) -> dict[str, str]:
        """Give the digest of what it was read with for each of these articles that is there."""
        nodes = {name: named("article", name) for name in names}
        self.expect(nodes.values())
        found = {name: self.reader.inputs(node) for name, node in nodes.items()}
        return {name: inputs for name, inputs in found.items() if inputs is not None}

    def sources(self, names: Iterable[str]) -> dict[str, tuple[str | None, str | None]]:
        """Give address and publisher of those of these articles that are there."""
        nodes = {name: named("article", name) for name in names}
        self.expect(nodes.values())
        return {
            name: (self.reader.address(node), self.reader.publisher(node))
            for name, node in nodes.items()
            if self.reader.knows(node)
        }

    def text(self, name: str) -> str:
        """Give the text of an article, empty if it was not kept or there is none."""
        article = self.reader.article(named("article", name))
        return article.text if article else ""

    def articles(self) -> tuple[Article, ...]:
        """Give all articles, sorted by id; texts that were not kept are empty."""
        nodes = sorted(self.reader.subjects(TYPE, ARTICLE))
        self.expect(nodes)
        found = (self.reader.article(node) for node in nodes)
        return tuple(sorted((a for a in found if a is not None), key=lambda a: a.id))

    def edges(self, **conditions: Unpack[Conditions]) -> tuple[Edge, ...]:
        """Give the edges that meet all conditions, sorted by subject, relation and object."""
        expect_conditions(conditions)
        given = {name: conditions.get(name) for name in CONDITIONS}
        asked = [(name, str(value)) for name, value in given.items() if value is not None]
        asked += [("actor", one) for one in conditions.get("between") or ()]
        found = (CONDITIONS[name](self.reader, value) for name, value in asked)
        claims = set.intersection(*found) if asked else all_claims(self.reader)
        self.expect_edges(claims)
        edges = sorted(map(self.reader.edge, claims), key=_order)
        valid_on = conditions.get("valid_on")
        if valid_on is None:
            return tuple(edges)
        dates = article_dates(self.engine)
        held = [edge for edge in edges if holds_on(edge, valid_on, dates)]
        return self._linked(held, valid_on, dates)

    def _linked(
        self, edges: Iterable[Edge], day: date, dates: Mapping[str, date]
    ) -> tuple[Edge, ...]:
        """Give edges that held on a day with links to such edges alone."""
        held = {edge.claim.id: edge for edge in edges}
        links = {c for e in held.values() for c in (*e.refines, *e.contradicts, *e.differs)}
        others = [named("claim", one) for one in sorted(links - held.keys())]
        self.expect_edges(others)
        more = {e.claim.id for e in map(self.reader.edge, others) if holds_on(e, day, dates)}
        return with_links(held.values(), held.keys() | more)

    def expect(self, nodes: Iterable[str]) -> None:
        """Say what will be read next; a store that is elsewhere fetches it at once."""

    def expect_edges(self, claims: Iterable[str]) -> None:
        """Say which claims will be read next with their evidence."""

    def query(
        self,
        sparql: str,
        *,
        timeout: float | None = 60.0,
        valid_on: date | None = None,
        background: bool = False,
    ) -> Result:
        """Answer a SPARQL query over all graphs together; nothing can be changed by it.

        It runs in a process of its own that reaches no network and is stopped after `timeout`
        seconds; with None it takes as long as it does. `valid_on` asks only what held on that
        day; `background` lays the background layer under the articles.
        """
        if valid_on is None and not background:
            return run_query(self._readable_folder(), sparql, timeout=timeout)
        refuse(sparql)
        more = background_quads(valid_on) if background else ""
        with Snapshot(self.engine, self.path) as place:
            return run_query(
                place.folder, sparql, timeout=timeout, valid_on=valid_on, more=more, own=place.own
            )

    def ask(
        self,
        named_query: NamedQuery,
        arguments: Mapping[str, str],
        *,
        timeout: float | None = None,
        valid_on: date | None = None,
        background: bool | None = None,
    ) -> Result:
        """Answer a named query; `arguments` are codes, relations or articles by parameter.

        The background layer is under the articles if the query asks for it, or as given.
        """
        sparql = filled(named_query, arguments, self.reader)
        under = needs_background(named_query) if background is None else background
        found = self.query(sparql, timeout=timeout, valid_on=valid_on, background=under)
        return found.with_sorted_lists(named_query.lists)

    def search(
        self, words: str, *, limit: int = 20, valid_on: date | None = None
    ) -> tuple[Hit, ...]:
        """Give the quotes, names and titles that hold all the words, the best first."""
        return search(self.engine, Path(self.path), words, limit=limit, valid_on=valid_on)

    def _readable_folder(self) -> Path:
        """Give a folder that another process may read, whoever writes meanwhile."""
        if self._snapshot is None:
            self._snapshot = Snapshot(self.engine, self.path)
        return self._snapshot.folder

    def _forget_snapshot(self) -> None:
        if self._snapshot is not None:
            self._snapshot.close()
            self._snapshot = None


def _order(edge: Edge) -> tuple[object, ...]:
    c = edge.claim
    return c.subject, c.relation, c.object, c.when.iso if c.when else "", c.id
