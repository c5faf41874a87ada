"""A selection in, a table of coded events out: a row for each place where a claim is made.

Columns follow event data in the manner of PLOVER: who, what root, to whom, when, on whose word.
Structure (dependence, membership, office) is no event and is left out.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

from graph.curated.plover import plover_root_of
from graph.model.article import Article
from graph.model.claim import Edge, Evidence
from graph.model.terms import Family
from graph.store.selection import Selection

_COLUMNS = (
    "event_id",
    "event_date",
    "date_from",
    "source",
    "source_name",
    "plover",
    "cameo",
    "quad",
    "tone",
    "target",
    "target_name",
    "relation",
    "status",
    "stance",
    "speakers",
    "article",
    "published",
    "publisher",
    "url",
    "start",
    "end",
    "quote",
)
_QUADS = {
    Family.DIPLOMATIC_COOPERATION: 1,
    Family.MATERIAL_COOPERATION: 2,
    Family.VERBAL_CONFLICT: 3,
    Family.MATERIAL_CONFLICT: 4,
}


def events_text(selection: Selection) -> str:
    """Give tab-separated events, sorted as the edges are."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(_COLUMNS)
    articles = {article.id: article for article in selection.articles}
    writer.writerows(_rows(selection, articles))
    return out.getvalue()


def _rows(selection: Selection, articles: dict[str, Article]) -> Iterator[list[str]]:
    for edge in selection.edges:
        relation = selection.relations[edge.claim.relation]
        if relation.family not in _QUADS:
            continue
        for evidence in edge.evidence:
            article = articles.get(evidence.article) or Article(evidence.article, "")
            codes = (
                relation.plover_root(evidence.status, plover_root_of(evidence.frame)),
                relation.cameo,
                str(_QUADS[relation.family]),
                f"{relation.tone:g}",
            )
            yield [*_head(edge, evidence, article, selection, codes), *_place(evidence, article)]


def _head(
    edge: Edge, evidence: Evidence, article: Article, selection: Selection, codes: tuple[str, ...]
) -> list[str]:
    claim = edge.claim
    day, origin = _day(edge, article)
    return [
        evidence.id,
        day.isoformat() if day else "",
        origin,
        claim.subject,
        _flat(selection.label(claim.subject)),
        *codes,
        claim.object,
        _flat(selection.label(claim.object)),
        claim.relation,
        evidence.status.value,
        evidence.stance.value,
        "; ".join(evidence.speakers),
    ]


def _place(evidence: Evidence, article: Article) -> list[str]:
    known = (article.date and article.date.isoformat(), article.publisher, article.url)
    spans = ("" if at is None else str(at) for at in (evidence.start, evidence.end))
    return [article.id, *(_flat(value or "") for value in known), *spans, _flat(evidence.quote)]


def _day(edge: Edge, article: Article) -> tuple[date | None, str]:
    """Give the day of the event and where it is from: the claim, or else the article."""
    if edge.claim.when is not None and edge.claim.when.start is not None:
        return edge.claim.when.start, "claim"
    return article.date, "article" if article.date else ""


def _flat(value: str) -> str:
    """Give the text in one line."""
    return " ".join(value.split())
