"""A rough picture in, a readable one out: names apart, no actor on a line that is not its own.

Also tells which of several pictures of the same ties reads best.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from math import sqrt

Point = tuple[float, float]
Pair = tuple[int, int]

SIZE = (900.0, 760.0)
ROUNDS = 60
"""How often actors are pushed apart; pushing them off lines as well stops at SMALL actors."""
SMALL = 60


LONG = 20
"""Names of more signs than this stand in two rows."""


def rows(label: str) -> tuple[str, ...]:
    """Give a name in one row or two, broken between words where the rows come out most alike.

    >>> rows("North Korea"), rows("North Atlantic Treaty Organization")
    (('North Korea',), ('North Atlantic', 'Treaty Organization'))
    """
    words = label.split(" ")
    if len(label) <= LONG or len(words) < 2:
        return (label,)
    ways = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    return min(ways, key=lambda way: max(map(len, way)))


def room(label: str) -> Point:
    """Half the width and height that an actor and its name need, in pixels."""
    wide = max(map(len, rows(label)))
    return max(34.0, 4.2 * wide + 8), 32.0 + 8 * len(rows(label))


def settle(points: list[Point], rooms: list[Point], ties: Mapping[Pair, int]) -> list[Point]:
    """Push actors apart and off strange lines until the picture fills the frame of SIZE."""
    points = _stretch(points)
    for _ in range(ROUNDS if len(points) <= SMALL else 8):
        points = _off_lines(_apart(points, rooms), ties)
        points = _stretch(points)
    return _stretch(_apart(points, rooms))


def _stretch(points: list[Point]) -> list[Point]:
    """Fill the frame, without pulling one side more than twice as far as the other."""
    if len(points) < 2:
        return [(SIZE[0] / 2, SIZE[1] / 2) for _ in points]
    low = [min(p[i] for p in points) for i in (0, 1)]
    span = [max(max(p[i] for p in points) - low[i], 1e-6) for i in (0, 1)]
    scale = [size / s for size, s in zip(SIZE, span, strict=True)]
    flat = [s < 0.01 * max(span) for s in span]
    scale = [min(scale) if f else min(s, 2 * min(scale)) for s, f in zip(scale, flat, strict=True)]
    rest = [(size - s * k) / 2 for size, s, k in zip(SIZE, span, scale, strict=True)]
    return [
        (rest[0] + (x - low[0]) * scale[0], rest[1] + (y - low[1]) * scale[1]) for x, y in points
    ]


def _apart(points: list[Point], rooms: list[Point]) -> list[Point]:
    """Push apart actors whose rooms overlap, along the side where less is missing."""
    moved = [list(p) for p in points]
    for i, j in combinations(range(len(moved)), 2):
        gap = [moved[j][k] - moved[i][k] for k in (0, 1)]
        lack = [rooms[i][k] + rooms[j][k] - abs(gap[k]) for k in (0, 1)]
        if min(lack) > 0:
            k = 0 if lack[0] < lack[1] else 1
            push = lack[k] / 2 if gap[k] >= 0 else -lack[k] / 2
            moved[i][k] -= push
            moved[j][k] += push
    return [(x, y) for x, y in moved]


def _off_lines(points: list[Point], ties: Mapping[Pair, int]) -> list[Point]:
    """Push actors off lines that pass through them."""
    moved = list(points)
    for (a, b), count in ties.items() if len(points) <= SMALL else ():
        for i, point in enumerate(moved):
            off = _offset(point, moved[a], moved[b])
            if i in (a, b) or off is None:
                continue
            far = sqrt(off[0] * off[0] + off[1] * off[1])
            push = max(0.0, _clearance(count) - far) / 2 / max(far, 1e-6)
            moved[i] = (point[0] + off[0] * push, point[1] + off[1] * push)
    return moved


def best(pictures: list[list[Point]], ties: Mapping[Pair, int]) -> list[Point]:
    """Give the picture with few crossings, few sharp corners, and no actor on strange lines."""
    if len(pictures) == 1:
        return pictures[0]

    def cost(points: list[Point]) -> float:
        return _crossings(points, ties) + 3 * _crowding(points, ties) + _sharpness(points, ties)

    return min(pictures, key=lambda points: (cost(points), points))


def _crossings(points: list[Point], ties: Mapping[Pair, int]) -> int:
    return sum(
        not {a, b} & {c, d} and _cross(points[a], points[b], points[c], points[d])
        for (a, b), (c, d) in combinations(ties, 2)
    )


def _crowding(points: list[Point], ties: Mapping[Pair, int]) -> float:
    """Sum up how much too close actors are to lines that do not belong to them."""
    total = 0.0
    for (a, b), count in ties.items():
        for i, point in enumerate(points):
            off = _offset(point, points[a], points[b])
            if i not in (a, b) and off is not None:
                total += max(0.0, 1 - sqrt(off[0] * off[0] + off[1] * off[1]) / _clearance(count))
    return total


def _sharpness(points: list[Point], ties: Mapping[Pair, int]) -> float:
    """Sum up how far ties that leave an actor lie in almost the same direction."""
    total = 0.0
    for first, second in combinations(ties, 2):
        for hub in set(first) & set(second):
            (ax, ay), (bx, by) = (_way(points, hub, tie) for tie in (first, second))
            size = sqrt((ax * ax + ay * ay) * (bx * bx + by * by)) or 1.0
            total += 12 * max(0.0, (ax * bx + ay * by) / size - 0.92)
    return total


def _way(points: list[Point], hub: int, tie: Pair) -> Point:
    other = tie[0] if tie[1] == hub else tie[1]
    return points[other][0] - points[hub][0], points[other][1] - points[hub][1]


def _clearance(count: int) -> float:
    """How far strange actors keep off a tie with that many lines, in pixels."""
    return 40.0 + 11 * min(count - 1, 3)


def _offset(point: Point, a: Point, b: Point) -> Point | None:
    """Give the way from a line to a point beside it, nothing for points beyond its ends."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    along = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / (dx * dx + dy * dy or 1.0)
    if not 0 < along < 1:
        return None
    return point[0] - a[0] - along * dx, point[1] - a[1] - along * dy


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    def side(p: Point, q: Point, r: Point) -> bool:
        return (q[0] - p[0]) * (r[1] - p[1]) > (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) != side(a, b, d) and side(c, d, a) != side(c, d, b)
