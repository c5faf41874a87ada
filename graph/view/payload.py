"""Edges with what is known about them in, the page's data out: plain values for JSON.

The template writes the table from the same values that the scripts draw, so that the two
cannot disagree.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from graph.errors import UnknownNameError
from graph.model.actor import Actor
from graph.model.article import Article
from graph.model.claim import Edge, Evidence
from graph.model.passage import around
from graph.model.relation import Relation
from graph.model.terms import Stance
from graph.view.aggregate import relation_of
from graph.view.scope import Span, span
from graph.view.strings import STRINGS, when_text
from graph.view.style import SIGN_OF
from graph.view.tidy import rows
from graph.view.world import place_of

Values = dict[str, Any]
FACETS = ("family", "standing", "kind", "bloc", "relation", "article", "speaker", "denier")
ITSELF = "-"
"""The place in a filter of an article that itself vouches for a claim, and of nobody at all."""

_ITEM = re.compile(r"Q[1-9]\d*")


@dataclass(frozen=True)
class Sources:
    """What edges point to: the register, the ontology, the articles."""

    actors: Mapping[str, Actor]
    relations: Mapping[str, Relation]
    articles: Mapping[str, Article]
    blocs: Mapping[str, str] = field(default_factory=dict)
    copies: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def actor(self, edge: Edge, code: str) -> Actor:
        """Give the actor at an end of an edge."""
        if code not in self.actors:
            raise UnknownNameError(
                f"claim {edge.claim.id}: expected an actor of the register, got {code!r}"
            )
        return self.actors[code]

    def article(self, evidence: Evidence) -> Article:
        """Give the article in which evidence stands."""
        if evidence.article not in self.articles:
            raise UnknownNameError(
                f"evidence {evidence.id}: expected a known article, got {evidence.article!r}"
            )
        return self.articles[evidence.article]

    def around(self, evidence: Evidence) -> tuple[str, str]:
        """Give the rest of the sentence that is quoted, where its article's text was kept."""
        text = self.article(evidence).text
        if not evidence.quote or text[evidence.start : evidence.end] != evidence.quote:
            return "", ""
        return around(text, evidence.start, evidence.end)

    def speaker(self, code: str) -> str:
        """Give a speaker's name; speakers outside the register keep the words for them."""
        return self.actors[code].label if code in self.actors else code


def web_address(url: str | None) -> str:
    """Give an address that may stand in a link, else nothing.

    >>> web_address("javascript:alert(1)"), web_address("https://example.org/a")
    ('', 'https://example.org/a')
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    return (url or "") if parts.scheme in {"http", "https"} and parts.netloc else ""


def actor_values(actor: Actor, sources: Sources) -> Values:
    """Give what the page says about an actor, with the words by which it is searched for."""
    item = actor.wikidata or ""
    return {
        "at": place_of(actor, sources.actors),
        "bloc": sources.blocs.get(actor.code, ""),
        "wikidata": f"https://www.wikidata.org/wiki/{item}" if _ITEM.fullmatch(item) else "",
        "label": actor.label,
        "rows": rows(actor.label),
        "kind": actor.kind.value,
        "names": sorted({*actor.names, *actor.weak_names, *actor.seats} - {actor.label}),
    }


def article_values(article: Article) -> Values:
    """Give what the page says about an article."""
    return {
        "title": article.title or STRINGS["untitled"],
        "publisher": article.publisher or "",
        "author": article.author or "",
        "date": article.date.isoformat() if article.date else "",
        "url": web_address(article.url),
    }


def claim_values(edge: Edge, sources: Sources, known: Iterable[str]) -> Values:
    """Give a claim with its evidence, ready to be shown; `known` are ids of claims shown."""
    claim, relation = edge.claim, relation_of(edge, sources.relations)
    ends = [sources.actor(edge, code) for code in (claim.subject, claim.object)]
    known = frozenset(known)
    evidence = sorted(edge.evidence, key=lambda e: _reading_order(e, sources))
    return {
        "id": claim.id,
        "subject": claim.subject,
        "object": claim.object,
        "names": [end.label for end in ends],
        "label": relation.label,
        "sign": SIGN_OF[relation.family].value,
        "standing": edge.standing.value,
        "amount": claim.amount.words if claim.amount else "",
        "when": when_text(edge),
        "told": not _dated(edge),
        "days": _days(span(edge, sources.articles)),
        "sources": edge.sources,
        "affirms": _voices(edge, Stance.AFFIRMS, sources),
        "denies": _voices(edge, Stance.DENIES, sources),
        "doubts": _voices(edge, Stance.DOUBTS, sources),
        "evidence": [_evidence_values(e, sources) for e in evidence],
        "refines": [i for i in edge.refines if i in known],
        "contradicts": [i for i in edge.contradicts if i in known],
        "differs": [i for i in edge.differs if i in known],
        "facets": {
            "family": [relation.family.value],
            "standing": [edge.standing.value],
            "kind": sorted({end.kind.value for end in ends}),
            "relation": [relation.name],
            "article": sorted({e.article for e in edge.evidence}),
            "speaker": sorted({s for e in edge.evidence for s in e.speakers or (ITSELF,)}),
            "denier": list(edge.denied_by) or [ITSELF],
            "bloc": sorted({sources.blocs.get(end.code, ITSELF) for end in ends}),
        },
    }


def _reading_order(evidence: Evidence, sources: Sources) -> tuple[str, str, int, str, str]:
    day = sources.article(evidence).date
    place = evidence.start or 0
    first = day.isoformat() if day else ""
    return (first, evidence.article, place, evidence.stance.value, evidence.id)


def _evidence_values(evidence: Evidence, sources: Sources) -> Values:
    copies = [name for name in sources.copies.get(evidence.id, ()) if name in sources.articles]
    rest = sources.around(evidence)
    return {
        "status": evidence.status.value,
        "stance": evidence.stance.value,
        "speakers": list(evidence.told_speakers(sources.speaker)),
        "quote": evidence.quote,
        **({"around": rest} if any(rest) else {}),
        "words": [words for words in (evidence.subject_as, evidence.object_as) if words],
        "article": evidence.article,
        "frame": evidence.frame,
        "cues": list(evidence.cues),
        "note": evidence.note,
        **({"copies": copies} if copies else {}),
    }


def _voices(edge: Edge, stance: Stance, sources: Sources) -> list[str]:
    """Name who takes that stance: speakers, and articles that speak for themselves."""
    named: set[str] = set()
    unnamed: set[str] = set()
    for e in edge.side(stance):
        named.update(sources.speaker(code) for code in e.speakers)
        if not e.speakers:
            publisher = sources.article(e).publisher
            itself = STRINGS["itself" if publisher else "itself_alone"]
            unnamed.add(itself.format(article=publisher))
    return sorted(named) + sorted(unnamed)


def _dated(edge: Edge) -> bool:
    """Whether the claim itself says when, not only the articles that tell of it."""
    when = edge.claim.when
    return when is not None and (when.start or when.end) is not None


def _days(found: Span) -> list[str]:
    """Give the first and the last day, empty where a side is open."""
    first, end = found
    last = end - timedelta(days=1) if end else None
    return [day.isoformat() if day else "" for day in (first, last)]


def facet_rows(claims: Sequence[Values], facet: str, names: Mapping[str, str]) -> list[Values]:
    """Give the rows of a filter with their counts, in the order of `names`, else by count."""
    counts = Counter(value for claim in claims for value in claim["facets"][facet])
    order = {value: place for place, value in enumerate(names)}
    ranked = sorted(counts, key=lambda v: (order.get(v, len(order)), -counts[v], v))
    return [{"value": v, "label": names.get(v, v), "count": counts[v]} for v in ranked]


def style_values(table: Mapping[Any, Any]) -> dict[str, Values]:
    """Give a table of styles as plain values, in its order."""
    return {key.value: asdict(style) for key, style in table.items()}
