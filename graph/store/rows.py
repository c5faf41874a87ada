"""Articles, evidence and edges in, rows of RDF out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from graph.model.actor import Actor
from graph.model.article import Article
from graph.model.claim import Claim, Edge, Evidence
from graph.model.terms import ActorKind
from graph.store.terms import (
    DERIVED_FROM,
    EXACT,
    INPUTS,
    LABEL,
    OBJECT,
    PREDICATE,
    SAME,
    SKETCH,
    SUBJECT,
    SUPPORTS,
    TEXT,
    TRIPLE,
    TYPE,
    Row,
    day,
    named,
    text,
    typed,
    whole,
)

_CLAIM_TYPES = (named("ent", "Claim"), named("rdf", "Statement"))
_EVIDENCE_TYPES = (named("ent", "Evidence"), named("oa", "Annotation"))
_LINKS = tuple(named("ent", name) for name in ("refines", "contradicts", "differsInAmountFrom"))
_CLASSES = {
    ActorKind.STATE: "State",
    ActorKind.PERSON: "Person",
    ActorKind.ORGANISATION: "Organisation",
    ActorKind.GROUP: "ArmedGroup",
    ActorKind.FIRM: "Firm",
    ActorKind.BLOC: "Bloc",
    ActorKind.PLACE: "Place",
    ActorKind.PROGRAMME: "Programme",
    ActorKind.UNKNOWN: "Actor",
}


def article_rows(
    article: Article, *, keep_text: bool = True, inputs: bool = False
) -> Iterator[Row]:
    """Yield what is known about an article; its text only if that is to be kept.

    What it was read with is for the store; what is written out goes without.
    """
    node = named("article", article.id)
    yield node, TYPE, named("ent", "Article")
    facts = {
        "title": article.title,
        "publisher": article.publisher,
        "creator": article.author,
        "language": article.language,
    }
    for name, value in facts.items():
        if value is not None:
            yield node, named("dcterms", name), text(value)
    if article.date is not None:
        yield node, named("dcterms", "date"), day(article.date)
    if article.url is not None:
        yield node, named("dcterms", "source"), text(article.url)
    if inputs and article.inputs:
        yield node, INPUTS, text(article.inputs)
    if keep_text:
        yield node, TEXT, text(article.text)


def evidence_rows(claim: Claim, evidence: Evidence, *, sketch: bool = False) -> Iterator[Row]:
    """Yield the rows of a piece of evidence for a claim, with the words for amount and time.

    The sketch is for finding copies: without it they would count as sources of their own.
    """
    node = named("evidence", evidence.id)
    for kind in _EVIDENCE_TYPES:
        yield node, TYPE, kind
    yield node, SUPPORTS, named("claim", evidence.claim)
    yield node, DERIVED_FROM, named("article", evidence.article)
    yield node, named("ent", "status"), individual(evidence.status.value)
    yield node, named("ent", "stance"), individual(evidence.stance.value)
    for speaker in evidence.speakers:
        yield node, named("ent", "speaker"), named("actor", speaker)
    for cue in evidence.cues:
        yield node, named("ent", "cue"), text(cue)
    if sketch and evidence.sketch:
        yield node, SKETCH, text(evidence.sketch)
    yield from _spans(node, evidence)
    yield from _words(node, evidence)
    yield from _as_written(node, claim)


def _spans(node: str, evidence: Evidence) -> Iterator[Row]:
    if evidence.start is not None:
        yield node, named("ent", "start"), whole(evidence.start)
    if evidence.end is not None:
        yield node, named("ent", "end"), whole(evidence.end)
    if evidence.quote:
        yield node, EXACT, text(evidence.quote)


def _words(node: str, evidence: Evidence) -> Iterator[Row]:
    if evidence.subject_as:
        yield node, named("ent", "subjectAs"), text(evidence.subject_as)
    if evidence.object_as:
        yield node, named("ent", "objectAs"), text(evidence.object_as)
    if evidence.note:
        yield node, named("ent", "note"), text(evidence.note)
    if evidence.subject_named:
        yield node, named("ent", "subjectNamed"), named("actor", evidence.subject_named)
    if evidence.object_named:
        yield node, named("ent", "objectNamed"), named("actor", evidence.object_named)
    if evidence.frame:
        yield node, named("ent", "frame"), named("frame", evidence.frame)


def _as_written(node: str, claim: Claim) -> Iterator[Row]:
    if claim.amount is not None and claim.amount.written:
        yield node, named("ent", "amountAsWritten"), text(claim.amount.written)
    if claim.when is not None and claim.when.written:
        yield node, named("ent", "timeAsWritten"), text(claim.when.written)


def claim_rows(claim: Claim) -> Iterator[Row]:
    """Yield what a claim says."""
    node = named("claim", claim.id)
    for kind in _CLAIM_TYPES:
        yield node, TYPE, kind
    yield node, SUBJECT, named("actor", claim.subject)
    yield node, PREDICATE, named("rel", claim.relation)
    yield node, OBJECT, named("actor", claim.object)
    yield node, TRIPLE, named("triple", claim.triple)
    if claim.amount is not None:
        yield node, named("ent", "number"), _number(claim.amount.number)
        yield node, named("ent", "unit"), text(claim.amount.unit)
        yield node, named("ent", "bound"), individual(claim.amount.bound.value)
        if claim.amount.of is not None:
            yield node, named("ent", "shareOf"), text(claim.amount.of)
    if claim.when is not None:
        for name, limit in (("validFrom", claim.when.start), ("validUntil", claim.when.end)):
            if limit is not None:
                yield node, named("ent", name), day(limit)
    yield from _as_written(node, claim)


def edge_rows(edge: Edge, plain: Iterable[tuple[str, str, str]]) -> Iterator[Row]:
    """Yield a claim's rows with all that is derived; `plain` are its triples as a plain edge."""
    yield from claim_rows(edge.claim)
    node = named("claim", edge.claim.id)
    yield node, named("ent", "standing"), individual(edge.standing.value)
    yield node, named("ent", "sources"), whole(edge.sources)
    links = (edge.refines, edge.contradicts, edge.differs)
    for property_, claims in zip(_LINKS, links, strict=True):
        for claim in claims:
            yield node, property_, named("claim", claim)
    if edge.standing.plain:
        for subject, relation, object_ in plain:
            yield named("actor", subject), named("rel", relation), named("actor", object_)


def actor_rows(codes: Iterable[str], register: Mapping[str, Actor] | None = None) -> Iterator[Row]:
    """Yield type, label and Wikidata item of actors; the code is the label of unknown ones.

    Labels of the register are English, codes of no language.
    """
    known = register or {}
    for code in codes:
        node = named("actor", code)
        actor = known.get(code) or Actor(code, ActorKind.UNKNOWN, code)
        yield node, TYPE, named("ent", _CLASSES[actor.kind])
        yield node, LABEL, text(actor.label, "en" if code in known else "")
        if actor.wikidata:
            yield node, SAME, named("wd", actor.wikidata)


def selector_rows(evidence: Evidence) -> Iterator[Row]:
    """Yield the place of the quoted words as Web Annotation readers expect it.

    https://www.w3.org/TR/annotation-model/#selectors
    """
    node = named("evidence", evidence.id)
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
        yield place, named("oa", "start"), whole(evidence.start)
        yield place, named("oa", "end"), whole(evidence.end)
    if evidence.quote:
        yield target, named("oa", "hasSelector"), quote
        yield quote, TYPE, named("oa", "TextQuoteSelector")
        yield quote, EXACT, text(evidence.quote)


def _number(number: Decimal) -> str:
    return typed(f"{number:f}", "integer" if number == number.to_integral_value() else "decimal")


@lru_cache
def individual(word: str) -> str:
    """Give the individual of a fixed vocabulary: `atLeast` is `ent:AtLeast`."""
    return named("ent", word[0].upper() + word[1:])
