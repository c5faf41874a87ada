"""The tables of `ontology/background/` in, structural edges to hold claims against out.

Borders, memberships and shares of trade come from a work of reference, not from articles. They
have a standing of their own, ids of their own and no sources, so they never corroborate what an
article says; they are no part of a store, and come in only where they are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pyoxigraph as ox

from graph.curated.actors import load_actors
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
from graph.store.terms import BACKGROUND_GRAPH, BASE, DERIVED_FROM, TYPE, Row, named, text

if TYPE_CHECKING:
    from graph.store.selection import Selection

T = TypeVar("T")

SOURCE = Article(
    "world-factbook-2026-05", "", title="The World Factbook, May 2026", publisher="CIA"
)
REGISTER = Article("register-of-actors", "", title="The register of actors", publisher="Entente")
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

    @property
    def sources(self) -> tuple[Article, ...]:
        """Where the edges are from."""
        named_in = {evidence.article for edge in self.edges for evidence in edge.evidence}
        return tuple(source for source in (SOURCE, REGISTER) if source.id in named_in)

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

    def as_of(self, day: date | None) -> Background:
        """Give the layer of a day: its memberships are of then, as far as the register knows.

        Where it dates none, members of today count since the body was founded. Former members
        come from the register. Borders and shares of trade stay as they are.
        """
        if day is None:
            return self
        bodies = {actor.code: actor for actor in load_actors()}
        dated = {(b.code, m.member): m for b in bodies.values() for m in b.memberships}
        then = {pair for pair, membership in dated.items() if membership.held_on(day)}
        today = {_pair(edge.claim): edge for edge in self.edges if _is_membership(edge)}
        edges = [edge for edge in self.edges if not _is_membership(edge)]
        for pair, edge in today.items():
            start = bodies[pair[0]].start if pair[0] in bodies else None
            if pair in then or (pair not in dated and (start is None or start <= day)):
                edges.append(edge)
        edges += [_edge(_member(*pair), REGISTER) for pair in then - today.keys()]
        return replace(self, edges=tuple(sorted(edges, key=_order)))

    def added_to(self, selection: Selection) -> Selection:
        """Give a selection with the edges among its actors, and where they are from."""
        edges = self.among(selection.codes)
        sources = replace(self, edges=edges).sources
        used = {named("rel", edge.claim.relation) for edge in edges}
        articles = sorted((*selection.articles, *sources), key=lambda article: article.id)
        return replace(
            selection,
            edges=(*selection.edges, *edges),
            articles=tuple(articles),
            terms=tuple(row for row in _terms() if row[0] in used),
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


@cache
def background_quads(day: date | None = None) -> str:
    """Give the background layer as N-Quads in a graph of its own; on a day, what it knows of it.

    It shares no node with what articles say, so it can be laid under them in any order.
    """
    background = load_background().as_of(day)
    rows = list(_terms())
    for article in background.sources:
        rows += article_rows(article, keep_text=False)
    for edge in background.edges:
        rows += edge_rows(edge, ())
        source = named("article", edge.evidence[0].article)
        rows.append((named("claim", edge.claim.id), DERIVED_FROM, source))
    for name, country in background.outlets.items():
        node = f"<{BASE}outlet/{digest(name)}>"
        rows.append((node, TYPE, named("ent", "Outlet")))
        rows.append((node, named("ent", "outletName"), text(name)))
        rows.append((node, named("ent", "outletCountry"), named("actor", country)))
    return "".join(f"{' '.join(row)} {BACKGROUND_GRAPH} .\n" for row in rows)


def _terms() -> Iterator[Row]:
    file = data_dir("ontology") / "background" / "terms.ttl"
    for triple in ox.parse(path=file, format=ox.RdfFormat.TURTLE):
        yield str(triple.subject), str(triple.predicate), str(triple.object)


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


def _pair(claim: Claim) -> tuple[str, str]:
    """Give body and member of a membership."""
    return claim.object, claim.subject


def _is_membership(edge: Edge) -> bool:
    return edge.claim.relation == "memberOf"


def _edge(claim: Claim, source: Article = SOURCE) -> Edge:
    evidence = Evidence(claim.id, source.id, Status.ASSERTED, Stance.AFFIRMS)
    return Edge(claim, (evidence,), Standing.BACKGROUND, sources=0)


def _order(edge: Edge) -> tuple[object, ...]:
    c = edge.claim
    return c.subject, c.relation, -(c.amount.number if c.amount else 0), c.object, c.id
