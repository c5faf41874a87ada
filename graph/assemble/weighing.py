"""Findings in, edges out: what the evidence of each claim amounts to.

A claim is contested when somebody affirms it and somebody denies it, and then stands as one
edge with both sides. What is said also bears on claims beside its own:

- denying the vaguer claim ("no arms were sent") denies each sharper one (7,000 containers);
- affirming a sharper claim affirms the vaguer one, unless that is only planned or feared;
- denying a sharper claim denies the vaguer one only if nobody affirms the sharper one, since
  otherwise the dispute is about the detail.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from graph.assemble.copies import passages
from graph.assemble.findings import Finding
from graph.assemble.independence import independent
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


def gather(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give each piece of evidence once, with one wording of each claim."""
    claims, evidence = _gather(findings)
    return tuple((claims[name], piece) for name, said in evidence.items() for piece in said)


def _gather(
    findings: Iterable[Finding],
) -> tuple[dict[str, Claim], dict[str, tuple[Evidence, ...]]]:
    """Merge claims and evidence that have the same ids, whatever order they come in."""
    claims: dict[str, Claim] = {}
    evidence: dict[str, dict[str, Evidence]] = {}
    for claim, piece in findings:
        name = claim.id
        known = claims.get(name)
        claims[name] = claim if known is None else _merged(known, claim)
        said = evidence.setdefault(name, {})
        same = said.get(piece.id)
        said[piece.id] = piece if same is None else max(same, piece, key=_detail)
    return claims, {claim: _sorted(found.values()) for claim, found in evidence.items()}


def _sorted(found: Collection[Evidence]) -> tuple[Evidence, ...]:
    return tuple(found) if len(found) == 1 else tuple(sorted(found, key=_evidence_order))


def _merged(one: Claim, other: Claim) -> Claim:
    """Give the claim with the words for amount and time that come first in the alphabet."""
    if one == other:
        return one
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
    named = e.subject_as, e.object_as, e.subject_named, e.object_named
    return *named, e.cues, e.note, e.said_by


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
    if len(claims) == 1:
        (claim,) = claims
        yield _lone_edge(claim, evidence[claim.id], sources)
        return
    vaguer = vaguer_claims(claims)
    refined = nearest(vaguer)
    affirming = _affirming(vaguer, evidence)
    disputes = _disputes(vaguer, evidence, set(affirming))
    differing = differing_claims(c for c in claims if _affirmed_statuses(evidence[c.id]))
    for claim in claims:
        said = evidence[claim.id]
        yield Edge(
            claim=claim,
            evidence=said,
            standing=_standing(said, disputed=claim.id in disputes and claim.id in affirming),
            sources=_count_sources(affirming.get(claim.id, ()), sources),
            refines=tuple(sorted(refined[claim.id])),
            contradicts=tuple(sorted(disputes.get(claim.id, frozenset()) - {claim.id})),
            differs=tuple(sorted(differing.get(claim.id, ()))),
        )


def _lone_edge(claim: Claim, said: tuple[Evidence, ...], sources: Mapping[str, str]) -> Edge:
    """Give the edge of a claim that is the only one on its triple."""
    if len(said) == 1:
        affirmed = said[0].stance is Stance.AFFIRMS
        standing = Standing(said[0].status.value) if affirmed else Standing.DENIED
        return Edge(claim, said, standing, int(_affirms(said[0])))
    denied = any(e.stance is Stance.DENIES for e in said)
    standing = _standing(said, disputed=denied and any(map(_affirms, said)))
    return Edge(claim, said, standing, _count_sources(filter(_affirms, said), sources))


def _affirming(
    vaguer: Mapping[str, frozenset[str]], evidence: Mapping[str, tuple[Evidence, ...]]
) -> dict[str, list[Evidence]]:
    """Give what affirms each claim, be it by a sharper one, for those that anything affirms.

    A plan or a fear stays one: it is for another time than the deed.
    """
    own = {claim: [e for e in evidence[claim] if _affirms(e)] for claim in vaguer}
    found = {claim: [*said] for claim, said in own.items()}
    for claim, above in vaguer.items():
        for other in above:
            if own[other] or not _affirmed_statuses(evidence[other]):
                found[other] += own[claim]
    return {claim: said for claim, said in found.items() if said}


def _disputes(
    vaguer: Mapping[str, frozenset[str]],
    evidence: Mapping[str, tuple[Evidence, ...]],
    affirmed: set[str],
) -> Links:
    """Give for each claim the claims whose denial or affirmation stands against it."""
    denied = {c for c in vaguer if any(e.stance is Stance.DENIES for e in evidence[c])}
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
    if disputed:
        return Standing.CONTESTED
    statuses = _affirmed_statuses(said)
    return Standing(next((status for status in _STRENGTH if status in statuses), Status.DENIED))


def _count_sources(affirming: Iterable[Evidence], sources: Mapping[str, str]) -> int:
    """Count who affirms it: publishers once each, and copies of one passage once."""
    affirming = list(affirming)
    publishers = {e.article: sources.get(e.article, e.article) for e in affirming}
    if len(set(publishers.values())) < 2:
        return min(len(affirming), 1)
    texts = passages(affirming)
    return independent((publishers[e.article], texts[e.id]) for e in affirming)


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
        found = tuple(sorted(opposed))
        yield edge if found == edge.contradicts else replace(edge, contradicts=found)


def opposite_triples(
    claim: Claim, relations: Mapping[str, Relation]
) -> Iterable[tuple[str, str, str]]:
    """Yield the triples that the ontology calls opposite to that of the claim."""
    relation = relations[claim.relation]
    for name in relation.opposite:
        yield claim.subject, name, claim.object
        if relation.symmetric or relations[name].symmetric:
            yield claim.object, name, claim.subject
