"""Lines in, a pyvis network out: actors at their places, one edge for each line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from graph.model.actor import Actor
from graph.model.claim import Edge
from graph.model.relation import Relation
from graph.view import style
from graph.view.aggregate import Line, bundle
from graph.view.broad import place_many
from graph.view.layout import place
from graph.view.payload import Values
from graph.view.tidy import SIZE

if TYPE_CHECKING:
    from pyvis.network import Network  # type: ignore[import-untyped]  # ships no types

READABLE = 0
"""In place of a number of actors: as many as can still be read."""

DRAWN = 60
"""Beyond this many actors a picture of them all tells nothing: the rest come up when sought."""

LINES = 150
"""Beyond this many lines nobody can follow one: fewer actors are drawn."""

FEWEST = 12
"""Actors that are drawn however many lines there are between them."""

MANY = 150
"""Beyond this many actors their places are found by a rougher way that takes seconds."""

HEAVY = 300
"""Beyond this many lines they are left out while the picture moves, so that it moves smoothly."""

_INTERACTION = {"hover": True, "keyboard": False, "zoomSpeed": 0.6, "tooltipDelay": 200}
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "edges": {"hoverWidth": 0, "selectionWidth": 0},
    "nodes": {"labelHighlightBold": False},
}


def ends(edge: Edge) -> tuple[str, str]:
    """Give the two actors of an edge."""
    return edge.claim.subject, edge.claim.object


@dataclass(frozen=True)
class Cast:
    """The actors that are drawn with their number of claims, all lines, and those among them.

    `listed` are those for whom a table of all with all has room, the drawn ones among them.
    """

    drawn: Counter[str]
    lines: tuple[Line, ...]
    inside: tuple[Line, ...]
    listed: tuple[str, ...]

    def places(self, actors: Mapping[str, Actor]) -> dict[str, tuple[int, int]]:
        """Give every drawn actor its place."""
        pairs = [(line.subject, line.object) for line in self.inside]
        if len(self.drawn) > MANY:
            return place_many(pairs, self.drawn)
        return place(pairs, {code: actors[code].label for code in self.drawn})


def choose(
    edges: Sequence[Edge], relations: Mapping[str, Relation], top: int | None = READABLE
) -> Cast:
    """Choose the `top` actors with most claims to be drawn, all with None."""
    counts = Counter(code for edge in edges for code in set(ends(edge)))
    lines = bundle(edges, relations)
    ranked = sorted(counts, key=lambda code: (-counts[code], code))
    kept = ranked[: _readable(ranked, lines) if top == READABLE else top]
    drawn = Counter({code: counts[code] for code in sorted(kept)})
    inside = tuple(line for line in lines if drawn.keys() >= {line.subject, line.object})
    listed = ranked[:DRAWN] if top == READABLE else kept
    return Cast(drawn, lines, inside, tuple(sorted(listed)))


def _readable(ranked: Sequence[str], lines: Sequence[Line]) -> int:
    """Give how many actors, of those with most claims, have so few lines that one can follow."""
    rank = {code: place for place, code in enumerate(ranked)}
    complete = sorted(max(rank[line.subject], rank[line.object]) for line in lines)
    most = complete[LINES] if len(complete) > LINES else DRAWN
    return max(FEWEST, min(DRAWN, most))


def size(claims: int) -> float:
    """Give an actor's size from its number of claims, in pixels.

    >>> [size(n) for n in (1, 4, 1000)]
    [10.4, 12.8, 24]
    """
    return round(min(8 + 2.4 * sqrt(claims), 24), 1)


def fill(cast: Cast, actors: Mapping[str, Actor]) -> Network:
    """Fill a pyvis network in bulk: its add_edge takes time quadratic in the edges."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    places = cast.places(actors)
    network.nodes = [
        {
            "id": code,
            "x": places[code][0] - SIZE[0] / 2,
            "y": places[code][1] - SIZE[1] / 2,
            "shape": style.KINDS[actors[code].kind].shape,
            "size": size(count),
        }
        for code, count in cast.drawn.items()
    ]
    network.node_ids = [node["id"] for node in network.nodes]
    network.node_map = {node["id"]: node for node in network.nodes}
    network.edges = [_vis_edge(line) for line in cast.inside]
    heavy = len(cast.inside) > HEAVY
    hidden = {"hideEdgesOnDrag": heavy, "hideEdgesOnZoom": heavy}
    network.options = _OPTIONS | {"interaction": _INTERACTION | hidden}
    return network


def _vis_edge(line: Line) -> Values:
    sign = style.SIGNS[line.sign]
    head = {"enabled": True, "type": sign.head, "scaleFactor": sign.size}
    bend = "curvedCW" if line.turn > 0 else "curvedCCW"
    dash = style.STANDINGS[line.standing].dash
    return {
        "id": line.id,
        "from": line.subject,
        "to": line.object,
        "width": style.width(line.sources),
        "dashes": list(dash) or False,
        "arrows": {"to": head, "from": head if line.mutual else {"enabled": False}},
        "arrowStrikethrough": sign.head == "bar",
        "smooth": {"enabled": bool(line.turn), "type": bend, "roundness": 0.2},
        "selfReference": {"size": 22, "angle": 0.8},
    }
