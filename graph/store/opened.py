"""A store on disk in, claims, networks, tables and RDF for notebooks and scripts out."""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import TYPE_CHECKING, Unpack

from graph.errors import InputError, QueryWarning, StoreError
from graph.model.article import Article
from graph.model.claim import Edge
from graph.model.display import Displayed
from graph.model.files import write_whole
from graph.store.asking import (
    CodeOf,
    arguments_of,
    conditions_of,
    day_of,
    misleading,
    named_query,
)
from graph.store.background import load_background
from graph.store.database import Store, open_store
from graph.store.entries import Assembling
from graph.store.export import export
from graph.store.extras import extra
from graph.store.knowing import known_by
from graph.store.networks import csv_text, network
from graph.store.readable import Conditions
from graph.store.results import Result
from graph.store.searching import Hit
from graph.store.selection import Selection, select

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    from rdflib import Dataset


_PICTURES = ("html", "svg", "png")
Drawing = Callable[["Graph", Sequence[Edge], str, str], bytes]
"""What draws edges of a graph in one of these forms, under a title."""


class Graph(Displayed):
    """What a store holds, for reading; close it, or use it in a `with` block.

    Actors are given by their codes or by any name that `code_of` knows, days as dates or as
    text (`"2024-06-19"`). `as_of` is a day on which what is asked for held.
    """

    def __init__(
        self,
        path: Path | str,
        *,
        code_of: CodeOf = lambda _, name: name,
        assembler: Callable[[], Assembling] | None = None,
        drawn: Drawing | None = None,
    ) -> None:
        self.store: Store = open_store(path)
        self._code_of = code_of
        self._assembler = assembler
        self._drawn = drawn

    def __repr__(self) -> str:
        return f"graph.open({str(self.store.path)!r})"

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

    def claims(
        self, *, as_of: date | str | None = None, **conditions: Unpack[Conditions]
    ) -> tuple[Edge, ...]:
        """Give the claims with all their evidence that meet all the conditions.

        `actor` stands at either end, `subject` and `object` at theirs, `between` are both ends
        in either order, `speaker` affirms or denies; `relation`, `standing` and `article` say
        themselves. Whatever is not known raises an error.
        """
        return self.store.edges(**conditions_of(self.store, self._code_of, conditions, as_of))

    def articles(self) -> tuple[Article, ...]:
        """Give all articles, sorted by id."""
        return self.store.articles()

    @contextmanager
    def known_by(self, day: date | str) -> Iterator[Graph]:
        """Open what could be known on a day, of the articles published until then, in a block.

        Standings and sources are those of these articles; what has no date is left out.
        """
        if self._assembler is None:
            raise StoreError("expected what weighs claims; `graph.open` brings it")
        moment = day_of(day, "known_by")
        if moment is None:
            raise InputError("known_by: expected a day like 2024-06-19, got none")
        with TemporaryDirectory(prefix="entente-") as folder:
            place = Path(folder) / "known.db"
            known_by(self.store, moment, self._assembler(), place)
            named = partial(_named_in, self.store, self._code_of)
            with Graph(place, code_of=named, assembler=self._assembler, drawn=self._drawn) as then:
                yield then

    def query(
        self,
        query: str,
        *,
        timeout: float | None = 60.0,
        as_of: date | str | None = None,
        background: bool | None = None,
        **arguments: str,
    ) -> Result:
        """Answer SPARQL, or a named query with its arguments.

        It runs in a process of its own that reaches no network, and is stopped after `timeout`
        seconds, or by Ctrl-C; None lets it take as long as it does. `background` lays the
        background layer under the store; None leaves that to the query. What makes the answer to
        SPARQL wrong, or empty for no good reason, is told by a `QueryWarning`.
        """
        if timeout is not None and not isinstance(timeout, int | float):
            raise InputError(f"timeout: expected a number of seconds, got {timeout!r}")
        day, asked = day_of(as_of), named_query(query)
        if asked is not None:
            given = arguments_of(self.store, self._code_of, asked, arguments)
            return self.store.ask(
                asked, given, timeout=timeout, valid_on=day, background=background
            )
        if arguments:
            raise InputError(
                "query: expected arguments with a named query only, "
                f"got {', '.join(arguments)} with SPARQL"
            )
        found = self.store.query(query, timeout=timeout, valid_on=day, background=bool(background))
        for line in misleading(self.store, query):
            warnings.warn(line, QueryWarning, stacklevel=2)
        return found

    def search(
        self, words: str, *, limit: int = 20, as_of: date | str | None = None
    ) -> tuple[Hit, ...]:
        """Give the quotes, names and titles that hold all the words, the best first."""
        return self.store.search(words, limit=limit, valid_on=day_of(as_of))

    def to_networkx(
        self, *, as_of: date | str | None = None, **conditions: Unpack[Conditions]
    ) -> nx.MultiDiGraph[str]:
        """Give a network with a node for each actor and an edge for each claim."""
        return network(self._selection(as_of, conditions))

    def to_pandas(
        self,
        result: Result | None = None,
        *,
        as_of: date | str | None = None,
        **conditions: Unpack[Conditions],
    ) -> pd.DataFrame:
        """Give a table of claims, a row each, or of the rows of a query's result."""
        pandas = extra("pandas")
        if result is not None:
            asked: pd.DataFrame = pandas.DataFrame(list(result.rows), columns=result.columns)
            return asked
        table = csv_text(self._selection(as_of, conditions), guarded=False)
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
        oxrdflib = extra("oxrdflib")
        from rdflib import Dataset

        return Dataset(store=oxrdflib.OxigraphStore(store=self.store.engine), default_union=True)

    def export(
        self,
        path: Path | str,
        form: str | None = None,
        *,
        as_of: date | str | None = None,
        background: bool = False,
        **conditions: Unpack[Conditions],
    ) -> tuple[Path, ...]:
        """Write claims to a file, in the form that its name ends with; give the files.

        Without conditions everything is written, but for the texts of articles.
        """
        chosen = self._selection(as_of, conditions)
        if background:
            chosen = load_background().as_of(day_of(as_of)).added_to(chosen)
        return export(chosen, path, form)

    def view(
        self,
        path: Path | str,
        *,
        title: str = "Who does what to whom",
        as_of: date | str | None = None,
        **conditions: Unpack[Conditions],
    ) -> Path:
        """Draw claims as an interactive page (`.html`), or as `.svg` or `.png`; give the file."""
        if self._drawn is None:
            raise StoreError("expected what draws; `graph.open` brings it")
        target = Path(path)
        form = target.suffix.lower().removeprefix(".")
        if form not in _PICTURES:
            raise InputError(f"{path}: expected a file .html, .svg or .png, got {target.suffix!r}")
        edges = self.claims(as_of=as_of, **conditions)
        write_whole(target, self._drawn(self, edges, form, title))
        return target

    def _selection(self, as_of: date | str | None, conditions: Conditions) -> Selection:
        """Give the claims that are asked for, with all articles if they are all."""
        if as_of is None and not any(value is not None for value in conditions.values()):
            return select(self.store)
        return select(self.store, self.claims(as_of=as_of, **conditions))


def _named_in(store: Store, code_of: CodeOf, _: Store, name: str) -> str:
    """Give the code of an actor by the names that a store knows."""
    return code_of(store, name)
