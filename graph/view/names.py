"""Places and badges in, a spot for every name out: beside its actor, where it covers least."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.view.tidy import Point, rows

LINE = 15.0
_WIDE = 7.4
Box = tuple[float, float, float, float]


def spots(
    labels: Mapping[str, str],
    places: Mapping[str, Point],
    sizes: Mapping[str, float],
    taken: Sequence[Box],
    lines: Sequence[Point],
    frame: Box,
) -> dict[str, Point]:
    """Give every actor the middle of the first row of its name, the greatest actors first.

    `taken` are boxes that names keep off if they can, `lines` points on the lines of the picture.
    """
    boxes = [*taken, *(_around(places[code], 2 * sizes[code], 2 * sizes[code]) for code in labels)]
    found = {}
    for code in sorted(labels, key=lambda c: (-sizes[c], c)):
        wide, high = _room(labels[code])
        choices = [_around(at, wide, high) for at in _beside(places[code], sizes[code], wide, high)]
        best = min(
            enumerate(choices), key=lambda one: _cost(one[1], boxes, lines, frame) + 3 * one[0]
        )[1]
        boxes.append(best)
        found[code] = (best[0] + wide / 2, best[1] + LINE - 3)
    return found


def _room(label: str) -> Point:
    parts = rows(label)
    return _WIDE * max(map(len, parts)) + 4, LINE * len(parts)


def _around(at: Point, wide: float, high: float) -> Box:
    return at[0] - wide / 2, at[1] - high / 2, wide, high


def _beside(at: Point, size: float, wide: float, high: float) -> list[Point]:
    down, side = size + 4 + high / 2, size + 5 + wide / 2
    steps = [(0.0, down), (0.0, -down), (side, 0.0), (-side, 0.0)]
    steps += [(x * side * 0.8, y * down * 0.75) for x in (1, -1) for y in (1, -1)]
    return [(at[0] + dx, at[1] + dy) for dx, dy in steps]


def _cost(box: Box, boxes: Sequence[Box], lines: Sequence[Point], frame: Box) -> float:
    x, y, wide, high = box
    crossed = sum(x < px < x + wide and y < py < y + high for px, py in lines)
    outside = wide * high - cover(box, frame)
    return 4 * sum(cover(box, other) for other in boxes) + 9 * crossed + 20 * outside


def cover(one: Box, other: Box) -> float:
    """Give how much of one box another covers."""
    wide = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    high = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return max(0.0, wide) * max(0.0, high)
