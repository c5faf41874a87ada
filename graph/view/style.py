"""How signs, standings and kinds of actors look: tables that every drawing takes from here.

Colours are Okabe and Ito's, safe for colour-blind readers, the second of a pair for dark
pages. No meaning hangs on colour alone: the arrowhead repeats the sign, dash and glyph
repeat the standing, the shape repeats the kind. Glyphs are signs that every font has.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.model.terms import ActorKind, Family, Standing


class Sign(StrEnum):
    """Which way a relation points: towards, against, or neither."""

    COOPERATIVE = "cooperative"
    CONFLICTUAL = "conflictual"
    STRUCTURAL = "structural"


SIGN_OF = {
    Family.MATERIAL_COOPERATION: Sign.COOPERATIVE,
    Family.DIPLOMATIC_COOPERATION: Sign.COOPERATIVE,
    Family.VERBAL_CONFLICT: Sign.CONFLICTUAL,
    Family.MATERIAL_CONFLICT: Sign.CONFLICTUAL,
    Family.STRUCTURE: Sign.STRUCTURAL,
}


@dataclass(frozen=True)
class SignStyle:
    """Colours for light and dark pages, the arrowhead that repeats them and its size."""

    light: str
    dark: str
    head: str
    size: float


@dataclass(frozen=True)
class StandingStyle:
    """Dashes (none: solid), the glyph that repeats them, and how strongly it is drawn."""

    dash: tuple[int, ...]
    glyph: str
    opacity: float


@dataclass(frozen=True)
class KindStyle:
    """The shape of an actor and its fill for light and dark pages."""

    shape: str
    light: str
    dark: str


SIGNS = {
    Sign.COOPERATIVE: SignStyle("#0072B2", "#56B4E9", "arrow", 0.6),
    Sign.CONFLICTUAL: SignStyle("#C24A00", "#FF8C42", "bar", 0.5),
    Sign.STRUCTURAL: SignStyle("#6B6B6B", "#B0B0B0", "circle", 0.36),
}

STANDINGS = {
    Standing.ASSERTED: StandingStyle((), "", 1.0),
    Standing.CONTESTED: StandingStyle((11, 4, 2, 4), "!", 1.0),
    Standing.REPORTED: StandingStyle((10, 4), "”", 1.0),
    Standing.PROSPECTIVE: StandingStyle((5, 7), "»", 0.62),
    Standing.HYPOTHETICAL: StandingStyle((3, 9), "?", 0.62),
    Standing.DENIED: StandingStyle((2, 5), "×", 0.62),
    Standing.BACKGROUND: StandingStyle((1, 3), "·", 0.5),
}
"""In the order in which one claim's standing gives a bundle its line: the first present wins."""

KINDS = {
    ActorKind.STATE: KindStyle("dot", "#2F3B4C", "#D5DCE6"),
    ActorKind.BLOC: KindStyle("hexagon", "#8A6FB0", "#B79FDB"),
    ActorKind.ORGANISATION: KindStyle("square", "#009E73", "#2CC79B"),
    ActorKind.PERSON: KindStyle("diamond", "#CC79A7", "#E39BC3"),
    ActorKind.GROUP: KindStyle("triangle", "#8C5A2B", "#C99763"),
    ActorKind.FIRM: KindStyle("star", "#D9A300", "#F0CF4E"),
    ActorKind.PLACE: KindStyle("triangleDown", "#7A8794", "#9AA7B4"),
    ActorKind.PROGRAMME: KindStyle("square", "#7A8794", "#9AA7B4"),
    ActorKind.UNKNOWN: KindStyle("dot", "#B9C0C8", "#6C7682"),
}


def width(sources: int) -> float:
    """Give a line's width from its number of independent sources, in pixels.

    >>> [width(n) for n in (0, 1, 3, 40)]
    [1.4, 2.2, 3.8, 5.4]
    """
    return round(1.4 + 0.8 * min(max(sources, 0), 5), 1)
