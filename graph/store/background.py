"""The tables of `ontology/background/` in, structural edges to hold claims against out.

Borders, memberships and shares of trade come from a work of reference, not from articles. They
have a standing of their own, ids of their own and no sources, so they never corroborate what an
article says; they are no part of a store, and come in only where they are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

import pyoxigraph as ox

from graph.curated.folders import data_dir, shown
from graph.curated.queries import NamedQuery
from graph.curated.relations import load_relations
from graph.errors import CuratedError
from graph.model.article import Article
from graph.model.claim import Claim, Edge, Evidence, digest
from graph.model.quantity import Amount, Bound, Interval
from graph.model.relation import Relation
from graph.model.terms import Stance, Standing, Status
from graph.store.rows import article_rows, edge_rows
from graph.store.terms import BASE, DERIVED_FROM, TYPE, checked, named, text

if TYPE_CHECKING:
    from graph.store.selection import Selection

T = TypeVar("T")

BACKGROUND_GRAPH = f"<{BASE}graph/background>"
SOURCE = Article(
    "world-factbook-2026-05", "", title="The World Factbook, May 2026", publisher="CIA"
)
_CODE = re.compile(r"[\w-]+")
_NEEDS = re.compile(r"ent:(?:Background|outlet)")
_FLOWS = {"exports": "exportsTo", "imports": "importsFrom"}


class BackgroundClaim(Claim):
    """A claim of the background: apart from an article's that says the same."""

    @cached_property
    def id(self) -> str:
        """Twenty hex digits that no claim of an article has."""
        return digest("background", super().id)


@dataclass(frozen=True)
class Background:
    """The structural edges, sorted, with all relations that edges of any kind have.

    `outlets` gives the countries of publishers by their names.
    """

    edges: tuple[Edge, ...]
    relations: dict[str, Relation]
    outlets: dict[str, str]

    def among(self, codes: Collection[str]) -> tuple[Edge, ...]:
        """Give the edges that have both ends among the actors."""
        return tuple(e for e in self.edges if {e.claim.subject, e.claim.object} <= set(codes))

    def of(self, code: str) -> tuple[Edge, ...]:
        """Give an actor's own edges: borders, memberships, buyers and suppliers."""
        return tuple(
            e
            for e in self.edges
            if e.claim.subject == code
            or (e.claim.object == code and self.relations[e.claim.relation].symmetric)
        )

    def added_to(self, selection: Selection) -> Selection:
        """Give a selection with the edges among its actors, and where they are from."""
        edges = self.among(selection.codes)
        articles = sorted((*selection.articles, SOURCE), key=lambda article: article.id)
        return replace(
            selection,
            edges=(*selection.edges, *edges),
            articles=tuple(articles) if edges else selection.articles,
            relations=self.relations,
        )


@cache
def load_background(folder: Path | None = None) -> Background:
    """Give the background layer; all faults of its tables at once.

    >>> laos = load_background().of("LAO")
    >>> [e.claim.amount.written for e in laos if e.claim.subject == "CHN"]
    ['475 km']
    """
    folder = folder or data_dir("ontology") / "background"
    relations = load_relations() | load_relations(folder / "terms.ttl")
    faults: list[str] = []
    claims = [
        claim
        for name, (columns, read) in _TABLES.items()
        for claim in _read(folder / name, columns, read, faults)
    ]
    outlets = dict(_read(folder / "outlets.tsv", "outlet country", _outlet, faults))
    if faults:
        raise CuratedError(faults)
    edges = (_edge(claim) for claim in set(claims))
    return Background(tuple(sorted(edges, key=_order)), dict(sorted(relations.items())), outlets)


def needs_background(query: NamedQuery) -> bool:
    """Whether a named query asks for the background layer, which is then laid under it."""
    return bool(_NEEDS.search(query.sparql))


@contextmanager
def beside(engine: ox.Store) -> Iterator[Path]:
    """Give a folder for reading with all that the engine holds, and the background layer.

    It is a snapshot that shares the engine's files: quick, whatever their size. What a server
    holds is fetched.
    """
    with TemporaryDirectory(prefix="entente-") as parent:
        folder = Path(parent) / "store"
        engine.backup(str(folder))
        lay_under(folder)
        yield folder


def lay_under(folder: Path) -> None:
    """Put the background layer into the engine of a folder, in a graph of its own."""
    engine = ox.Store(str(folder))
    engine.bulk_load(input=checked(_quads()), format=ox.RdfFormat.N_QUADS)
    graph = ox.NamedNode(BACKGROUND_GRAPH[1:-1])
    terms = data_dir("ontology") / "background" / "terms.ttl"
    engine.load(path=terms, format=ox.RdfFormat.TURTLE, to_graph=graph)
    engine.flush()


@cache
def _quads() -> str:
    background = load_background()
    rows = [*article_rows(SOURCE, keep_text=False)]
    for edge in background.edges:
        rows += edge_rows(edge, ())
        rows.append((named("claim", edge.claim.id), DERIVED_FROM, named("article", SOURCE.id)))
    for name, country in background.outlets.items():
        node = f"<{BASE}outlet/{digest(name)}>"
        rows.append((node, TYPE, named("ent", "Outlet")))
        rows.append((node, named("ent", "outletName"), text(name)))
        rows.append((node, named("ent", "outletCountry"), named("actor", country)))
    return "".join(f"{' '.join(row)} {BACKGROUND_GRAPH} .\n" for row in rows)


def _read(path: Path, columns: str, read: Callable[..., T], faults: list[str]) -> Iterator[T]:
    """Yield what a table's rows are; a row that is wrong becomes a fault."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        faults.append(f"{shown(path)}: expected a table, {error.strerror}")
        return
    rows = [(n, line) for n, line in enumerate(lines, start=1) if not line.startswith("#")]
    for number, line in rows[1:]:
        cells = line.split("\t")
        try:
            if len(cells) != len(columns.split()) or not all(cells):
                raise ValueError
            yield read(*cells)
        except (ArithmeticError, LookupError, ValueError):
            faults.append(f"{shown(path)}:{number}: expected {columns}, got {line!r}")


def _trade(actor: str, flow: str, partner: str, percent: str, year: str) -> Claim:
    share = Amount(Decimal(percent), "per cent", Bound.EXACTLY, flow, f"{percent} per cent")
    first = date(int(year), 1, 1)
    when = Interval(first, first.replace(year=first.year + 1), year)
    return BackgroundClaim(_code(actor), _FLOWS[flow], _code(partner), share, when)


def _border(actor: str, other: str, kilometres: str) -> Claim:
    length = Amount(Decimal(kilometres), "kilometre", written=f"{kilometres} km")
    return BackgroundClaim(_code(actor), "borders", _code(other), length)


def _member(body: str, member: str) -> Claim:
    return BackgroundClaim(_code(member), "memberOf", _code(body))


def _outlet(name: str, country: str) -> tuple[str, str]:
    return name, _code(country)


def _code(written: str) -> str:
    if not _CODE.fullmatch(written):
        raise ValueError(written)
    return written


_TABLES: dict[str, tuple[str, Callable[..., Claim]]] = {
    "trade.tsv": ("actor exports|imports partner percent year", _trade),
    "borders.tsv": ("actor other kilometres", _border),
    "members.tsv": ("body member", _member),
}


def _edge(claim: Claim) -> Edge:
    evidence = Evidence(claim.id, SOURCE.id, Status.ASSERTED, Stance.AFFIRMS)
    return Edge(claim, (evidence,), Standing.BACKGROUND, sources=0)


def _order(edge: Edge) -> tuple[object, ...]:
    c = edge.claim
    return c.subject, c.relation, -(c.amount.number if c.amount else 0), c.object, c.id
