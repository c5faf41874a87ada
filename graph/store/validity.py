"""An article with its findings in, what the shapes would find wrong with it out, before it goes in.

Rows made from the words of the model meet most shapes by themselves; what they cannot rule out is
looked at here. `find_faults` finds nothing in a store of which this found nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from graph.errors import InputError
from graph.model.article import Article
from graph.model.claim import Claim, Evidence
from graph.model.terms import Stance, Status

_SHOWN = 3


def refuse_faults(article: Article, findings: Iterable[tuple[Claim, Evidence]]) -> None:
    """Raise if something in an article's findings breaks a shape."""
    unsound = [finding for finding in findings if not _is_sound(*finding)]
    found = [fault for finding in unsound for fault in _faults(*finding)]
    if found:
        more = f" (and {len(found) - _SHOWN} more)" if len(found) > _SHOWN else ""
        raise InputError(f"article {article.id!r}: {'; '.join(found[:_SHOWN])}{more}")


def _is_sound(claim: Claim, evidence: Evidence) -> bool:
    """Whether there is nothing to tell of a finding; most are sound, so this comes first."""
    when, start, end = claim.when, evidence.start, evidence.end
    return bool(
        claim.subject
        and claim.object
        and "" not in evidence.speakers
        and (when is None or (when.start or date.min) < (when.end or date.max))
        and (start is None or (start >= 0 and (end is None or start < end)))
        and (evidence.status is Status.DENIED) is (evidence.stance is Stance.DENIES)
    )


def _faults(claim: Claim, evidence: Evidence) -> Iterator[str]:
    said = f"{claim.subject} {claim.relation} {claim.object}"
    if not claim.subject or not claim.object or "" in evidence.speakers:
        yield f"{said}: expected actors as subject, object and speakers, got one without a code"
    when = claim.when
    if when is not None and when.start and when.end and not when.start < when.end:
        yield f"{said}: expected a first day before the last, got {when.iso}"
    start, end = evidence.start, evidence.end
    if start is not None and (start < 0 or (end is not None and end <= start)):
        yield f"{said}: expected a span from 0 or more to beyond, got {start} to {end}"
    if (evidence.status is Status.DENIED) != (evidence.stance is Stance.DENIES):
        yield (
            f"{said}: expected status and stance to agree, "
            f"got {evidence.status} and {evidence.stance}"
        )
