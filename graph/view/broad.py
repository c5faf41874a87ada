"""Many pairs of actors in, a place for each out, in seconds: for networks of thousands.

PivotMDS (Brandes, Pich 2007) lays the greatest part of the network out by the ways from a
few pivots; springs with repulsion from a sample of the others (as in LargeVis) then pull
it into shape. Smaller parts and actors without a line go below, so that they never set the
scale. Seeded, and rounded to whole pixels.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

PIVOTS = 40
ROUNDS = 150
SAMPLE = 12
ROOM = 46.0
"""How many pixels an actor takes each way."""


def place_many(
    pairs: Iterable[tuple[str, str]], names: Iterable[str]
) -> dict[str, tuple[int, int]]:
    """Place every actor of `names`; `pairs` has a pair for each line."""
    near: dict[str, set[str]] = {name: set() for name in sorted(names)}
    for a, b in pairs:
        if a != b:
            near[a].add(b)
            near[b].add(a)
    parts = sorted(_parts(near), key=lambda part: (-len(part), part))
    greatest = parts[0] if parts else []
    places = _spread(greatest, near)
    wide = 0.64 * ROOM * sqrt(max(len(greatest), 4))
    rest = [name for part in parts[1:] for name in part]
    across = max(1, int(2 * wide / ROOM))
    for i, name in enumerate(rest):
        x, y = i % across, i // across
        places[name] = (round(-wide + (x + 0.5) * ROOM), round(wide + (y + 2) * ROOM))
    return places


def _parts(near: Mapping[str, set[str]]) -> list[list[str]]:
    found, seen = [], set[str]()
    for name in near:
        if name not in seen:
            part = sorted(_ways(name, near))
            seen.update(part)
            found.append(part)
    return found


def _ways(start: str, near: Mapping[str, set[str]]) -> dict[str, int]:
    """Give the number of steps from one actor to all that it reaches."""
    steps, queue = {start: 0}, deque([start])
    while queue:
        here = queue.popleft()
        for there in sorted(near[here]):
            if there not in steps:
                steps[there] = steps[here] + 1
                queue.append(there)
    return steps


def _spread(part: list[str], near: Mapping[str, set[str]]) -> dict[str, tuple[int, int]]:
    if len(part) < 3:
        return {name: (round(i * 4 * ROOM), 0) for i, name in enumerate(part)}
    number = {name: i for i, name in enumerate(part)}
    ties = [(number[a], number[b]) for a in part for b in sorted(near[a]) if a < b]
    points = _settled(_pivoted(part, near), ties)
    return {name: (round(x), round(y)) for name, (x, y) in zip(part, points.tolist(), strict=True)}


def _pivoted(part: list[str], near: Mapping[str, set[str]]) -> Points:
    """Lay actors out by their steps from pivots, each as far as can be from those before."""
    import numpy as np

    pivot, closest, rows = 0, np.full(len(part), np.inf), []
    for _ in range(min(PIVOTS, len(part))):
        ways = _ways(part[pivot], near)
        rows.append(np.array([ways[name] for name in part], dtype=float))
        closest = np.minimum(closest, rows[-1])
        pivot = int(np.argmax(closest))
    square = np.array(rows).T ** 2
    centred = square - square.mean(0) - square.mean(1, keepdims=True) + square.mean()
    _, vectors = np.linalg.eigh(centred.T @ centred)
    axes = vectors[:, [-1, -2]]
    axes = axes * np.where(axes[np.abs(axes).argmax(0), [0, 1]] < 0, -1.0, 1.0)
    points = centred @ axes
    return _fitted(
        points + 0.01 * np.random.default_rng(1).standard_normal(points.shape) * points.std(0)
    )


def _settled(points: Points, ties: list[tuple[int, int]]) -> Points:
    """Pull ties together and push actors off a sample of the others, ever more gently."""
    import numpy as np

    chance = np.random.default_rng(1)
    a, b = np.array(ties).T
    weight = 1 / np.sqrt(
        np.maximum(
            np.bincount(a, minlength=len(points))[a], np.bincount(b, minlength=len(points))[b]
        )
    )
    for turn in range(ROUNDS):
        move = np.zeros_like(points)
        pull = (points[b] - points[a]) * (0.5 * weight)[:, None]
        for k in (0, 1):
            move[:, k] += np.bincount(a, pull[:, k], len(points)) - np.bincount(
                b, pull[:, k], len(points)
            )
        for _ in range(SAMPLE):
            way = points - points[chance.permutation(len(points))]
            move += (
                way * (len(points) * ROOM * ROOM / SAMPLE / 6 / ((way**2).sum(1) + ROOM))[:, None]
            )
        length = np.sqrt((move**2).sum(1, keepdims=True)) + 1e-9
        step = ROOM * 3 * (1 - turn / ROUNDS) + 1
        points = points + move / length * np.minimum(length, step)
    return _fitted(points)


def _fitted(points: Points) -> Points:
    """Give every actor its room: the nearest to the middle move out until all are as dense."""
    import numpy as np

    points = points - np.median(points, axis=0)
    far = np.sqrt((points**2).sum(1))
    rank = np.empty(len(points))
    rank[np.lexsort((np.arange(len(points)), far))] = np.arange(len(points)) + 0.5
    even = ROOM * np.sqrt(rank) * 0.64
    settled: Points = points * (even / np.maximum(far, 1e-9))[:, None]
    return settled
