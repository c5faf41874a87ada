"""Articles, evidence and edges in, what is said of each out, as a store is loaded quickest with it.

A fact is a property with its value in N-Triples form: what is said of a node, without the node.
All facts of a node become a block of lines of N-Quads at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from graph.model.article import Article
from graph.model.claim import Claim, Edge, Evidence, Speaker
from graph.store.terms import (
    DERIVED_FROM,
    INPUTS,
    OBJECT,
    PREDICATE,
    PUBLISHER,
    QUOTE,
    SAID_BY,
    SKETCH,
    SUBJECT,
    SUPPORTS,
    TEXT,
    TRIPLE,
    TYPE,
    day,
    identified,
    named,
    text,
    typed,
    whole,
)

_CLAIM = [f"{TYPE} {named(*kind)}" for kind in (("ent", "Claim"), ("rdf", "Statement"))]
_EVIDENCE = [f"{TYPE} {named(*kind)}" for kind in (("ent", "Evidence"), ("oa", "Annotation"))]
_SPEAKER = f"{TYPE} {named('ent', 'Speaker')}"
_LINKS = tuple(named("ent", name) for name in ("refines", "contradicts", "differsInAmountFrom"))
_START, _END, _AMOUNT, _TIME, _SOURCES, _SUBJECT_AS, _OBJECT_AS, _SUBJECT_NAMED, _OBJECT_NAMED = (
    named("ent", name)
    for name in ("start", "end", "amountAsWritten", "timeAsWritten", "sources", "subjectAs",
                 "objectAs", "subjectNamed", "objectNamed")
)  # fmt: skip
_FRAME, _NOTE = named("ent", "frame"), named("ent", "note")


def block(node: str, facts: Iterable[str], graph: str) -> str:
    """Give the lines of N-Quads that say these facts of a node within a graph.

    >>> block("<a:s>", ["<a:p> <a:o>"], "<a:g>")
    '<a:s> <a:p> <a:o> <a:g> .\\n'
    """
    inner = f" {graph} .\n{node} ".join(facts)
    return f"{node} {inner} {graph} .\n"


def article_facts(
    article: Article, *, keep_text: bool = True, inputs: bool = False
) -> Iterator[str]:
    """Yield what is known about an article; its text only if that is to be kept.

    What it was read with is for the store; what is written out goes without.
    """
    yield f"{TYPE} {named('ent', 'Article')}"
    facts = {
        named("dcterms", "title"): article.title,
        PUBLISHER: article.publisher,
        named("dc", "creator"): article.author,
        named("dcterms", "language"): article.language,
    }
    for property_, value in facts.items():
        if value is not None:
            yield f"{property_} {text(value)}"
    if article.date is not None:
        yield f"{named('dcterms', 'date')} {day(article.date)}"
    if article.url is not None:
        yield f"{named('dcterms', 'source')} {text(article.url)}"
    if inputs and article.inputs:
        yield f"{INPUTS} {text(article.inputs)}"
    if keep_text:
        yield f"{TEXT} {text(article.text)}"


def evidence_facts(claim: Claim, evidence: Evidence, *, sketch: bool = False) -> list[str]:
    """Give the facts of a piece of evidence for a claim, with the words for amount and time.

    The sketch is for finding copies: without it they would count as sources of their own.
    """
    found = [
        *_EVIDENCE,
        f"{SUPPORTS} {identified('claim', evidence.claim)}",
        f"{DERIVED_FROM} {named('article', evidence.article)}",
        _voice("status", evidence.status),
        _voice("stance", evidence.stance),
    ]
    found += [f"{named('ent', 'speaker')} {named('actor', one)}" for one in evidence.speakers]
    found += [f"{SAID_BY} {identified('speaker', one.id)}" for one in evidence.said_by]
    found += [f"{named('ent', 'cue')} {text(one)}" for one in evidence.cues]
    if sketch and evidence.sketch:
        found.append(f"{SKETCH} {text(evidence.sketch)}")
    if evidence.start is not None:
        found.append(f"{_START} {whole(evidence.start)}")
    if evidence.end is not None:
        found.append(f"{_END} {whole(evidence.end)}")
    if evidence.quote:
        found.append(f"{QUOTE} {text(evidence.quote)}")
    return found + _words(evidence) + _as_written(claim)


def speaker_facts(speaker: Speaker) -> list[str]:
    """Give who speaks, in which words, and the actor for whom it counts."""
    found = [_SPEAKER, f"{named('ent', 'speaksFor')} {named('actor', speaker.speaks_for)}"]
    if speaker.named:
        found.append(f"{named('ent', 'speakerNamed')} {named('actor', speaker.named)}")
    if speaker.words:
        found.append(f"{named('ent', 'speakerAs')} {text(speaker.words)}")
    return found


def _words(evidence: Evidence) -> list[str]:
    found = []
    if evidence.subject_as:
        found.append(f"{_SUBJECT_AS} {text(evidence.subject_as)}")
    if evidence.object_as:
        found.append(f"{_OBJECT_AS} {text(evidence.object_as)}")
    if evidence.note:
        found.append(f"{_NOTE} {text(evidence.note)}")
    if evidence.subject_named:
        found.append(f"{_SUBJECT_NAMED} {named('actor', evidence.subject_named)}")
    if evidence.object_named:
        found.append(f"{_OBJECT_NAMED} {named('actor', evidence.object_named)}")
    if evidence.frame:
        found.append(f"{_FRAME} {named('frame', evidence.frame)}")
    return found


def _as_written(claim: Claim) -> list[str]:
    found = []
    if claim.amount is not None and claim.amount.written:
        found.append(f"{_AMOUNT} {text(claim.amount.written)}")
    if claim.when is not None and claim.when.written:
        found.append(f"{_TIME} {text(claim.when.written)}")
    return found


def claim_facts(claim: Claim) -> list[str]:
    """Give what a claim says."""
    found = [
        *_CLAIM,
        f"{SUBJECT} {named('actor', claim.subject)}",
        f"{PREDICATE} {named('rel', claim.relation)}",
        f"{OBJECT} {named('actor', claim.object)}",
        f"{TRIPLE} {identified('triple', claim.triple)}",
    ]
    if claim.amount is not None:
        found += [
            f"{named('ent', 'number')} {_number(claim.amount.number)}",
            f"{named('ent', 'unit')} {text(claim.amount.unit)}",
            f"{named('ent', 'bound')} {individual(claim.amount.bound.value)}",
        ]
        if claim.amount.of is not None:
            found.append(f"{named('ent', 'shareOf')} {text(claim.amount.of)}")
    if claim.when is not None:
        for name, limit in (("validFrom", claim.when.start), ("validUntil", claim.when.end)):
            if limit is not None:
                found.append(f"{named('ent', name)} {day(limit)}")
    return found + _as_written(claim)


def edge_facts(edge: Edge) -> list[str]:
    """Give what a claim says with what is derived of it."""
    found = [
        *claim_facts(edge.claim),
        _voice("standing", edge.standing),
        f"{_SOURCES} {whole(edge.sources)}",
    ]
    links = (edge.refines, edge.contradicts, edge.differs)
    if any(links):
        pairs = ((p, one) for p, claims in zip(_LINKS, links, strict=True) for one in claims)
        found += [f"{property_} {identified('claim', one)}" for property_, one in pairs]
    if edge.left_out:
        found.append(f"{named('ent', 'linksLeftOut')} {whole(edge.left_out)}")
    return found


def _number(number: Decimal) -> str:
    return typed(f"{number:f}", "integer" if number == number.to_integral_value() else "decimal")


@lru_cache
def _voice(property_: str, word: str) -> str:
    return f"{named('ent', property_)} {individual(word)}"


@lru_cache
def individual(word: str) -> str:
    """Give the individual of a fixed vocabulary: `atLeast` is `ent:AtLeast`."""
    return named("ent", word[0].upper() + word[1:])
