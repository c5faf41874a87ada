"""Statement in, findings out: the claim that a statement makes, paired with each evidence for it.

A statement that one speaker makes and another disputes gives two findings on one claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from difflib import get_close_matches

from graph.errors import InputError
from graph.model.claim import Claim, Evidence, Statement, Voice
from graph.model.quantity import Amount, Interval
from graph.model.relation import Relation
from graph.model.terms import Stance, Status

Finding = tuple[Claim, Evidence]


def read_statement(
    statement: Statement, relations: Mapping[str, Relation], *, article: str = ""
) -> tuple[Finding, ...]:
    """Give the claim of a statement with its affirming and its denying evidence.

    `article` names the article of a statement that does not name it itself.
    """
    ordered = _ordered(statement, _relation(statement, relations))
    claim = Claim(
        ordered.subject,
        ordered.relation,
        ordered.object,
        _canonical_amount(ordered.amount),
        _canonical_interval(ordered.when),
    )
    place = ordered.article or article
    return tuple((claim, _evidence(claim, ordered, place, *voice)) for voice in _voices(ordered))


def _relation(statement: Statement, relations: Mapping[str, Relation]) -> Relation:
    name = statement.relation
    if name not in relations:
        near = get_close_matches(name, relations, n=1)
        hint = f", did you mean {near[0]!r}" if near else ""
        raise InputError(
            f"statement {statement.subject} {name} {statement.object} of article "
            f"{statement.article!r}: expected a relation of the ontology, got {name!r}{hint}"
        )
    return relations[name]


def _ordered(statement: Statement, relation: Relation) -> Statement:
    """Give the statement with its ends in order of their codes if either order means the same."""
    if not relation.symmetric or statement.subject <= statement.object:
        return statement
    return replace(
        statement,
        subject=statement.object,
        object=statement.subject,
        subject_as=statement.object_as,
        object_as=statement.subject_as,
        subject_named=statement.object_named,
        object_named=statement.subject_named,
    )


def _voices(statement: Statement) -> Iterator[tuple[Status, Stance, Voice]]:
    """Yield status, stance and voice of each evidence that the statement amounts to."""
    s, denied = statement, (Status.DENIED, Stance.DENIES)
    if s.status is Status.DENIED:
        yield *denied, Voice(s.denied_by or s.by, s.start, s.end, s.quote, s.said_by)
        return
    yield s.status, Stance.AFFIRMS, Voice(s.by, s.start, s.end, s.quote, s.said_by)
    for voice in s.denials:
        yield *denied, voice
    rest = set(s.denied_by).difference(*(voice.by for voice in s.denials))
    if rest:
        yield *denied, Voice(tuple(sorted(rest)), s.start, s.end, s.quote, s.said_by)


def _evidence(
    claim: Claim,
    statement: Statement,
    article: str,
    status: Status,
    stance: Stance,
    voice: Voice,
) -> Evidence:
    return Evidence(
        claim=claim.id,
        article=article,
        status=status,
        stance=stance,
        speakers=tuple(sorted(set(voice.by) - {""})),
        start=voice.start,
        end=voice.end,
        quote=voice.quote,
        subject_as=statement.subject_as,
        object_as=statement.object_as,
        subject_named=_if_other(statement.subject_named, claim.subject),
        object_named=_if_other(statement.object_named, claim.object),
        frame=statement.frame,
        cues=tuple(sorted({*(voice.cues or statement.cues)} - {""})),
        note=statement.note,
        sketch=statement.sketch,
        said_by=tuple(sorted({one for one in voice.said_by if one.speaks_for in voice.by})),
    )


def _if_other(named: str, code: str) -> str:
    """Give the actor as named, nothing if it is the very one that the claim is about."""
    return "" if named == code else named


def _canonical_amount(amount: Amount | None) -> Amount | None:
    """Give the amount with one form for each number, so that 7.50 and 7.5 are one claim."""
    if amount is None:
        return None
    if not amount.number.is_finite():
        raise InputError(f"amount {amount.written!r}: expected a number, got {amount.number}")
    text = f"{amount.number:f}"
    short = text.rstrip("0").rstrip(".") if "." in text else text
    number = Decimal(0) if amount.number == 0 else Decimal(short)
    return replace(amount, number=number, of=amount.of or None)


def _canonical_interval(when: Interval | None) -> Interval | None:
    """Give None for an interval that is open on both sides."""
    return None if when is None or (when.start is None and when.end is None) else when
