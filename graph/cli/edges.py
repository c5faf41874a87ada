"""Edges in, what a reader of a terminal needs to know of them out: who says what, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from graph.cli.lines import amount_words
from graph.model.edtf import format_interval
from graph.model.terms import Stance

if TYPE_CHECKING:
    from graph.cli.stores import Actors
    from graph.model.claim import Edge, Evidence
    from graph.model.relation import Relation


_MOST = 12
_STANCES = {Stance.AFFIRMS: "", Stance.DENIES: "denied by ", Stance.DOUBTS: "doubted by "}


def edge_lines(
    edge: Edge, actors: Actors, relations: Mapping[str, Relation]
) -> Iterator[tuple[str, str]]:
    """Yield the lines of an edge, each with its style: the claim, then each place that says it."""
    claim = edge.claim
    words = [
        actors.label(claim.subject),
        relations[claim.relation].label,
        actors.label(claim.object),
    ]
    details = [
        edge.standing.value,
        amount_words(claim.amount),
        format_interval(claim.when) if claim.when else "",
        f"{edge.sources} sources" if edge.sources > 1 else "",
    ]
    yield f"{' '.join(words)}  [{', '.join(filter(None, details))}]", "bold"
    for evidence in edge.evidence[:_MOST]:
        yield f"  {_saying(evidence, actors)}", ""
        if evidence.quote:
            yield f"    “{' '.join(evidence.quote.split())}”", "dim"
    if len(edge.evidence) > _MOST:
        yield f"  and {len(edge.evidence) - _MOST:,} more; --json gives all", ""


def _saying(evidence: Evidence, actors: Actors) -> str:
    """Give who says it, how and where: `denied by Russia, in new-statesman (reported)`."""
    speakers = ", ".join(map(actors.label, evidence.speakers))
    by = _STANCES[evidence.stance] or ("according to " if speakers else "")
    who = f"{by}{speakers or 'the article itself'}"
    note = f": {evidence.note}" if evidence.note else ""
    return f"{who}, in {evidence.article} ({evidence.status.value}){note}"


def edges_json(edges: Iterable[Edge]) -> list[dict[str, Any]]:
    """Give edges with all their evidence for JSON."""
    return [
        {
            "claim": edge.claim.id,
            "subject": edge.claim.subject,
            "relation": edge.claim.relation,
            "object": edge.claim.object,
            "quantity": amount_words(edge.claim.amount),
            "when": format_interval(edge.claim.when) if edge.claim.when else "",
            "standing": edge.standing.value,
            "sources": edge.sources,
            "affirmed_by": list(edge.affirmed_by),
            "denied_by": list(edge.denied_by),
            "refines": list(edge.refines),
            "contradicts": list(edge.contradicts),
            "differs": list(edge.differs),
            "evidence": [_evidence_json(evidence) for evidence in edge.evidence],
        }
        for edge in edges
    ]


def _evidence_json(evidence: Evidence) -> dict[str, Any]:
    return {
        "article": evidence.article,
        "status": evidence.status.value,
        "stance": evidence.stance.value,
        "speakers": list(evidence.speakers),
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "frame": evidence.frame,
        "cues": list(evidence.cues),
        "note": evidence.note,
    }
