"""Claims on one triple in, which of them are vaguer, and which give another number, out.

A claim is vaguer than another when everything it says is part of what the other says: no
amount where the other has one, no time or a wider one. A different amount is not vaguer.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from heapq import heappop, heappush

from graph.model.claim import Claim
from graph.model.quantity import Amount, Bound, Interval

Links = dict[str, frozenset[str]]

_NEAREST = 10
_AFTER = "~"  # sorts after every id


def vaguer_claims(claims: Iterable[Claim]) -> Links:
    """Give for each claim the ids of all claims on its triple that are vaguer."""
    claims = list(claims)
    places = {_place(claim): claim.id for claim in claims}
    wider = _wider_times(claim.when for claim in claims)
    return {
        claim.id: frozenset(
            places[key, when]
            for key in {None, _amount_key(claim.amount)}
            for when in wider[_iso(claim.when)]
            if (key, when) in places and (key, when) != _place(claim)
        )
        for claim in claims
    }


def _wider_times(times: Iterable[Interval | None]) -> dict[str, list[str]]:
    """Give for each time those that contain it, itself among them; no time contains all."""
    spans = {_iso(when): (_first(when), _last(when)) for when in times if when is not None}
    found = {"": [""]}
    open_still: list[tuple[date, str]] = []
    for name, (first, last) in sorted(spans.items(), key=lambda s: (s[1][0], -s[1][1].toordinal())):
        open_still = [(end, other) for end, other in open_still if end >= first]
        found[name] = ["", name, *(other for end, other in open_still if end >= last)]
        open_still.append((last, name))
    return found


def nearest(vaguer: Mapping[str, frozenset[str]]) -> Links:
    """Leave out the vaguer claims that are vaguer than another of them."""
    return {
        claim: found - {far for near in found for far in vaguer[near]}
        for claim, found in vaguer.items()
    }


def differing_claims(claims: Iterable[Claim]) -> Links:
    """Give for each claim those that put another number on the same unit at the same time.

    "Shipping containers" and "containers" are one unit; shares are compared only if they are
    shares of the same thing. At least 30 and at least 40 can both be so. Where a great many
    numbers differ, those next to each other are linked, so that there are never many more links
    than claims.
    """
    groups: dict[tuple[str, str | None], list[Claim]] = defaultdict(list)
    amounts: dict[str, Amount | None] = {}
    for claim in claims:
        amounts[claim.id] = claim.amount
        if claim.amount is not None:
            groups[_measure(claim.amount)].append(claim)
    found: dict[str, set[str]] = {c.id: set() for group in groups.values() for c in group}
    for one, other in (pair for group in groups.values() for pair in _differing_pairs(group)):
        if _at_odds(amounts[one], amounts[other]):
            found[one].add(other)
            found[other].add(one)
    return {claim: frozenset(others) for claim, others in found.items()}


def _differing_pairs(group: Iterable[Claim]) -> Iterator[tuple[str, str]]:
    """Yield each claim with those begun before it, and not over, whose numbers are the nearest."""
    begun: list[tuple[Decimal, str]] = []
    ends: list[tuple[date, Decimal, str]] = []
    for first, last, number, name in sorted(map(_span, group)):
        while ends and ends[0][0] <= first:
            _, *over = heappop(ends)
            del begun[bisect_left(begun, tuple(over))]
        below, above = bisect_left(begun, (number,)), bisect_right(begun, (number, _AFTER))
        for _, other in begun[max(0, below - _NEAREST) : below] + begun[above : above + _NEAREST]:
            yield name, other
        insort(begun, (number, name))
        heappush(ends, (last, number, name))


def _at_odds(one: Amount | None, other: Amount | None) -> bool:
    """Whether two amounts of one unit cannot both be so."""
    if one is None or other is None:
        return False
    low, high = sorted((one, other), key=lambda amount: amount.number)
    return low.bound is not Bound.AT_LEAST and high.bound is not Bound.AT_MOST


def _span(claim: Claim) -> tuple[date, date, Decimal, str]:
    number = Decimal(0) if claim.amount is None else claim.amount.number
    if claim.when is None:
        return date.min, date.max, number, claim.id
    return _first(claim.when), _last(claim.when), number, claim.id


def _measure(amount: Amount) -> tuple[str, str | None]:
    return amount.unit.rpartition(" ")[2], amount.of if amount.unit == "per cent" else None


def may_coincide(one: Interval | None, other: Interval | None) -> bool:
    """Whether the two times overlap; an unknown time may overlap with any."""
    if one is None or other is None:
        return True
    return _first(one) < _last(other) and _first(other) < _last(one)


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
