"""Who is drawn: as many as can be read, or as many as are asked for."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from view_sample import RELATIONS as TABLE

from graph.model.claim import Claim, Edge
from graph.model.relation import Relation
from graph.model.terms import Standing
from graph.view.network import DRAWN, LINES, choose

RELATIONS = {
    name: Relation(name, label, "", family, symmetric=both)
    for name, (label, family, both) in TABLE.items()
}
NAMES = [f"A{number:02}" for number in range(80)]


def edges(pairs) -> list[Edge]:
    return [Edge(Claim(a, "sanctions", b), (), Standing.ASSERTED, 1) for a, b in pairs]


def test_everybody_is_drawn_where_one_can_follow_the_lines():
    cast = choose(edges(pairwise(NAMES[:50])), RELATIONS)
    assert set(cast.drawn) == set(NAMES[:50])


def test_so_many_are_drawn_that_one_can_follow_the_lines():
    cast = choose(edges(combinations(NAMES[:40], 2)), RELATIONS)
    assert len(cast.drawn) == 17
    assert len(cast.inside) == 17 * 16 / 2 <= LINES < 18 * 17 / 2
    assert cast.listed == tuple(NAMES[:40])


def test_many_actors_are_cut_even_where_lines_are_few():
    cast = choose(edges(pairwise(NAMES)), RELATIONS)
    assert len(cast.drawn) == len(cast.listed) == DRAWN


@pytest.mark.parametrize(("top", "drawn"), [(30, 30), (2, 2), (None, 40)])
def test_as_many_are_drawn_as_are_asked_for(top, drawn):
    cast = choose(edges(combinations(NAMES[:40], 2)), RELATIONS, top)
    assert len(cast.drawn) == len(cast.listed) == drawn
