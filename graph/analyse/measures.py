"""Edges in, the measures out, each a table with one sentence on what it tells and does not."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from graph.analyse.balance import balance, triangles
from graph.analyse.change import change, last_year
from graph.analyse.communities import bloc_names, communities, ties_of
from graph.analyse.leverage import chains, cut_points, leverage, sole_suppliers, told
from graph.analyse.network import PLAIN, Dependence, Position, dependence, positions, to_networkx
from graph.analyse.tone import tone_over_time
from graph.errors import UnknownNameError
from graph.model.article import Article
from graph.model.claim import Edge
from graph.model.relation import Relation
from graph.model.table import Cell, Table
from graph.model.terms import Standing

if TYPE_CHECKING:
    import networkx as nx

_SIGNS = {1: "+", -1: "−"}
_FEWEST = 2  # claims of which a share tells something


@dataclass(frozen=True)
class Material:
    """What the measures are taken from: edges of the standings that count, and their network.

    `since` and `until` are the two days between which change is measured.
    """

    edges: Sequence[Edge]
    relations: Mapping[str, Relation]
    articles: Mapping[str, Article]
    standings: Collection[Standing] = PLAIN
    since: date | None = None
    until: date | None = None

    @cached_property
    def network(self) -> nx.MultiDiGraph[str]:
        """The network of the claims that count."""
        return to_networkx(self.edges, relations=self.relations, standings=self.standings)

    @cached_property
    def positions(self) -> tuple[Position, ...]:
        """How every actor stands in it."""
        return positions(self.network)

    @cached_property
    def dependence(self) -> tuple[Dependence, ...]:
        """From whom every actor has what it gets."""
        return dependence(self.network)

    @property
    def days(self) -> tuple[date, date] | None:
        """The two days; for one that is not given, an end of the year of the last article."""
        year = last_year(self.articles.values()) or (self.since, self.until)
        since, until = self.since or year[0], self.until or year[1]
        return None if since is None or until is None else (since, until)

    def blocs(self, labels: Mapping[str, str]) -> dict[str, str]:
        """Give the name of the bloc of each actor that is in one."""
        claims = {p.actor: p.claims for p in self.positions}
        return bloc_names(communities(self.network), labels, claims)

    def table(self, name: str) -> Table:
        """Take one measure.

        Raises:
            UnknownNameError: there is no measure of that name.
        """
        if name not in MEASURES:
            raise UnknownNameError(f"expected a measure ({', '.join(MEASURES)}), got {name!r}")
        return MEASURES[name](self)


def _share(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), 3)


def _centrality(material: Material) -> Table:
    cuts = frozenset(cut_points(material.network))
    rows: list[tuple[Cell, ...]] = [
        (p.actor, p.acts_on, p.acted_on_by, p.claims, round(p.betweenness, 3), _share(p.answered),
         "yes" if p.actor in cuts else "")
        for p in material.positions
    ]  # fmt: skip
    return Table(
        "centrality",
        "Centrality and brokers",
        "Betweenness is the share of shortest ways between others that lead through an actor, and "
        "a cut point is one without whom the network falls apart; both tell who stands between "
        "others in these articles, not who has power.",
        ("actor", "acts on", "acted on by", "claims", "betweenness", "answered", "cut point"),
        tuple(rows),
        frozenset({"actor"}),
    )


def _communities(material: Material) -> Table:
    found = communities(material.network)
    inside = ties_of(material.network, found)
    rows: list[tuple[Cell, ...]] = [
        (number, len(bloc), bloc, *ties)
        for number, (bloc, ties) in enumerate(zip(found, inside, strict=True), start=1)
    ]
    return Table(
        "communities",
        "Blocs",
        "A bloc is a set of actors said to cooperate more among themselves than with the rest; it "
        "need not have signed anything, and another selection of articles can cut it otherwise.",
        ("bloc", "actors", "members", "pairs in cooperation", "pairs in conflict"),
        tuple(rows),
        frozenset({"members"}),
    )


def _balance(material: Material) -> Table:
    found = triangles(material.network)
    share = balance(found)
    counted = f" Here {sum(t.balanced for t in found)} of {len(found)} are." if share else ""
    rows: list[tuple[Cell, ...]] = [
        (*t.actors, *(_SIGNS[sign] for sign in t.signs), "yes" if t.balanced else "no")
        for t in found
    ]
    return Table(
        "balance",
        "Structural balance",
        "A triangle is balanced when its three signs multiply to plus; unbalanced ones are under "
        f"strain in theory, which does not tell which side gives way.{counted}",
        ("first", "second", "third", "first-second", "first-third", "second-third", "balanced"),
        tuple(rows),
        frozenset({"first", "second", "third"}),
    )


def _dependence(material: Material) -> Table:
    sole = {d.actor for d in sole_suppliers(material.dependence)}
    rows: list[tuple[Cell, ...]] = [
        (d.actor, d.other, d.claims, d.of, _share(d.share),
         "yes" if d.actor in sole and d.share == 1 else "")
        for d in material.dependence if d.of >= _FEWEST
    ]  # fmt: skip
    return Table(
        "dependence",
        "Dependence",
        "Of the claims that others supply, aid or trade with an actor, the share that falls to one "
        "of them, where there are two or more; claims that differ in amount alone count as one. It "
        "counts claims, not tonnes or money, and a sole source is sole in these articles.",
        ("actor", "depends on", "claims", "of", "share", "sole source"),
        tuple(rows),
        frozenset({"actor", "depends on"}),
    )


def _leverage(material: Material) -> Table:
    several = [d for d in material.dependence if d.of >= _FEWEST]
    links = {(first, second): third for first, second, third in chains(several)}
    said = told(material.network)
    counted = {(one.strong, one.weak): one for one in leverage(material.dependence, least=_FEWEST)}
    contrary = {(strong, weak) for weak, strong in said} - said
    rows: list[tuple[Cell, ...]] = [
        (strong, weak, "yes", None, None, None, None)
        for strong, weak in sorted(said - set(counted))
    ]
    rows += [
        (*pair, "yes" if pair in said else "", _share(one.needs), _share(one.needed),
         _share(one.gap), links.get((one.weak, one.strong)))
        for pair, one in counted.items() if pair not in contrary
    ]  # fmt: skip
    return Table(
        "leverage",
        "Leverage",
        "Who articles say has it, and how much more the one depends on the other than the other "
        "way round, where two claims or more tell and no article says otherwise; on whom the "
        "stronger depends in turn for half or more; what could be withheld, not that it will be.",
        ("has leverage", "over", "articles say so",
         "its share", "share in return", "gap", "depends itself on"),
        tuple(rows),
        frozenset({"has leverage", "over", "depends itself on"}),
    )  # fmt: skip


def _tone(material: Material) -> Table:
    found = tone_over_time(
        material.edges,
        relations=material.relations,
        articles=material.articles,
        standings=material.standings,
    )
    rows: list[tuple[Cell, ...]] = [
        (m.first, m.second, m.month, m.claims, m.tone, m.lowest, m.highest) for m in found
    ]
    return Table(
        "tone",
        "Tone over time",
        "The mean tone of a pair's claims in the month in which they begin, from -10 (conflict) to "
        "10 (cooperation); months without a claim say nothing, and a mean near zero can hide both.",
        ("first", "second", "month", "claims", "tone", "lowest", "highest"),
        tuple(rows),
        frozenset({"first", "second"}),
    )


def _change(material: Material) -> Table:
    days = material.days
    found = (
        change(
            material.edges,
            *days,
            relations=material.relations,
            articles=material.articles,
            standings=material.standings,
        )
        if days
        else ()
    )
    rows: list[tuple[Cell, ...]] = [
        (c.first, c.second, c.then, c.came, c.ended, c.now, c.tone_then, c.tone_now) for c in found
    ]
    between = f"from {days[0]} to {days[1]}" if days else "between two days"
    return Table(
        "change",
        "Change",
        f"What came and ended between two actors {between}, and the mean tone of what held on "
        "either day; a claim without a date of its own comes with its first article, so that a new "
        "article is not always a new deed.",
        ("first", "second", "held then", "came", "ended", "holds now", "tone then", "tone now"),
        tuple(rows),
        frozenset({"first", "second"}),
    )


MEASURES: dict[str, Callable[[Material], Table]] = {
    "centrality": _centrality,
    "communities": _communities,
    "balance": _balance,
    "dependence": _dependence,
    "leverage": _leverage,
    "tone": _tone,
    "change": _change,
}
