"""Degrees in, places on the map out: Equal Earth, the projection of the land in `data/`.

Land only: whose a piece of land is, a map that draws borders would have to say.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from graph.errors import InputError
from graph.model.actor import Actor

WIDTH = 2000
HEIGHT = 973
FEWEST = 5
"""With fewer actors on it, a map tells less than their names."""

_A = (1.340264, -0.081106, 0.000893, 0.003796)
_HALF_WIDTH = 2.7066299836960743
_HALF_HEIGHT = 1.317362759157413
_SCALE = WIDTH / 2 / _HALF_WIDTH


@cache
def land() -> str:
    """Give the land as an SVG path in a frame of WIDTH by HEIGHT."""
    lines = (Path(__file__).parent / "data" / "land.txt").read_text(encoding="utf-8").splitlines()
    return "".join(line for line in lines if not line.startswith("#"))


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Give the place of a point of the earth in the frame of the land.

    >>> project(0, 0), project(90, 0), project(0, -180)
    ((1000.0, 486.7), (1000.0, 0.0), (0.0, 486.7))
    """
    t = asin(sqrt(3) / 2 * sin(radians(latitude)))
    t2 = t * t
    t6 = t2 * t2 * t2
    stretch = 9 * _A[3] * t6 * t2 + 7 * _A[2] * t6 + 3 * _A[1] * t2 + _A[0]
    x = 2 * sqrt(3) * radians(longitude) * cos(t) / (3 * stretch)
    y = t * (_A[3] * t6 * t2 + _A[2] * t6 + _A[1] * t2 + _A[0])
    return round((_HALF_WIDTH + x) * _SCALE, 1), round((_HALF_HEIGHT - y) * _SCALE, 1) + 0.0


def place_of(actor: Actor, actors: Mapping[str, Actor]) -> tuple[float, float] | None:
    """Give an actor's place: its own, else that of what it is part of; persons travel."""
    one = actors.get(actor.part_of or "", actor) if actor.latitude is None else actor
    if one.latitude is None or one.longitude is None:
        return None
    return project(one.latitude, one.longitude)


_DEPTH = {"LineString": 0, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}
_HALF_ROUND = 180.0


def read_borders(path: Path) -> str:
    """Give the lines and rims of a GeoJSON file as an SVG path in the frame of the land.

    Which borders there are is for whoever gives the file to say.

    Raises:
        InputError: the file is not GeoJSON with lines or areas in degrees.
    """
    try:
        lines = list(_lines(json.loads(path.read_text(encoding="utf-8"))))
        drawn = "".join(_drawn([(float(y), float(x)) for x, y, *_ in line]) for line in lines)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        why = getattr(error, "strerror", None) or error
        raise InputError(
            f"{path}: expected GeoJSON with lines or areas in degrees, got: {why}"
        ) from error
    if not drawn:
        raise InputError(f"{path}: expected GeoJSON with lines or areas, got none")
    return drawn


def _lines(value: dict[str, Any]) -> Iterator[list[list[float]]]:
    """Yield the lines of a GeoJSON object, and the rims of its areas."""
    members = value.get("features") or value.get("geometries")
    if members:
        for member in members:
            yield from _lines(member)
    elif value.get("geometry"):
        yield from _lines(value["geometry"])
    elif value.get("type") in _DEPTH:
        lines = [value["coordinates"]]
        for _ in range(_DEPTH[value["type"]]):
            lines = [line for part in lines for line in part]
        yield from lines


def _drawn(points: list[tuple[float, float]]) -> str:
    """Draw a line on whole pixels; where it leaves the map at one side, it begins anew."""
    parts, last, before = [], None, None
    for latitude, longitude in points:
        at = tuple(map(round, project(latitude, longitude)))
        broken = before is None or abs(longitude - before) > _HALF_ROUND
        if broken or at != last:
            parts.append(f"{'M' if broken else 'L'}{at[0]} {at[1]}")
        last, before = at, longitude
    return "".join(parts) if len(parts) > 1 else ""
