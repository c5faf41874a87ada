"""Edges in, a networkx graph out, and what can be read off its shape.

A measure tells how the reporting is knit, not how the world is: an actor about whom more
is written has more ties. Shares and counts name what they count, so that they can be checked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from graph.analyse.matters import matters
from graph.errors import UnknownNameError
from graph.model.claim import Edge
from graph.model.relation import Relation
from graph.model.terms import Family, Standing

if TYPE_CHECKING:
    import networkx as nx

PLAIN = frozenset(standing for standing in Standing if standing.plain)


@dataclass(frozen=True)
class Position:
    """How an actor stands in the network.

    `acts_on` and `acted_on_by` count other actors, `claims` the claims it takes part in.
    `betweenness` is the share of shortest ways between others that lead through it,
    `answered` the share of actors that it acts on and that act on it in turn (None: on none).
    """

    actor: str
    acts_on: int
    acted_on_by: int
    claims: int
    betweenness: float
    answered: Fraction | None


@dataclass(frozen=True)
class Dependence:
    """Of what others are said to do for `actor`, how many matters are `other`'s."""

    actor: str
    other: str
    claims: int
    of: int

    @property
    def share(self) -> Fraction:
        """The part that falls to `other`."""
        return Fraction(self.claims, self.of)


def to_networkx(
    edges: Iterable[Edge],
    *,
    relations: Mapping[str, Relation],
    standings: Collection[Standing] = PLAIN,
) -> nx.MultiDiGraph[str]:
    """Give the claims of those standings as a graph, an edge for each with its id as the key.

    Symmetric claims stand in both directions. Without `standings` given, claims that are
    only denied, planned or supposed are left out: a measure must not count them as ties.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    counted = [edge for edge in edges if edge.standing in standings]
    matter = matters(counted)
    for edge in sorted(counted, key=lambda e: (e.claim.subject, e.claim.object, e.claim.id)):
        _add(graph, edge, _relation(edge, relations), matter[edge.claim.id])
    return graph


def _add(graph: nx.MultiDiGraph[str], edge: Edge, relation: Relation, matter: str) -> None:
    claim = edge.claim
    about = {
        "relation": relation.name,
        "family": relation.family.value,
        "standing": edge.standing.value,
        "sources": edge.sources,
        "tone": relation.tone,
        "matter": matter,
    }
    graph.add_edge(claim.subject, claim.object, key=claim.id, **about)
    if relation.symmetric:
        graph.add_edge(claim.object, claim.subject, key=claim.id, **about)


def _relation(edge: Edge, relations: Mapping[str, Relation]) -> Relation:
    name = edge.claim.relation
    if name not in relations:
        raise UnknownNameError(
            f"claim {edge.claim.id}: expected a relation of the ontology, got {name!r}"
        )
    return relations[name]


def positions(graph: nx.MultiDiGraph[str]) -> tuple[Position, ...]:
    """Measure every actor, those with most partners first."""
    import networkx as nx

    simple = nx.DiGraph(graph)
    simple.remove_edges_from(list(nx.selfloop_edges(simple)))
    between = nx.betweenness_centrality(simple)
    found = [
        Position(
            actor,
            acts_on=len(simple.succ[actor]),
            acted_on_by=len(simple.pred[actor]),
            claims=len(_claims(graph, actor)),
            betweenness=round(between[actor], 6),
            answered=_answered(simple, actor),
        )
        for actor in simple
    ]
    return tuple(sorted(found, key=lambda p: (-p.acts_on - p.acted_on_by, -p.claims, p.actor)))


def _claims(graph: nx.MultiDiGraph[str], actor: str) -> set[str]:
    out = {key for _, _, key in graph.out_edges(actor, keys=True)}
    return out | {key for _, _, key in graph.in_edges(actor, keys=True)}


def _answered(simple: nx.DiGraph[str], actor: str) -> Fraction | None:
    others = simple.succ[actor]
    return Fraction(sum(actor in simple.succ[o] for o in others), len(others)) if others else None


def reciprocity(graph: nx.MultiDiGraph[str]) -> Fraction | None:
    """Give the share of directed ties that run both ways, None where there are none."""
    ties = {(a, b) for a, b in graph.edges() if a != b}
    return Fraction(sum((b, a) in ties for a, b in ties), len(ties)) if ties else None


def dependence(
    graph: nx.MultiDiGraph[str],
    *,
    families: Collection[Family] = (Family.MATERIAL_COOPERATION,),
) -> tuple[Dependence, ...]:
    """Give for every actor from whom it has what it gets, greatest share first.

    Claims count, those of one matter once, not amounts: amounts of different units cannot be
    added up.
    """
    wanted = {family.value for family in families}
    told = {
        (receiver, giver, about["matter"])
        for giver, receiver, about in graph.edges(data=True)
        if about["family"] in wanted and giver != receiver
    }
    given = Counter((receiver, giver) for receiver, giver, _ in told)
    total: Counter[str] = Counter()
    for (receiver, _), count in given.items():
        total[receiver] += count
    found = [Dependence(a, b, count, total[a]) for (a, b), count in given.items()]
    return tuple(sorted(found, key=lambda d: (-d.share, -d.claims, d.actor, d.other)))
