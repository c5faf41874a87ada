"""A network in, who can do without whom out: lopsided pairs, chains, and sole suppliers.

All of it counts claims about goods, money, arms and help that go from one to another. Who
is named alone in these articles may have others that nobody wrote about.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from graph.analyse.network import Dependence

if TYPE_CHECKING:
    import networkx as nx

HALF = Fraction(1, 2)


@dataclass(frozen=True)
class Leverage:
    """By how much more `weak` depends on `strong` than the other way round."""

    strong: str
    weak: str
    needs: Fraction
    needed: Fraction

    @property
    def gap(self) -> Fraction:
        """The difference of the two shares."""
        return self.needs - self.needed


def leverage(found: Iterable[Dependence], *, least: int = 1) -> tuple[Leverage, ...]:
    """Give every lopsided pair once, the most lopsided first, counted in `least` claims or more."""
    found = tuple(found)
    shares = {(d.actor, d.other): d.share for d in found}
    pairs = [
        Leverage(d.other, d.actor, d.share, shares.get((d.other, d.actor), Fraction(0)))
        for d in found
        if d.claims >= least
    ]
    lopsided = [pair for pair in pairs if pair.gap > 0]
    return tuple(sorted(lopsided, key=lambda p: (-p.gap, p.strong, p.weak)))


def told(graph: nx.MultiDiGraph[str]) -> frozenset[tuple[str, str]]:
    """Give who has leverage over whom, in that order, as articles themselves say."""
    ends: list[tuple[str, str, str]] = list(graph.edges(data="relation"))
    held = {(strong, weak) for strong, weak, name in ends if name == "holdsLeverageOver"}
    return frozenset(held | {(strong, weak) for weak, strong, name in ends if name == "dependsOn"})


def chains(found: Iterable[Dependence]) -> tuple[tuple[str, str, str], ...]:
    """Give who depends for half or more on one who so depends on a third."""
    heavy: dict[str, list[str]] = {}
    for one in found:
        if one.share >= HALF:
            heavy.setdefault(one.actor, []).append(one.other)
    every = (
        (first, second, third)
        for first, others in heavy.items()
        for second in others
        for third in heavy.get(second, [])
        if third != first
    )
    return tuple(sorted(every))


def sole_suppliers(found: Iterable[Dependence], *, least: int = 2) -> tuple[Dependence, ...]:
    """Give who has all it gets from one, in `least` claims or more."""
    alone = [d for d in found if d.share == 1 and d.claims >= least]
    return tuple(sorted(alone, key=lambda d: (-d.claims, d.actor)))


def cut_points(graph: nx.MultiDiGraph[str]) -> tuple[str, ...]:
    """Give the actors without whom the network falls apart."""
    import networkx as nx

    return tuple(sorted(nx.articulation_points(nx.Graph(graph.to_undirected()))))
