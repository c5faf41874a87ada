"""Claims that tell of one matter, on edges whose links are put down by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from graph.analyse.matters import matters
from graph.analyse.measures import Material
from graph.model.claim import Claim, Edge
from graph.model.quantity import Amount
from graph.model.relation import Relation
from graph.model.terms import Family, Standing

GIVES = {"gives": Relation("gives", "gives", "", Family.MATERIAL_COOPERATION)}


def given(number: int | None, giver: str = "A") -> Edge:
    amount = Amount(Decimal(number), "tonne") if number is not None else None
    return Edge(Claim(giver, "gives", "B", amount), (), Standing.ASSERTED, 1)


PLAIN, TEN, TWENTY = (given(number) for number in (None, 10, 20))


def linked(edge: Edge, *, refines: tuple[Edge, ...] = (), differs: tuple[Edge, ...] = ()) -> Edge:
    return replace(
        edge,
        refines=tuple(one.claim.id for one in refines),
        differs=tuple(one.claim.id for one in differs),
    )


ONE_SALE = (
    PLAIN,
    linked(TEN, refines=(PLAIN,), differs=(TWENTY,)),
    linked(TWENTY, refines=(PLAIN,), differs=(TEN,)),
)


@pytest.mark.parametrize(
    ("edges", "count"),
    [
        (ONE_SALE, 1),
        ((PLAIN, linked(TEN, refines=(PLAIN,)), linked(TWENTY, refines=(PLAIN,))), 2),
        ((PLAIN, TEN, TWENTY), 3),
        ((linked(TEN, differs=(TWENTY,)),), 1),
        ((linked(PLAIN, refines=(TEN,)), linked(TEN, refines=(PLAIN,))), 1),
    ],
    ids=["two numbers of one sale", "two sales", "no links", "link to what is not counted",
         "links in a ring"],
)  # fmt: skip
def test_claims_of_one_matter_are_counted_once(edges, count):
    found = matters(edges)
    assert set(found) == {edge.claim.id for edge in edges}
    assert len(set(found.values())) == count


def rows(*edges: Edge) -> list[tuple[object, ...]]:
    return [row[:5] for row in Material(edges, GIVES, {}).table("dependence").rows]


def test_giver_does_not_weigh_more_for_numbers_that_differ():
    assert rows(*ONE_SALE, given(None, "C")) == [("B", "A", 1, 2, 0.5), ("B", "C", 1, 2, 0.5)]


def test_share_of_one_matter_is_not_told():
    assert rows(*ONE_SALE) == []
