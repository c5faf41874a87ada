"""Edges in, drawn lines out: one for each pair of actors, direction and sign.

A bundle must never hide a dispute: cooperative and conflictual claims stay two lines, and
a line carries the glyph of every standing in it, not only the one that decides its dashes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import UnknownNameError
from graph.model.claim import Edge
from graph.model.relation import Relation
from graph.model.terms import Standing
from graph.view.style import SIGN_OF, STANDINGS, Sign

DISPUTED = frozenset({Standing.CONTESTED, Standing.DENIED})


@dataclass(frozen=True)
class Line:
    """All claims of one sign from one actor to another, or between two (`mutual`).

    `turn` says to which side and by how many steps the line bends, so that the lines of a
    pair lie beside one another; 0 is straight.
    """

    subject: str
    object: str
    sign: Sign
    mutual: bool
    edges: tuple[Edge, ...]
    turn: float = 0.0

    @property
    def id(self) -> str:
        """A name that stays the same from page to page, for addresses."""
        return f"{self.subject}{'~' if self.mutual else '>'}{self.object}:{self.sign.value}"

    @property
    def standing(self) -> Standing:
        """The standing that decides the dashes: the first of STANDINGS that is present."""
        return self._standings[0]

    @property
    def glyphs(self) -> str:
        """The glyphs of all standings in the line, each once."""
        return "".join(STANDINGS[s].glyph for s in self._standings)

    @property
    def sources(self) -> int:
        """The independent sources of its best supported claim."""
        return max(edge.sources for edge in self.edges)

    @property
    def _standings(self) -> tuple[Standing, ...]:
        present = {edge.standing for edge in self.edges}
        return tuple(s for s in STANDINGS if s in present)


def relation_of(edge: Edge, relations: Mapping[str, Relation]) -> Relation:
    """Give the relation of an edge's claim."""
    try:
        return relations[edge.claim.relation]
    except KeyError as error:
        raise UnknownNameError(
            f"claim {edge.claim.id}: expected a relation of the ontology, "
            f"got {edge.claim.relation!r}"
        ) from error


def bundle(edges: Iterable[Edge], relations: Mapping[str, Relation]) -> tuple[Line, ...]:
    """Bundle edges into lines, sorted by their ends and sign."""
    groups: dict[tuple[str, str, Sign, bool], list[Edge]] = defaultdict(list)
    for edge in edges:
        relation = relation_of(edge, relations)
        ends = (edge.claim.subject, edge.claim.object)
        subject, other = sorted(ends) if relation.symmetric else ends
        groups[subject, other, SIGN_OF[relation.family], relation.symmetric].append(edge)
    lines = [Line(*key, tuple(sorted(group, key=_reading_order))) for key, group in groups.items()]
    return _fan(sorted(lines, key=lambda line: line.id))


def _reading_order(edge: Edge) -> tuple[int, str, str]:
    """Best documented claims first."""
    return -len(edge.evidence), edge.claim.relation, edge.claim.id


def _fan(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Bend the lines of each pair apart."""
    pairs: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        pairs[min(line.subject, line.object), max(line.subject, line.object)].append(line)
    turned = []
    for (first, _), group in pairs.items():
        for place, line in enumerate(group):
            turn = place - (len(group) - 1) / 2
            side = 1 if line.subject == first else -1
            turned.append(
                Line(line.subject, line.object, line.sign, line.mutual, line.edges, side * turn)
            )
    return tuple(sorted(turned, key=lambda line: line.id))


def most_disputed(lines: Iterable[Line]) -> tuple[tuple[str, str, int], ...]:
    """Count the contested and denied claims of each pair of actors, most disputed first."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for line in lines:
        disputed = sum(edge.standing in DISPUTED for edge in line.edges)
        counts[min(line.subject, line.object), max(line.subject, line.object)] += disputed
    found = [(first, second, count) for (first, second), count in counts.items() if count]
    return tuple(sorted(found, key=lambda row: (-row[2], row[0], row[1])))
