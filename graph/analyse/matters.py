"""Claims in, which of them tell of one matter out.

One delivery is often told with two numbers, or with a number here and without one there. These
are several claims, and one delivery: counted each, they would make a giver weigh more for being
told of more often.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.model.claim import Edge


def matters(edges: Iterable[Edge]) -> dict[str, str]:
    """Give for each claim the id of the claim that stands for its matter.

    Claims that differ in amount are one matter, and a vaguer claim is that of one sharper claim.
    """
    ordered = {edge.claim.id: edge for edge in sorted(edges, key=lambda e: e.claim.id)}
    above: dict[str, str] = {}
    sharpened: set[str] = set()
    for name, edge in ordered.items():
        vaguer = [other for other in edge.refines if other not in sharpened]
        sharpened.update(vaguer)
        for other in (*edge.differs, *vaguer):
            if other in ordered:
                _join(above, name, other)
    return {name: _top(above, name) for name in ordered}


def _join(above: dict[str, str], one: str, other: str) -> None:
    first, last = sorted((_top(above, one), _top(above, other)))
    if first != last:
        above[last] = first


def _top(above: Mapping[str, str], one: str) -> str:
    while one in above:
        one = above[one]
    return one
