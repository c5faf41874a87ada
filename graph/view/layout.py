"""Pairs of actors in, a place for each out: the same on every machine.

Stress majorisation (Gansner, Koren, North 2004) with only + - * / and square roots, from
starts on a Halton sequence: no chance, no clock, and no library whose next version would
move the actors. Of several starts the one with the fewest crossings wins. Then actors
are pushed off each other's names and off lines that do not belong to them.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from math import inf, sqrt

from graph.view.tidy import ROUNDS, SMALL, Pair, Point, best, room, settle

_BUDGET = 2_500_000


def place(
    pairs: Iterable[tuple[str, str]], labels: Mapping[str, str]
) -> dict[str, tuple[int, int]]:
    """Place every actor of `labels` in a frame of SIZE; `pairs` has a pair for each line.

    Actors without a line stand apart at a fixed distance, so that they never set the scale.
    """
    names = sorted(labels)
    number = {name: i for i, name in enumerate(names)}
    lines = Counter(_ordered(number[a], number[b]) for a, b in pairs if a != b)
    ties = {tie: lines[tie] for tie in sorted(lines)}
    goals = _distances(len(names), ties)
    rooms = [room(labels[name]) for name in names]
    points = best([settle(start, rooms, ties) for start in _starts(goals, len(ties))], ties)
    return {name: (round(x), round(y)) for name, (x, y) in zip(names, points, strict=True)}


def _ordered(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)


def _distances(size: int, ties: Mapping[Pair, int]) -> list[list[float]]:
    """Give the wanted distance of every two actors: the shortest way over the ties.

    A tie is the longer, the more neighbours its ends have and the more lines lie in it: busy
    pairs get room, and who has one tie only stays near the other end of it.
    """
    near: list[set[int]] = [set() for _ in range(size)]
    for a, b in ties:
        near[a].add(b)
        near[b].add(a)
    length = {
        (a, b): sqrt(1.0 + min(len(near[a]), len(near[b]))) * (1 + 0.15 * min(count - 1, 4))
        for (a, b), count in ties.items()
    }
    length |= {(b, a): d for (a, b), d in length.items()}
    table = [_ways(start, near, length) for start in range(size)]
    apart = max((d for row in table for d in row if d < inf), default=1.0) * 0.75 or 1.0
    return [[apart if d == inf else d for d in row] for row in table]


def _ways(start: int, near: list[set[int]], length: Mapping[Pair, float]) -> list[float]:
    best = [inf] * len(near)
    best[start] = 0.0
    heap = [(0.0, start)]
    while heap:
        so_far, here = heapq.heappop(heap)
        if so_far > best[here]:
            continue
        for there in sorted(near[here]):
            total = so_far + length[here, there]
            if total < best[there]:
                best[there] = total
                heapq.heappush(heap, (total, there))
    return best


def _starts(goals: list[list[float]], ties: int) -> Iterator[list[Point]]:
    """Yield pictures from several starts, as many as the budget of steps allows."""
    square = max(len(goals), 2) ** 2
    rounds = max(10, min(120, _BUDGET // (square * 4)))
    tidying = ROUNDS * (square // 2 + ties * len(goals)) if len(goals) <= SMALL else 0
    starts = max(1, min(24, _BUDGET // (square * rounds + tidying)))
    for start in range(starts):
        yield _level(_majorise(_halton(len(goals), start * 97 + 1), goals, rounds))


def _halton(size: int, first: int) -> list[Point]:
    return [(_digits(i, 2) * 4, _digits(i, 3) * 4) for i in range(first, first + size)]


def _digits(number: int, base: int) -> float:
    value, unit = 0.0, 1.0
    while number:
        number, digit = divmod(number, base)
        unit /= base
        value += digit * unit
    return value


def _majorise(points: list[Point], goals: list[list[float]], rounds: int) -> list[Point]:
    for _ in range(rounds):
        for i, (x, y) in enumerate(points):
            sum_x = sum_y = weights = 0.0
            for j, (other_x, other_y) in enumerate(points):
                if i == j:
                    continue
                goal = goals[i][j]
                weight = 1.0 / (goal * goal)
                dx, dy = x - other_x, y - other_y
                pull = goal / max(sqrt(dx * dx + dy * dy), 1e-6)
                sum_x += weight * (other_x + dx * pull)
                sum_y += weight * (other_y + dy * pull)
                weights += weight
            if weights:
                points[i] = (sum_x / weights, sum_y / weights)
    return points


def _level(points: list[Point]) -> list[Point]:
    """Turn the picture so that its longest axis lies flat."""
    count = max(len(points), 1)
    mx, my = sum(x for x, _ in points) / count, sum(y for _, y in points) / count
    moved = [(x - mx, y - my) for x, y in points]
    xx, yy = sum(x * x for x, _ in moved), sum(y * y for _, y in moved)
    xy = sum(x * y for x, y in moved)
    half = (xx - yy) / 2
    long = half + sqrt(half * half + xy * xy)
    norm = sqrt(long * long + xy * xy)
    cos, sin = (long / norm, xy / norm) if norm > 1e-9 else (1.0, 0.0)
    return [(x * cos + y * sin, y * cos - x * sin) for x, y in moved]
