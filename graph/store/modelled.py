"""The facts of a node in, articles, claims, evidence and edges out: the way back from `facts`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from graph.model.article import Article
from graph.model.claim import Claim, Edge, Evidence, Speaker
from graph.model.quantity import Amount, Bound, Interval
from graph.model.terms import Stance, Standing, Status
from graph.store.terms import (
    DERIVED_FROM,
    INPUTS,
    OBJECT,
    PREDICATE,
    PUBLISHER,
    QUOTE,
    SKETCH,
    SUBJECT,
    SUPPORTS,
    TEXT,
    local_name,
    named,
)

Facts = dict[str, list[str]]
AS_WRITTEN = tuple(named("ent", name) for name in ("amountAsWritten", "timeAsWritten"))


def finding_of(
    core: Facts, facts: Facts, said_by: Iterable[Speaker] = ()
) -> tuple[Claim, Evidence]:
    """Give a claim with a piece of evidence for it, in the words of that evidence."""
    words = {name: facts.get(name, []) for name in AS_WRITTEN}
    return claim_of({**core, **words}), evidence_of(facts, said_by)


def article_of(node: str, facts: Facts) -> Article:
    """Give an article."""
    day = _one(facts, named("dcterms", "date"))
    return Article(
        id=local_name(node, "article"),
        text=_one(facts, TEXT) or "",
        title=_one(facts, named("dcterms", "title")),
        date=None if day is None else date.fromisoformat(day),
        publisher=_one(facts, PUBLISHER),
        author=_one(facts, named("dc", "creator")),
        url=_one(facts, named("dcterms", "source")),
        language=_one(facts, named("dcterms", "language")) or "",
        inputs=_one(facts, INPUTS) or "",
    )


def edge_of(facts: Facts, evidence: Iterable[Evidence]) -> Edge:
    """Give an edge with its evidence, in order."""
    return Edge(
        claim=claim_of(facts),
        evidence=tuple(sorted(evidence, key=_order)),
        standing=Standing(_word(facts, "standing")),
        sources=int(sure(facts, named("ent", "sources"))),
        refines=_links(facts, "refines"),
        contradicts=_links(facts, "contradicts"),
        differs=_links(facts, "differsInAmountFrom"),
    )


def claim_of(facts: Facts) -> Claim:
    """Give a claim."""
    return Claim(
        subject=local_name(sure(facts, SUBJECT), "actor"),
        relation=local_name(sure(facts, PREDICATE), "rel"),
        object=local_name(sure(facts, OBJECT), "actor"),
        amount=_amount(facts),
        when=_interval(facts),
    )


def _amount(facts: Facts) -> Amount | None:
    number = _one(facts, named("ent", "number"))
    if number is None:
        return None
    return Amount(
        number=Decimal(number),
        unit=sure(facts, named("ent", "unit")),
        bound=Bound(_word(facts, "bound")),
        of=_one(facts, named("ent", "shareOf")),
        written=_one(facts, named("ent", "amountAsWritten")) or "",
    )


def _interval(facts: Facts) -> Interval | None:
    first, last = (_one(facts, named("ent", name)) for name in ("validFrom", "validUntil"))
    if first is None and last is None:
        return None
    return Interval(
        start=None if first is None else date.fromisoformat(first),
        end=None if last is None else date.fromisoformat(last),
        written=_one(facts, named("ent", "timeAsWritten")) or "",
    )


def speaker_of(facts: Facts) -> Speaker:
    """Give somebody who speaks."""
    return Speaker(
        speaks_for=local_name(sure(facts, named("ent", "speaksFor")), "actor"),
        named=local_name(_one(facts, named("ent", "speakerNamed")) or "", "actor"),
        words=_one(facts, named("ent", "speakerAs")) or "",
    )


def evidence_of(facts: Facts, said_by: Iterable[Speaker] = ()) -> Evidence:
    """Give a piece of evidence; who speaks in it stands elsewhere."""
    start, end = (_one(facts, named("ent", name)) for name in ("start", "end"))
    speakers = facts.get(named("ent", "speaker"), [])
    return Evidence(
        claim=local_name(sure(facts, SUPPORTS), "claim"),
        article=local_name(sure(facts, DERIVED_FROM), "article"),
        status=Status(_word(facts, "status")),
        stance=Stance(_word(facts, "stance")),
        speakers=tuple(sorted(local_name(s, "actor") for s in speakers)),
        start=None if start is None else int(start),
        end=None if end is None else int(end),
        quote=_one(facts, QUOTE) or "",
        subject_as=_one(facts, named("ent", "subjectAs")) or "",
        object_as=_one(facts, named("ent", "objectAs")) or "",
        subject_named=local_name(_one(facts, named("ent", "subjectNamed")) or "", "actor"),
        object_named=local_name(_one(facts, named("ent", "objectNamed")) or "", "actor"),
        frame=local_name(_one(facts, named("ent", "frame")) or "", "frame"),
        cues=tuple(sorted(facts.get(named("ent", "cue"), []))),
        note=_one(facts, named("ent", "note")) or "",
        sketch=_one(facts, SKETCH) or "",
        said_by=tuple(sorted(said_by)),
    )


def _order(evidence: Evidence) -> tuple[object, ...]:
    place = -1 if evidence.start is None else evidence.start
    return evidence.article, place, evidence.stance.value, evidence.id


def _links(facts: Facts, name: str) -> tuple[str, ...]:
    return tuple(sorted(local_name(c, "claim") for c in facts.get(named("ent", name), [])))


def _word(facts: Facts, name: str) -> str:
    """Give the word of a fixed vocabulary: `ent:AtLeast` is `atLeast`."""
    return individual_of(sure(facts, named("ent", name)))


@lru_cache
def individual_of(node: str) -> str:
    """Give the word that an individual of a fixed vocabulary stands for."""
    word = local_name(node, "ent")
    return word[0].lower() + word[1:]


def _one(facts: Facts, property_: str) -> str | None:
    return next(iter(facts.get(property_, ())), None)


def sure(facts: Facts, property_: str) -> str:
    """Give the first value of a property that must be there."""
    return facts[property_][0]
