"""A network in, its blocs out: actors who cooperate more among themselves than with others.

Found by modularity over cooperative ties alone: a bloc here is who is said to work with
whom in these articles, not an alliance that was signed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from graph.analyse.signs import signs, tones

if TYPE_CHECKING:
    import networkx as nx


def communities(graph: nx.MultiDiGraph[str]) -> tuple[tuple[str, ...], ...]:
    """Give the blocs of two and more, greatest first, each sorted."""
    import networkx as nx

    ties: nx.Graph[str] = nx.Graph()
    ties.add_weighted_edges_from(
        (first, second, tone) for (first, second), tone in tones(graph).items() if tone > 0
    )
    if not ties:
        return ()
    found = nx.community.greedy_modularity_communities(ties, weight="weight")
    blocs = [tuple(sorted(bloc)) for bloc in found if len(bloc) > 1]
    return tuple(sorted(blocs, key=lambda bloc: (-len(bloc), bloc)))


def ties_of(
    graph: nx.MultiDiGraph[str], blocs: tuple[tuple[str, ...], ...]
) -> tuple[tuple[int, int], ...]:
    """Count for each bloc the pairs inside that cooperate and those that are in conflict."""
    found = signs(graph)
    inside = [[sign for pair, sign in found.items() if set(pair) <= set(bloc)] for bloc in blocs]
    return tuple((values.count(1), values.count(-1)) for values in inside)


def bloc_names(
    blocs: tuple[tuple[str, ...], ...], labels: Mapping[str, str], claims: Mapping[str, int]
) -> dict[str, str]:
    """Give every member of a bloc the name of the bloc: its two busiest members."""
    named: dict[str, str] = {}
    for number, bloc in enumerate(blocs, start=1):
        busiest = sorted(bloc, key=lambda code: (-claims.get(code, 0), code))
        words = ", ".join(labels.get(code, code) for code in busiest[:2])
        more = f" +{len(bloc) - 2}" if len(bloc) > 2 else ""
        named |= dict.fromkeys(bloc, f"{number}: {words}{more}")
    return named
