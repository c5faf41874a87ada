"""A network in, the sign of each pair out: whether what is said of two speaks for or against.

The sign is that of the summed tones of their claims. A sum hides quarrels among friends:
who needs them reads the claims.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

Pair = tuple[str, str]


def tones(graph: nx.MultiDiGraph[str]) -> dict[Pair, float]:
    """Sum the tones of all claims between every two actors; each claim counts once."""
    seen: dict[Pair, dict[str, float]] = defaultdict(dict)
    for first, second, key, about in graph.edges(keys=True, data=True):
        if first != second:
            seen[min(first, second), max(first, second)][key] = about["tone"]
    return {pair: round(sum(found.values()), 6) for pair, found in sorted(seen.items())}


def signs(graph: nx.MultiDiGraph[str]) -> dict[Pair, int]:
    """Give 1 for pairs that lean to cooperation, -1 for conflict; pairs that lean nowhere lack."""
    return {pair: 1 if tone > 0 else -1 for pair, tone in tones(graph).items() if tone}
