"""A network in, its signed triangles out: whose friends are their enemies' enemies.

A triangle is balanced if its signs multiply to plus: three friends, or two against one.
Theory expects unbalanced ones to give way; it does not say which side will.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from graph.analyse.signs import Pair, signs

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True)
class Triangle:
    """Three actors whose pairs all lean somewhere, with the signs of 1-2, 1-3 and 2-3."""

    actors: tuple[str, str, str]
    signs: tuple[int, int, int]

    @property
    def balanced(self) -> bool:
        """Whether the signs multiply to plus."""
        first, second, third = self.signs
        return first * second * third > 0


def triangles(graph: nx.MultiDiGraph[str]) -> tuple[Triangle, ...]:
    """Give all signed triangles, the unbalanced first."""
    found = signs(graph)
    near: dict[str, set[str]] = {}
    for first, second in found:
        near.setdefault(first, set()).add(second)
        near.setdefault(second, set()).add(first)
    threes = [
        (first, second, third)
        for first in sorted(near)
        for second, third in combinations(sorted(c for c in near[first] if c > first), 2)
        if third in near[second]
    ]
    every = [Triangle(three, _signs(three, found)) for three in threes]
    return tuple(sorted(every, key=lambda t: (t.balanced, t.actors)))


def _signs(three: tuple[str, str, str], found: Mapping[Pair, int]) -> tuple[int, int, int]:
    first, second, third = three
    return found[first, second], found[first, third], found[second, third]


def balance(found: tuple[Triangle, ...]) -> Fraction | None:
    """Give the share of triangles that are balanced, None where there is none."""
    return Fraction(sum(t.balanced for t in found), len(found)) if found else None
