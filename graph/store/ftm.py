"""A selection in, FollowTheMoney entities out, a JSON object to a line.

Actors become Territory, Person, Organization, Company or LegalEntity; articles become Article;
each claim becomes an UnknownLink with its relation as role, proven by its articles.
https://followthemoney.tech
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta

from graph.model.article import Article
from graph.model.claim import Edge, digest
from graph.model.terms import Stance
from graph.store.selection import Selection

_SCHEMAS = {
    "State": "Territory",
    "Place": "Territory",
    "Person": "Person",
    "Organisation": "Organization",
    "ArmedGroup": "Organization",
    "Bloc": "Organization",
    "Firm": "Company",
}
_Properties = dict[str, list[str]]


def ftm_text(selection: Selection) -> str:
    """Give the entities sorted by what they are and their ids."""
    entities = [*_actors(selection), *map(_article, selection.articles), *_links(selection)]
    return "".join(json.dumps(entity, ensure_ascii=False) + "\n" for entity in entities)


def _entity(id_: str, schema: str, properties: _Properties) -> dict[str, object]:
    kept = {name: [v for v in values if v] for name, values in properties.items()}
    return {
        "id": id_,
        "schema": schema,
        "properties": {name: values for name, values in sorted(kept.items()) if values},
    }


def _id(kind: str, name: str) -> str:
    """Give an id of the signs that FollowTheMoney allows; a digest where the name has others."""
    return f"{kind}-{name if re.fullmatch(r'[A-Za-z0-9.-]*[A-Za-z0-9]', name) else digest(name)}"


def _actors(selection: Selection) -> Iterator[dict[str, object]]:
    for code in selection.codes:
        properties = {"name": [selection.label(code)], "wikidataId": [selection.wikidata(code)]}
        schema = _SCHEMAS.get(selection.kind(code), "LegalEntity")
        yield _entity(_id("actor", code), schema, properties)


def _article(article: Article) -> dict[str, object]:
    properties = {
        "title": [article.title or article.id],
        "author": [article.author or ""],
        "publisher": [article.publisher or ""],
        "publishedAt": [article.date.isoformat() if article.date else ""],
        "sourceUrl": [article.url or ""],
    }
    return _entity(_id("article", article.id), "Article", properties)


def _links(selection: Selection) -> Iterator[dict[str, object]]:
    known = {article.id: article for article in selection.articles}
    for edge in selection.edges:
        claim, when = edge.claim, edge.claim.when
        articles = sorted({evidence.article for evidence in edge.evidence})
        given = [known[name] for name in articles if name in known]
        last = when.end - timedelta(days=1) if when and when.end else None
        properties = {
            "subject": [_id("actor", claim.subject)],
            "object": [_id("actor", claim.object)],
            "role": [selection.relations[claim.relation].label],
            "status": [edge.standing.value],
            "startDate": [when.start.isoformat() if when and when.start else ""],
            "endDate": [last.isoformat() if last else ""],
            "recordId": [claim.id],
            "proof": [_id("article", article.id) for article in given],
            "publisher": sorted({article.publisher or "" for article in given}),
            "sourceUrl": sorted({article.url or "" for article in given}),
            "summary": list(_voices(edge, selection)),
            "description": list(dict.fromkeys(e.quote for e in edge.evidence)),
        }
        yield _entity(_id("claim", claim.id), "UnknownLink", properties)


def _voices(edge: Edge, selection: Selection) -> Iterator[str]:
    for word, stance in (("affirmed by", Stance.AFFIRMS), ("denied by", Stance.DENIES)):
        said = (e.told_speakers(selection.label) for e in edge.side(stance))
        speakers = sorted({name for names in said for name in names})
        if speakers:
            yield f"{word} {'; '.join(speakers)}"
