"""Edges and two days in, what changed between every two actors out.

What held on the first day, plus what came, less what ended, is what holds on the last. A
claim that says when holds then; another one from the day of the first article that affirms
it, and one without any date always.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from graph.analyse.network import PLAIN
from graph.model.article import Article
from graph.model.claim import Edge
from graph.model.relation import Relation
from graph.model.terms import Stance, Standing

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Change:
    """What held between two actors on the first day and on the last, and what came and ended.

    Tones are means, None where nothing held.
    """

    first: str
    second: str
    then: int
    came: int
    ended: int
    now: int
    tone_then: float | None
    tone_now: float | None


@dataclass(frozen=True)
class _Life:
    start: date | None
    end: date | None
    tone: float

    def holds(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


def last_year(articles: Iterable[Article]) -> tuple[date, date] | None:
    """Give the year that ends with the last dated article, None where none is dated."""
    last = max((a.date for a in articles if a.date is not None), default=None)
    return None if last is None else (last - YEAR, last)


def change(
    edges: Iterable[Edge],
    since: date,
    until: date,
    *,
    relations: Mapping[str, Relation],
    articles: Mapping[str, Article],
    standings: Collection[Standing] = PLAIN,
) -> tuple[Change, ...]:
    """Give every pair with something that came or ended after `since`, the busiest first."""
    pairs: dict[tuple[str, str], list[_Life]] = defaultdict(list)
    for edge in edges:
        first, second = sorted((edge.claim.subject, edge.claim.object))
        if edge.standing in standings and first != second:
            life = _life(edge, relations[edge.claim.relation].tone, articles)
            pairs[first, second].append(life)
    found = [_compare(pair, lives, since, until) for pair, lives in pairs.items()]
    changed = [one for one in found if one.came or one.ended]
    return tuple(sorted(changed, key=lambda c: (-c.came - c.ended, c.first, c.second)))


def _life(edge: Edge, tone: float, articles: Mapping[str, Article]) -> _Life:
    when = edge.claim.when
    if when is not None and (when.start or when.end):
        return _Life(when.start, when.end, tone)
    affirming = [e for e in edge.evidence if e.stance is Stance.AFFIRMS] or edge.evidence
    told = [articles[e.article].date for e in affirming if e.article in articles]
    return _Life(min((day for day in told if day is not None), default=None), None, tone)


def _compare(pair: tuple[str, str], lives: list[_Life], since: date, until: date) -> Change:
    came = [one for one in lives if one.start is not None and since < one.start <= until]
    ended = [one for one in lives if one.end is not None and since < one.end <= until]
    then = [one.tone for one in lives if one.holds(since)]
    now = [one.tone for one in lives if one.holds(until)]
    return Change(*pair, len(then), len(came), len(ended), len(now), _mean(then), _mean(now))


def _mean(tones: list[float]) -> float | None:
    return round(sum(tones) / len(tones), 2) if tones else None
