"""Claims on one triple in, which of them are vaguer, and which give another number, out.

A claim is vaguer than another when everything it says is part of what the other says: no
amount where the other has one, no time or a wider one. A different amount is not vaguer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from graph.model.claim import Claim
from graph.model.quantity import Amount, Interval

Links = dict[str, frozenset[str]]


def vaguer_claims(claims: Iterable[Claim]) -> Links:
    """Give for each claim the ids of all claims on its triple that are vaguer."""
    places: dict[tuple[object, str], Claim] = {}
    spans: dict[object, list[Interval | None]] = defaultdict(list)
    claims = list(claims)
    for claim in claims:
        places[_amount_key(claim.amount), _iso(claim.when)] = claim
        spans[_amount_key(claim.amount)].append(claim.when)
    return {
        claim.id: frozenset(
            places[key, _iso(when)].id
            for key in {None, _amount_key(claim.amount)}
            for when in spans[key]
            if _contains(when, claim.when) and (key, _iso(when)) != _place(claim)
        )
        for claim in claims
    }


def nearest(vaguer: Mapping[str, frozenset[str]]) -> Links:
    """Leave out the vaguer claims that are vaguer than another of them."""
    return {
        claim: found - {far for near in found for far in vaguer[near]}
        for claim, found in vaguer.items()
    }


def differing_claims(claims: Iterable[Claim]) -> Links:
    """Give for each claim those that put another number on the same unit at the same time.

    "Shipping containers" and "containers" are one unit; shares are compared only if they are
    shares of the same thing.
    """
    groups: dict[tuple[str, str | None], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.amount is not None:
            groups[_measure(claim.amount)].append(claim)
    return {
        claim.id: frozenset(other.id for other in group if _differ(claim, other))
        for group in groups.values()
        for claim in group
    }


def _measure(amount: Amount) -> tuple[str, str | None]:
    return amount.unit.rpartition(" ")[2], amount.of if amount.unit == "per cent" else None


def may_coincide(one: Interval | None, other: Interval | None) -> bool:
    """Whether the two times overlap; an unknown time may overlap with any."""
    if one is None or other is None:
        return True
    return _first(one) < _last(other) and _first(other) < _last(one)


def _differ(one: Claim, other: Claim) -> bool:
    if one.amount is None or other.amount is None:
        return False
    return one.amount.number != other.amount.number and may_coincide(one.when, other.when)


def _contains(wide: Interval | None, narrow: Interval | None) -> bool:
    if wide is None:
        return True
    if narrow is None:
        return False
    return _first(wide) <= _first(narrow) and _last(narrow) <= _last(wide)


def _first(when: Interval) -> date:
    return when.start or date.min


def _last(when: Interval) -> date:
    return when.end or date.max


def _place(claim: Claim) -> tuple[object, str]:
    return _amount_key(claim.amount), _iso(claim.when)


def _amount_key(amount: Amount | None) -> tuple[object, ...] | None:
    if amount is None:
        return None
    return amount.number, amount.unit, amount.bound, amount.of


def _iso(when: Interval | None) -> str:
    return when.iso if when else ""
