"""Edges in, how the tone of a pair runs over time out.

A claim stands in the month in which it begins, else in that of the first article that
tells of it. The tone is the ontology's, from -10 (conflict) to 10 (cooperation).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from graph.analyse.network import PLAIN
from graph.model.article import Article
from graph.model.claim import Edge
from graph.model.relation import Relation
from graph.model.terms import Standing


@dataclass(frozen=True)
class Month:
    """The claims of a pair that begin in a month: how many, their mean tone, and its ends."""

    first: str
    second: str
    month: str
    claims: int
    tone: float
    lowest: float
    highest: float


def began(edge: Edge, articles: Mapping[str, Article]) -> date | None:
    """Give the day a claim begins, else that of the first article that tells of it."""
    when = edge.claim.when
    if when is not None and (when.start or when.end):
        return when.start or when.end
    told = [articles[e.article].date for e in edge.evidence if e.article in articles]
    return min((day for day in told if day is not None), default=None)


def tone_over_time(
    edges: Iterable[Edge],
    *,
    relations: Mapping[str, Relation],
    articles: Mapping[str, Article],
    standings: Collection[Standing] = PLAIN,
) -> tuple[Month, ...]:
    """Give the months of every pair that has any, by pair and month."""
    found: dict[tuple[str, str, str], list[float]] = defaultdict(list)
    for edge in edges:
        day, ends = began(edge, articles), sorted((edge.claim.subject, edge.claim.object))
        if edge.standing in standings and day is not None and ends[0] != ends[1]:
            found[ends[0], ends[1], f"{day:%Y-%m}"].append(relations[edge.claim.relation].tone)
    return tuple(
        Month(*key, len(tone), round(sum(tone) / len(tone), 2), min(tone), max(tone))
        for key, tone in sorted(found.items())
    )
