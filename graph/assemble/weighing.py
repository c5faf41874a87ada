"""Findings in, edges out: what the evidence of each claim amounts to.

A claim is contested when somebody affirms it and somebody denies it, and then stands as one
edge with both sides. A denial also bears on claims beside its own:

- denying the vaguer claim ("no arms were sent") denies each sharper one (7,000 containers);
- denying a sharper claim denies the vaguer one only if nobody affirms the sharper one, since
  otherwise the dispute is about the detail.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph.assemble.findings import Finding
from graph.assemble.sharpness import (
    Links,
    differing_claims,
    may_coincide,
    nearest,
    vaguer_claims,
)
from graph.model.claim import Claim, Edge, Evidence
from graph.model.quantity import Amount, Interval
from graph.model.relation import Relation
from graph.model.terms import Stance, Standing, Status

_STRENGTH = (Status.ASSERTED, Status.REPORTED, Status.PROSPECTIVE, Status.HYPOTHETICAL)


def weigh(
    findings: Iterable[Finding], relations: Mapping[str, Relation], sources: Mapping[str, str]
) -> tuple[Edge, ...]:
    """Give an edge for each claim, sorted; `sources` names who stands behind each article."""
    claims, evidence = _gather(findings)
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims.values():
        groups[claim.triple].append(claim)
    edges = [edge for group in groups.values() for edge in _weigh_triple(group, evidence, sources)]
    return tuple(sorted(_with_opposites(edges, relations), key=_order))


def _gather(
    findings: Iterable[Finding],
) -> tuple[dict[str, Claim], dict[str, tuple[Evidence, ...]]]:
    """Merge claims and evidence that have the same ids, whatever order they come in."""
    claims: dict[str, Claim] = {}
    evidence: dict[str, dict[str, Evidence]] = defaultdict(dict)
    for claim, piece in findings:
        known = claims.get(claim.id, claim)
        claims[claim.id] = _merged(known, claim)
        same = evidence[claim.id].get(piece.id, piece)
        evidence[claim.id][piece.id] = max(same, piece, key=_detail)
    return claims, {
        claim: tuple(sorted(found.values(), key=_evidence_order))
        for claim, found in evidence.items()
    }


def _merged(one: Claim, other: Claim) -> Claim:
    """Give the claim with the words for amount and time that come first in the alphabet."""
    amounts = [a for a in (one.amount, other.amount) if a is not None]
    times = [t for t in (one.when, other.when) if t is not None]
    return replace(
        one,
        amount=min(amounts, key=_wording, default=None),
        when=min(times, key=_wording, default=None),
    )


def _wording(given: Amount | Interval) -> tuple[bool, str]:
    return given.written == "", given.written


def _detail(evidence: Evidence) -> tuple[object, ...]:
    e = evidence
    return e.subject_as, e.object_as, e.subject_named, e.object_named, e.cues, e.note


def _evidence_order(evidence: Evidence) -> tuple[object, ...]:
    place = -1 if evidence.start is None else evidence.start
    return evidence.article, place, evidence.stance.value, evidence.id


def _order(edge: Edge) -> tuple[object, ...]:
    c = edge.claim
    return c.subject, c.relation, c.object, c.when.iso if c.when else "", c.id


def _weigh_triple(
    claims: list[Claim], evidence: Mapping[str, tuple[Evidence, ...]], sources: Mapping[str, str]
) -> Iterable[Edge]:
    """Yield the edges of all claims on one triple."""
    vaguer = vaguer_claims(claims)
    refined = nearest(vaguer)
    disputes = _disputes(vaguer, evidence)
    differing = differing_claims(c for c in claims if _affirmed_statuses(evidence[c.id]))
    for claim in claims:
        said = evidence[claim.id]
        yield Edge(
            claim=claim,
            evidence=said,
            standing=_standing(said, disputed=claim.id in disputes),
            sources=_count_sources(said, sources),
            refines=tuple(sorted(refined[claim.id])),
            contradicts=tuple(sorted(disputes.get(claim.id, frozenset()) - {claim.id})),
            differs=tuple(sorted(differing.get(claim.id, ()))),
        )


def _disputes(
    vaguer: Mapping[str, frozenset[str]], evidence: Mapping[str, tuple[Evidence, ...]]
) -> Links:
    """Give for each claim the claims whose denial or affirmation stands against it."""
    denied = {c for c in vaguer if any(e.stance is Stance.DENIES for e in evidence[c])}
    affirmed = {c for c in vaguer if any(map(_affirms, evidence[c]))}
    against: dict[str, set[str]] = defaultdict(set)
    for claim, above in vaguer.items():
        others = above & denied if claim in affirmed else above & affirmed
        if claim in affirmed & denied:
            others |= {claim}
        for other in others if claim in affirmed | denied else ():
            against[claim].add(other)
            against[other].add(claim)
    return {claim: frozenset(others) for claim, others in against.items()}


def _affirms(evidence: Evidence) -> bool:
    return evidence.stance is Stance.AFFIRMS and evidence.status.affirms


def _affirmed_statuses(said: Iterable[Evidence]) -> set[Status]:
    return {e.status for e in said if e.stance is Stance.AFFIRMS}


def _standing(said: tuple[Evidence, ...], *, disputed: bool) -> Standing:
    """Give the strongest status that somebody affirms; contested if that is also disputed."""
    statuses = _affirmed_statuses(said)
    strongest = next((status for status in _STRENGTH if status in statuses), Status.DENIED)
    if disputed and strongest.affirms:
        return Standing.CONTESTED
    return Standing(strongest.value)


def _count_sources(said: Iterable[Evidence], sources: Mapping[str, str]) -> int:
    """Count who affirms it, publishers once each however many articles they print."""
    return len({sources.get(e.article, e.article) for e in said if _affirms(e)})


def _with_opposites(edges: list[Edge], relations: Mapping[str, Relation]) -> Iterable[Edge]:
    """Yield the edges, those with a standing opposite linked to it."""
    plain: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for edge in edges:
        if edge.standing.plain:
            plain[edge.claim.subject, edge.claim.relation, edge.claim.object].append(edge.claim)
    for edge in edges:
        opposed = set(edge.contradicts)
        if edge.standing.plain:
            opposed |= {
                other.id
                for triple in opposite_triples(edge.claim, relations)
                for other in plain.get(triple, ())
                if may_coincide(edge.claim.when, other.when)
            }
        yield replace(edge, contradicts=tuple(sorted(opposed)))


def opposite_triples(
    claim: Claim, relations: Mapping[str, Relation]
) -> Iterable[tuple[str, str, str]]:
    """Yield the triples that the ontology calls opposite to that of the claim."""
    relation = relations[claim.relation]
    for name in relation.opposite:
        yield claim.subject, name, claim.object
        if relation.symmetric or relations[name].symmetric:
            yield claim.object, name, claim.subject
