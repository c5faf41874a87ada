"""A selection in, a table of coded events out: a row for each place that tells of one.

Columns follow event data in the manner of PLOVER: who, what root, to whom, when, on whose word.
A denial is a stance on a claim and no event between its ends, a doubt or a thought neither;
nor is structure (dependence, membership, office). They are left out, and so is what is only
possible, expected, or asked of somebody. What is announced is coded as the announcement, in all
codes alike, and what somebody seeks as the request that it is.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from graph.curated.announcing import announces
from graph.curated.plover import plover_root_of
from graph.model.article import Article
from graph.model.claim import Edge, Evidence
from graph.model.relation import Relation
from graph.model.terms import Family, Stance, Status
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
# By the root of what is announced: CAMEO root, quad class and tone, as for an intent to
# cooperate or a threat; other roots are themselves words (a request, an accusation).
_ANNOUNCED = {"AGREE": ("03", "1", "4"), "THREATEN": ("13", "3", "-5.8")}
_SOUGHT, _SEEKS = "/sought", "seeksFrom"
_TOLD = {Status.ASSERTED, Status.REPORTED, Status.PROSPECTIVE}


def events_text(selection: Selection) -> str:
    """Give tab-separated events, sorted as the edges are."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(_COLUMNS)
    articles = {article.id: article for article in selection.articles}
    writer.writerows(_rows(selection, articles))
    return out.getvalue()


def _rows(selection: Selection, articles: dict[str, Article]) -> Iterator[list[str]]:
    for edge, evidence in _told(selection):
        relation = selection.relations[edge.claim.relation]
        article = articles.get(evidence.article) or Article(evidence.article or "?", "")
        head = _head(edge, evidence, article, selection, _codes(relation, evidence))
        yield [*head, *_place(evidence, article)]


def _told(selection: Selection) -> Iterator[tuple[Edge, Evidence]]:
    """Yield the events that are told: each request once, whatever is sought by it."""
    requests = {
        _spot(evidence)
        for edge in selection.edges
        if edge.claim.relation == _SEEKS
        for evidence in edge.evidence
    }
    for edge in selection.edges:
        if selection.relations[edge.claim.relation].family not in _QUADS:
            continue
        for evidence in edge.evidence:
            if evidence.stance is not Stance.AFFIRMS or evidence.status not in _TOLD:
                continue
            if evidence.status is not Status.PROSPECTIVE:
                yield edge, evidence
            elif _spot(evidence) in requests:
                continue
            elif evidence.frame.endswith(_SOUGHT):
                requests.add(_spot(evidence))
                yield _request(edge, evidence)
            elif _is_announced(edge, evidence, selection):
                yield edge, evidence


def _is_announced(edge: Edge, evidence: Evidence, selection: Selection) -> bool:
    """Whether somebody plans or promises it, or speaks of it as something to be done by himself."""
    symmetric = selection.relations[edge.claim.relation].symmetric
    doers = {edge.claim.subject} | ({edge.claim.object} if symmetric else set())
    return announces(evidence.cues) or bool(doers & set(evidence.speakers))


def _spot(evidence: Evidence) -> tuple[object, ...]:
    return evidence.article, evidence.start, evidence.end, evidence.quote


def _request(edge: Edge, evidence: Evidence) -> tuple[Edge, Evidence]:
    """Turn what is sought round: that Russia seeks arms of Iran is no promise of Iran's."""
    claim, id_ = edge.claim, evidence.id
    sought = replace(claim, subject=claim.object, relation=_SEEKS, object=claim.subject)
    said = replace(evidence, status=Status.REPORTED if evidence.speakers else Status.ASSERTED)
    vars(said)["id"] = id_  # the place is the same, whatever is made of it
    return replace(edge, claim=sought), said


def _codes(relation: Relation, evidence: Evidence) -> tuple[str, ...]:
    """Give PLOVER root, CAMEO root, quad class and tone, which agree with each other."""
    root = relation.plover_root(evidence.status, plover_root_of(evidence.frame))
    if evidence.status is Status.PROSPECTIVE and root == "SUPPORT":
        root = "AGREE"
    fact = relation.cameo, str(_QUADS[relation.family]), f"{relation.tone:g}"
    announced = _ANNOUNCED.get(root) if evidence.status is Status.PROSPECTIVE else None
    return root, *(announced or fact)


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
