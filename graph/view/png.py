"""A drawing in, a picture of pixels out, without a browser."""

from __future__ import annotations

from graph.errors import EntenteError

SCALE = 2.0
"""Pixels of the picture for each of the drawing, sharp on today's screens and in print."""


def render_png(drawing: str) -> bytes:
    """Give an SVG drawing as PNG; its letters are those of the fonts that are installed.

    Raises:
        EntenteError: resvg is not installed.
    """
    try:
        from resvg_py import svg_to_bytes
    except ImportError as error:
        raise EntenteError(
            "expected resvg to draw PNG; `pip install entente-graph[png]` brings it"
        ) from error
    return bytes(svg_to_bytes(svg_string=drawing, zoom=SCALE, sans_serif_family="DejaVu Sans"))
