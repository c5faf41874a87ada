"""Edges in, those that are asked for out: by actor, time, standing, source and speaker.

A claim holds over the days it speaks of; one that names none counts for the days of the
articles that tell of it. Spans are half-open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from graph.model.article import Article
from graph.model.claim import Edge
from graph.model.terms import Standing

Span = tuple[date | None, date | None]


@dataclass(frozen=True)
class Scope:
    """What to show; whatever is left empty excludes nothing.

    `actors` stand at either end, `between` are the two ends in either order, `since` is the
    first day and `until` the last. `sources` are ids or publishers of articles.
    """

    actors: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    standings: frozenset[Standing] = frozenset()
    sources: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()

    def within(self, edges: Iterable[Edge], articles: Mapping[str, Article]) -> tuple[Edge, ...]:
        """Give the edges that are inside."""
        return tuple(edge for edge in edges if self._holds(edge, articles))

    def _holds(self, edge: Edge, articles: Mapping[str, Article]) -> bool:
        ends = {edge.claim.subject, edge.claim.object}
        told = {name for e in edge.evidence for name in _names(e.article, articles)}
        spoke = {one for e in edge.evidence for one in e.speakers}
        return (
            (not self.actors or bool(self.actors & ends))
            and (not self.between or self.between == ends)
            and (not self.standings or edge.standing in self.standings)
            and (not self.sources or bool({s.casefold() for s in self.sources} & told))
            and (not self.speakers or bool(self.speakers & spoke))
            and self._meets(span(edge, articles))
        )

    def _meets(self, found: Span) -> bool:
        if self.since is None and self.until is None:
            return True
        start, end = found
        return (
            found != (None, None)
            and (self.since is None or end is None or end > self.since)
            and (self.until is None or start is None or start <= self.until)
        )


def _names(article: str, articles: Mapping[str, Article]) -> Iterable[str]:
    publisher = articles[article].publisher if article in articles else None
    return [name.casefold() for name in (article, publisher) if name]


def span(edge: Edge, articles: Mapping[str, Article]) -> Span:
    """Give the days of a claim, else from the first to the last article that tells of it."""
    when = edge.claim.when
    if when is not None and (when.start or when.end):
        return when.start, when.end
    told = [articles[e.article].date for e in edge.evidence if e.article in articles]
    days = [day for day in told if day is not None]
    return (min(days), max(days) + timedelta(days=1)) if days else (None, None)
