"""The best tree over a sentence's words: each word's best head, mended where that is no tree."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
NEVER = -1e9


def best_tree(scores: Scores) -> list[int]:
    """Give each word's head, 0 for the root, from scores of words by heads.

    `scores` has a row for each word; column 0 is the root, column i + 1 the word i.
    """
    size = len(scores)
    scores.ravel()[1 :: size + 2] = NEVER  # no word is its own head
    heads: list[int] = scores.argmax(axis=1).tolist()
    if heads.count(0) == 1 and _reaches_root(heads):
        return heads
    return _one_root(scores)


def _reaches_root(heads: list[int]) -> bool:
    """Tell whether every word's way up ends at the root."""
    seen = [0] * len(heads)
    for start in range(len(heads)):
        at = start
        while at >= 0 and not seen[at]:
            seen[at] = start + 1
            at = heads[at] - 1
        if at >= 0 and seen[at] == start + 1:
            return False
    return True


def _one_root(scores: Scores) -> list[int]:
    """Give the best tree with exactly one word under the root."""
    size = len(scores)
    square = np.full((size + 1, size + 1), NEVER, dtype=np.float64)
    square[1:] = scores
    heads = _spanning(square)[1:]
    if heads.count(0) > 1:
        # So dear that every tree with fewer words under the root is better.
        live = scores[scores > NEVER / 2]
        square[1:, 0] -= (float(live.max()) - float(live.min())) * size + 1.0
        heads = _spanning(square)[1:]
    return heads


def _spanning(scores: NDArray[np.float64]) -> list[int]:
    """Give the best spanning tree's heads (Chu and Liu, Edmonds); row 0 is the root."""
    heads = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads.tolist())
    if cycle is None:
        return [int(h) for h in heads]
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    ring = np.array(cycle)
    own = scores[ring, heads[ring]]
    size = len(outside)
    smaller = np.full((size + 1, size + 1), NEVER)
    smaller[:size, :size] = scores[np.ix_(outside, outside)]
    enter = scores[np.ix_(ring, outside)] - own[:, None]
    leave = scores[np.ix_(outside, ring)]
    smaller[size, :size] = enter.max(axis=0)
    smaller[:size, size] = leave.max(axis=1)
    smaller[size, size] = NEVER
    found = _spanning(smaller)
    result = heads.copy()
    for i, word in enumerate(outside):
        head = found[i]
        result[word] = outside[head] if head < size else ring[leave[i].argmax()]
    broken = ring[enter[:, found[size]].argmax()]
    result[broken] = outside[found[size]]
    result[0] = 0
    return [int(h) for h in result]


def _cycle(heads: list[int]) -> list[int] | None:
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        at = start
        while at and not seen[at]:
            seen[at] = start
            at = heads[at]
        if at and seen[at] == start:
            ring = [at]
            while heads[ring[-1]] != at:
                ring.append(heads[ring[-1]])
            return ring
    return None
