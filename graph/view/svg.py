"""Edges in, a still picture out: SVG from the places and styles of the page, without a browser.

Halos are elements of their own, since not every reader of SVG knows `paint-order`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import atan2, degrees
from unicodedata import category
from xml.sax.saxutils import escape, quoteattr

from graph.model.actor import Actor
from graph.model.claim import Edge
from graph.model.relation import Relation
from graph.view import badges, style
from graph.view.aggregate import Line
from graph.view.names import LINE, Box, spots
from graph.view.network import READABLE, Cast, choose, size
from graph.view.strings import counted
from graph.view.tidy import SIZE, Point, rows

_FONT = "Helvetica Neue, Arial, sans-serif"
_INK, _SOFT, _PAPER = "#1a1f26", "#59636e", "#ffffff"
_MARGIN, _TOP, _ROW = 90.0, 76.0, 20.0
_SHAPES = {
    "square": "M-1-1H1V1H-1Z",
    "diamond": "M0-1.2L1.2 0L0 1.2L-1.2 0Z",
    "triangle": "M0-1.1L1.1 .8H-1.1Z",
    "triangleDown": "M0 1.1L1.1-.8H-1.1Z",
    "hexagon": "M-.55-1H.55L1.1 0L.55 1H-.55L-1.1 0Z",
    "star": "M0-1.1L.27-.37L1.05-.34L.43.14L.65.89L0 .46L-.65.89L-.43.14L-1.05-.34L-.27-.37Z",
}
_HEADS = {
    "arrow": '<path d="M2 0L-9-5V5Z" fill="{0}"/>',
    "bar": '<path d="M0-7V7" stroke="{0}" stroke-width="3"/>',
    "circle": '<circle cx="-2" r="4.5" fill="{0}"/>',
}


def render_svg(
    edges: Sequence[Edge],
    *,
    actors: Mapping[str, Actor],
    relations: Mapping[str, Relation],
    title: str,
    notes: Sequence[str] = (),
    top: int | None = READABLE,
) -> str:
    """Render edges as an SVG drawing; `notes` say what was left out and stand below it."""
    cast = choose(edges, relations, top)
    places, (width, bottom) = _framed(cast.places(actors))
    claims = sum(len(line.edges) for line in cast.inside)
    marks = badges.boxes(cast.inside, places)
    legend, count = _legend(cast.inside, width, bottom + 48)
    down = bottom + 60 + count * _ROW
    height = down + 18 * len(notes) + 10
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}" font-family="{_FONT}" role="img">',
        f"<title>{words_of(title)}</title>",
        f'<rect width="100%" height="100%" fill="{_PAPER}"/>',
        _text(title, (16, 30), 'font-size="18" font-weight="650"'),
        _text(_summary(claims, cast), (16, 50), f'font-size="13" fill="{_SOFT}"'),
        *(_line(line, places, cast) for line in cast.inside),
        *(_spot(actors[code], places[code], size(count)) for code, count in cast.drawn.items()),
        *(_badge(*found) for found in marks),
        *_names(cast, actors, places, marks, (0.0, _TOP - 16, width, bottom + 52 - _TOP)),
        *legend,
        *(
            _text(note, (16, down + 18 * i), f'font-size="12" fill="{_SOFT}"')
            for i, note in enumerate(notes)
        ),
        "</svg>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _framed(found: Mapping[str, tuple[int, int]]) -> tuple[dict[str, Point], Point]:
    """Move the picture below the title, and give the drawing's width and where it ends."""
    xs, ys = ([point[k] for point in found.values()] or [0] for k in (0, 1))
    left, top = min(0, *xs, 0), min(0, *ys, 0)
    places = {code: (x - left + _MARGIN, y - top + _TOP) for code, (x, y) in found.items()}
    wide, high = max(SIZE[0], max(xs) - left), max(SIZE[1], max(ys) - top)
    return places, (wide + 2 * _MARGIN, _TOP + high)


def _summary(claims: int, cast: Cast) -> str:
    return f"{counted('claims', claims)} · {counted('count_actors', len(cast.drawn))}"


def words_of(text: str) -> str:
    """Escape words, without the signs that XML forbids."""
    return escape(_legal(text))


def _legal(text: str) -> str:
    legal = "".join(c if c in "\t\n" or category(c) not in {"Cc", "Cs"} else " " for c in text)
    return legal.replace("\ufffe", " ").replace("\uffff", " ")


def _text(words: str, at: Point, look: str) -> str:
    fill = "" if "fill=" in look else f' fill="{_INK}"'
    return f'<text x="{at[0]:g}" y="{at[1]:g}" {look}{fill}>{words_of(words)}</text>'


def _line(line: Line, places: Mapping[str, Point], cast: Cast) -> str:
    sign, standing = style.SIGNS[line.sign], style.STANDINGS[line.standing]
    look = (
        f'fill="none" stroke="{sign.light}" stroke-width="{style.width(line.sources):g}" '
        f'stroke-dasharray="{" ".join(map(str, standing.dash)) or "none"}"'
    )
    if line.subject == line.object:
        x, y = places[line.subject]
        r = size(cast.drawn[line.subject]) + 12
        return f'<circle cx="{x + r * 0.8:.1f}" cy="{y - r * 0.8:.1f}" r="{r:g}" {look}/>'
    points = _between_rims(line, places, cast)
    path = "".join(f"{'L' if i else 'M'}{x:.1f} {y:.1f}" for i, (x, y) in enumerate(points))
    heads = [_head(line, points[-1], points[-2])]
    heads += [_head(line, points[0], points[1])] if line.mutual else []
    return f'<g opacity="{standing.opacity:g}"><path d="{path}" {look}/>{"".join(heads)}</g>'


def _between_rims(line: Line, places: Mapping[str, Point], cast: Cast) -> list[Point]:
    """Give the points of a line from the rim of the one actor to that of the other."""

    def outside(point: Point, code: str) -> bool:
        dx, dy = point[0] - places[code][0], point[1] - places[code][1]
        rim = size(cast.drawn[code]) + 3
        return dx * dx + dy * dy > rim * rim

    points = [badges.point(line, places, i / 48) for i in range(49)]
    free = [p for p in points if outside(p, line.subject) and outside(p, line.object)]
    return free if len(free) > 1 else [points[0], points[-1]]


def _head(line: Line, tip: Point, before: Point) -> str:
    sign = style.SIGNS[line.sign]
    turn = degrees(atan2(tip[1] - before[1], tip[0] - before[0]))
    head = _HEADS[sign.head].format(sign.light)
    return f'<g transform="translate({tip[0]:.1f} {tip[1]:.1f}) rotate({turn:.1f})">{head}</g>'


def _spot(actor: Actor, at: Point, radius: float) -> str:
    kind = style.KINDS[actor.kind]
    place = f"translate({at[0]:g} {at[1]:g})"
    label = quoteattr(_legal(actor.label))
    if kind.shape not in _SHAPES:
        return (
            f'<circle r="{radius:g}" transform="{place}" fill="{kind.light}" aria-label={label}/>'
        )
    shape = f'd="{_SHAPES[kind.shape]}" transform="{place} scale({radius:g})"'
    return f'<path {shape} fill="{kind.light}" aria-label={label}/>'


def _names(
    cast: Cast,
    actors: Mapping[str, Actor],
    places: Mapping[str, Point],
    marks: Sequence[tuple[Line, Box]],
    frame: Box,
) -> Iterator[str]:
    """Yield the names of actors, each where it covers least; the halos lie below all of them."""
    drawn = [line for line in cast.inside if line.subject != line.object]
    labels = {code: actors[code].label for code in cast.drawn}
    sizes = {code: size(n) for code, n in cast.drawn.items()}
    found = spots(
        labels,
        places,
        sizes,
        [box for _, box in marks],
        [badges.point(line, places, i / 24) for line in drawn for i in range(1, 24)],
        frame,
    )
    look = 'font-size="13" font-weight="600" text-anchor="middle"'
    halo = f'fill="none" stroke="{_PAPER}" stroke-width="4" stroke-linejoin="round"'
    for how in (halo, ""):
        for code, (x, y) in found.items():
            for i, row in enumerate(rows(labels[code])):
                at = (round(x, 1), round(y + LINE * i, 1))
                yield _text(row, at, f"{look} {how}".strip())


def _badge(line: Line, box: Box) -> str:
    """Tell how many claims a line bundles and how they stand."""
    x, y, wide, high = box
    colour = style.SIGNS[line.sign].light
    shape = f'x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:g}" rx="8.5"'
    look = f'font-size="11" font-weight="600" text-anchor="middle" fill="{colour}"'
    text = _text(badges.words(line), (round(x + wide / 2, 1), round(y + 12.5, 1)), look)
    return f'<rect {shape} fill="{_PAPER}" stroke="{colour}" stroke-width="1.2"/>{text}'


def _legend(lines: Iterable[Line], width: float, top: float) -> tuple[list[str], int]:
    """Give the legend of what is drawn, and how many rows it takes."""
    lines = list(lines)
    signs = {line.sign for line in lines}
    present = {edge.standing for line in lines for edge in line.edges}
    items = [
        (s.value, style.SIGNS[s].light, "none", style.SIGNS[s].head)
        for s in style.Sign
        if s in signs
    ]
    items += [
        (f"{s.value} {how.glyph}".strip(), _INK, " ".join(map(str, how.dash)) or "none", "")
        for s, how in style.STANDINGS.items()
        if s in present
    ]
    parts, x, row, small = [], 16.0, 0, 'font-size="12"'
    for words, colour, dash, head in items:
        wide = 52 + 6.8 * len(words)
        if x + wide > width:
            x, row = 16.0, row + 1
        y = top + row * _ROW
        end = f'<g transform="translate(28 0)">{_HEADS[head].format(colour)}</g>' if head else ""
        look = f'stroke="{colour}" stroke-width="2.2" stroke-dasharray="{dash}"'
        parts.append(
            f'<g transform="translate({x:g} {y:g})"><path d="M0 0H28" {look}/>{end}'
            f"{_text(words, (38, 4), small)}</g>"
        )
        x += wide
    return parts, row + 1
