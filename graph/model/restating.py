"""A claim with a piece of evidence in, the statement that gives them back out."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from graph.model.claim import Claim, Evidence, Statement
from graph.model.terms import Stance

_ALIKE = {f.name for f in fields(Statement)} & {f.name for f in fields(Evidence)}


def restated(claim: Claim, evidence: Evidence) -> Statement:
    """Give the one statement that amounts to this claim with this evidence."""
    same: dict[str, Any] = {name: getattr(evidence, name) for name in _ALIKE}
    same["denied_by" if evidence.stance is Stance.DENIES else "by"] = evidence.speakers
    return Statement(
        **same,
        subject=claim.subject,
        relation=claim.relation,
        object=claim.object,
        amount=claim.amount,
        when=claim.when,
    )
