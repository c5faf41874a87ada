"""A store on disk in, claims, networks, tables and RDF for notebooks and scripts out."""

from __future__ import annotations

import csv
import io
from importlib import import_module
from pathlib import Path
from types import ModuleType, TracebackType
from typing import TYPE_CHECKING, Unpack

from graph.curated.queries import load_queries
from graph.errors import EntenteError, StoreError, UnknownNameError
from graph.model.article import Article
from graph.model.claim import Edge
from graph.model.display import Displayed
from graph.store.database import Conditions, Store, open_store
from graph.store.export import export
from graph.store.networks import csv_text, network
from graph.store.results import Result
from graph.store.searching import Hit
from graph.store.selection import select

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    from rdflib import Dataset


class Graph(Displayed):
    """What a store holds, for reading; close it, or use it in a `with` block."""

    def __init__(self, path: Path | str) -> None:
        self.store: Store = open_store(path)

    def __enter__(self) -> Graph:
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
        self.store.close()

    def claims(self, **conditions: Unpack[Conditions]) -> tuple[Edge, ...]:
        """Give the claims with all their evidence that meet the conditions of `Store.edges`."""
        return self.store.edges(**conditions)

    def articles(self) -> tuple[Article, ...]:
        """Give all articles, sorted by id."""
        return self.store.articles()

    def query(
        self,
        query: str,
        *,
        timeout: float | None = None,
        background: bool | None = None,
        **arguments: str,
    ) -> Result:
        """Answer SPARQL, or a named query with its arguments.

        `background` lays the background layer under the store; None leaves that to the query.
        """
        if not query.replace("-", "").isalnum():
            return self.store.query(query, timeout=timeout, background=bool(background))
        known = load_queries()
        if query not in known:
            raise UnknownNameError(f"expected one of the queries {', '.join(known)}, got {query!r}")
        return self.store.ask(known[query], arguments, timeout=timeout, background=background)

    def search(self, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Give the quotes, names and titles that hold all the words, the best first."""
        return self.store.search(words, limit=limit)

    def to_networkx(self, **conditions: Unpack[Conditions]) -> nx.MultiDiGraph[str]:
        """Give a network with a node for each actor and an edge for each claim."""
        return network(select(self.store, self.claims(**conditions)))

    def to_pandas(
        self, result: Result | None = None, **conditions: Unpack[Conditions]
    ) -> pd.DataFrame:
        """Give a table of claims, a row each, or of the rows of a query's result."""
        pandas = _extra("pandas")
        if result is not None:
            asked: pd.DataFrame = pandas.DataFrame(result.rows, columns=result.columns)
            return asked
        table = csv_text(select(self.store, self.claims(**conditions)))
        rows = list(csv.DictReader(io.StringIO(table)))
        names = next(csv.reader(io.StringIO(table)))
        frame: pd.DataFrame = pandas.DataFrame(rows, columns=names)
        return frame.astype({"tone": float, "sources": int})

    def rdf(self) -> Dataset:
        """Give an rdflib dataset over the same store, all graphs together by default.

        For tools that want one. Ask `query` instead where you can: it is faster, and rdflib
        follows addresses that a query names.
        """
        if isinstance(self.store.path, str):
            raise StoreError(
                f"store {self.store.path}: expected a folder; rdflib's SPARQLStore reads servers"
            )
        oxrdflib = _extra("oxrdflib")
        from rdflib import Dataset

        return Dataset(store=oxrdflib.OxigraphStore(store=self.store.engine), default_union=True)

    def export(self, path: Path | str, form: str | None = None) -> tuple[Path, ...]:
        """Write everything to a file, in the form that its name ends with; give the files."""
        return export(self.store, path, form)


def _extra(name: str) -> ModuleType:
    """Import a library that not every installation has."""
    try:
        return import_module(name)
    except ImportError as error:
        raise EntenteError(
            f"expected {name} to be installed; `pip install entente-graph[{name}]` brings it"
        ) from error
