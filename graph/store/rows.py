"""Articles, evidence and edges in, rows of RDF out, for whoever takes them apart."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace

from graph.model.actor import Actor
from graph.model.article import Article
from graph.model.claim import Claim, Edge, Evidence
from graph.model.terms import ActorKind
from graph.store.facts import (
    article_facts,
    claim_facts,
    edge_facts,
    evidence_facts,
    speaker_facts,
)
from graph.store.terms import LABEL, SAME, TYPE, Row, identified, named, text, typed


def article_rows(article: Article, *, keep_text: bool = True) -> Iterator[Row]:
    """Yield what is known about an article; its text only if that is to be kept."""
    return _rows(identified("article", article.id), article_facts(article, keep_text=keep_text))


def evidence_rows(claim: Claim, evidence: Evidence, *, sketch: bool = False) -> Iterator[Row]:
    """Yield the rows of a piece of evidence for a claim, with the words for amount and time.

    Those of who speaks in it come with them.
    """
    node = identified("evidence", evidence.id)
    yield from _rows(node, evidence_facts(claim, evidence, sketch=sketch))
    for speaker in evidence.said_by:
        yield from _rows(identified("speaker", speaker.id), speaker_facts(speaker))


def claim_rows(claim: Claim) -> Iterator[Row]:
    """Yield what a claim says."""
    return _rows(identified("claim", claim.id), claim_facts(claim))


def edge_rows(edge: Edge, plain: Iterable[tuple[str, str, str]]) -> Iterator[Row]:
    """Yield a claim's rows with all that is derived; `plain` are its triples as a plain edge."""
    yield from _rows(identified("claim", edge.claim.id), edge_facts(edge))
    if edge.standing.plain:
        yield from map(plain_row, plain)


def with_links(edges: Iterable[Edge], kept: Container[str]) -> tuple[Edge, ...]:
    """Give the edges with those links alone that go to the claims that are kept."""
    return tuple(_linked(edge, kept) for edge in edges)


def _linked(edge: Edge, kept: Container[str]) -> Edge:
    found = (edge.refines, edge.contradicts, edge.differs)
    refines, contradicts, differs = (tuple(c for c in claims if c in kept) for claims in found)
    if (refines, contradicts, differs) == found:
        return edge
    written = sum(map(len, (refines, contradicts, differs)))
    left_out = edge.left_out + sum(map(len, found)) - written
    return replace(
        edge, refines=refines, contradicts=contradicts, differs=differs, left_out=left_out
    )


def plain_row(triple: tuple[str, str, str]) -> Row:
    """Give the row of a plain edge."""
    subject, relation, object_ = triple
    return named("actor", subject), named("rel", relation), named("actor", object_)


def _rows(node: str, facts: Iterable[str]) -> Iterator[Row]:
    for fact in facts:
        property_, _, value = fact.partition(" ")
        yield node, property_, value


def actor_rows(codes: Iterable[str], register: Mapping[str, Actor] | None = None) -> Iterator[Row]:
    """Yield type, label and Wikidata item of actors; the code is the label of unknown ones.

    Labels of the register are English, codes of no language.
    """
    known = register or {}
    for code in codes:
        node = named("actor", code)
        actor = known.get(code) or Actor(code, ActorKind.UNKNOWN, code)
        yield node, TYPE, named("ent", actor.kind.of_ontology)
        yield node, LABEL, text(actor.label, "en" if code in known else "")
        if actor.wikidata:
            yield node, SAME, named("wd", actor.wikidata)


def selector_rows(evidence: Evidence) -> Iterator[Row]:
    """Yield the place of the quoted words as Web Annotation readers expect it.

    https://www.w3.org/TR/annotation-model/#selectors
    """
    node = identified("evidence", evidence.id)
    target, place, quote = (
        named("evidence", f"{evidence.id}-{part}") for part in ("target", "place", "quote")
    )
    yield node, named("oa", "hasBody"), named("claim", evidence.claim)
    if evidence.start is None and not evidence.quote:
        yield node, named("oa", "hasTarget"), named("article", evidence.article)
        return
    yield node, named("oa", "hasTarget"), target
    yield target, TYPE, named("oa", "SpecificResource")
    yield target, named("oa", "hasSource"), named("article", evidence.article)
    if evidence.start is not None and evidence.end is not None:
        yield target, named("oa", "hasSelector"), place
        yield place, TYPE, named("oa", "TextPositionSelector")
        yield place, named("oa", "start"), typed(str(evidence.start), "nonNegativeInteger")
        yield place, named("oa", "end"), typed(str(evidence.end), "nonNegativeInteger")
    if evidence.quote:
        yield target, named("oa", "hasSelector"), quote
        yield quote, TYPE, named("oa", "TextQuoteSelector")
        yield quote, named("oa", "exact"), text(evidence.quote)
