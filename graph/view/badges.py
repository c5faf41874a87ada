"""Lines in, the ways they take and the boxes of their badges out, none on another if it can."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

from graph.view.aggregate import DISPUTED, Line
from graph.view.names import Box, cover
from graph.view.tidy import Point

STEP = 48.0
"""How many pixels the lines of a pair lie apart."""

_ALONG = (0.5, 0.44, 0.56, 0.38, 0.62, 0.31, 0.69, 0.25, 0.75)
_HIGH = 17.0


def via(line: Line, places: Mapping[str, Point]) -> Point:
    """Give the point towards which a line bends, as vis-network bends it in the page."""
    (ax, ay), (bx, by) = places[line.subject], places[line.object]
    dx, dy = bx - ax, by - ay
    far = sqrt(dx * dx + dy * dy) or 1.0
    bend = STEP * line.turn
    return (ax + bx) / 2 + dy / far * bend, (ay + by) / 2 - dx / far * bend


def point(line: Line, places: Mapping[str, Point], t: float) -> Point:
    """Give the point at a part `t` of a line's way."""
    (ax, ay), (vx, vy), (bx, by) = (
        places[line.subject],
        via(line, places),
        places[line.object],
    )
    a, v, b = (1 - t) * (1 - t), 2 * t * (1 - t), t * t
    return a * ax + v * vx + b * bx, a * ay + v * vy + b * by


def words(line: Line) -> str:
    """Tell how many claims a line bundles and how they stand; nothing where nothing is to tell."""
    return " ".join([*([str(len(line.edges))] if len(line.edges) > 1 else []), *line.glyphs])


def boxes(lines: Sequence[Line], places: Mapping[str, Point]) -> list[tuple[Line, Box]]:
    """Give the box of every badge; disputed and busy lines choose first."""
    found: list[tuple[Line, Box]] = []
    for line in sorted(lines, key=_weight):
        if not words(line) or line.subject == line.object:
            continue
        ways = [_box(line, point(line, places, t)) for t in _ALONG]
        free = [sum(cover(way, box) for _, box in found) for way in ways]
        found.append((line, ways[free.index(min(free))]))
    return found


def _weight(line: Line) -> tuple[bool, int, str]:
    return not any(e.standing in DISPUTED for e in line.edges), -len(line.edges), line.id


def _box(line: Line, at: Point) -> Box:
    wide = 6.2 * len(words(line)) + 12
    return at[0] - wide / 2, at[1] - _HIGH / 2, wide, _HIGH
