"""What came and what ended between two days."""

from __future__ import annotations

from datetime import date

import pytest

from graph.analyse.change import change, last_year
from graph.analyse.measures import Material
from graph.model.article import Article
from graph.model.claim import Claim, Edge, Evidence
from graph.model.quantity import Interval
from graph.model.relation import Relation
from graph.model.terms import Family, Stance, Standing, Status

FIRST, LAST = date(2023, 1, 1), date(2024, 1, 1)
RELATIONS = {
    "aids": Relation("aids", "aids", "", Family.MATERIAL_COOPERATION, tone=6.0),
    "attacks": Relation("attacks", "attacks", "", Family.MATERIAL_CONFLICT, tone=-10.0),
}
ARTICLES = {
    "old": Article("old", "", date=date(2022, 5, 1)),
    "new": Article("new", "", date=date(2023, 5, 1)),
    "undated": Article("undated", ""),
}


def edge(
    when: Interval | None = None,
    *articles: str,
    relation: str = "aids",
    standing: Standing = Standing.ASSERTED,
    stance: Stance = Stance.AFFIRMS,
    ends: str = "AB",
) -> Edge:
    claim = Claim(ends[0], relation, ends[1], when=when)
    said = tuple(Evidence(claim.id, a, Status.ASSERTED, stance) for a in articles)
    return Edge(claim, said, standing)


def counts(*edges: Edge) -> list[tuple[int, int, int, int]]:
    found = change(edges, FIRST, LAST, relations=RELATIONS, articles=ARTICLES)
    return [(c.then, c.came, c.ended, c.now) for c in found]


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (Interval(date(2022, 1, 1), None), []),
        (Interval(FIRST, None), []),
        (Interval(date(2023, 1, 2), None), [(0, 1, 0, 1)]),
        (Interval(LAST, None), [(0, 1, 0, 1)]),
        (Interval(date(2024, 1, 2), None), []),
        (Interval(date(2022, 1, 1), FIRST), []),
        (Interval(date(2022, 1, 1), date(2023, 1, 2)), [(1, 0, 1, 0)]),
        (Interval(None, LAST), [(1, 0, 1, 0)]),
        (Interval(date(2022, 1, 1), date(2024, 1, 2)), []),
        (Interval(date(2023, 3, 1), date(2023, 4, 1)), [(0, 1, 1, 0)]),
    ],
)
def test_claim_with_a_time_comes_and_ends_with_it(when, told):
    assert counts(edge(when, "new")) == told


@pytest.mark.parametrize(
    ("articles", "told"),
    [(("old", "new"), []), (("new",), [(0, 1, 0, 1)]), (("undated",), []), ((), [])],
    ids=str,
)
def test_claim_without_a_time_comes_with_its_first_article(articles, told):
    assert counts(edge(None, *articles)) == told


def test_what_held_plus_what_came_less_what_ended_is_what_holds():
    edges = [
        edge(Interval(date(2022, 1, 1), None)),
        edge(Interval(date(2022, 2, 1), date(2023, 6, 1))),
        edge(Interval(date(2023, 6, 1), None), relation="attacks"),
        edge(Interval(date(2023, 7, 1), date(2023, 8, 1)), ends="BA"),
    ]
    [found] = change(edges, FIRST, LAST, relations=RELATIONS, articles=ARTICLES)
    assert (found.then, found.came, found.ended, found.now) == (2, 2, 2, 2)
    assert (found.tone_then, found.tone_now) == (6.0, -2.0)


def test_only_facts_count_and_nobody_changes_towards_itself():
    planned = edge(None, "new", standing=Standing.PROSPECTIVE)
    assert counts(planned, edge(None, "new", ends="AA")) == []


def test_days_are_the_year_of_the_last_article_unless_given():
    assert last_year(ARTICLES.values()) == (date(2022, 5, 1), date(2023, 5, 1))
    assert last_year([ARTICLES["undated"]]) is None
    given = Material([], RELATIONS, ARTICLES, since=FIRST)
    assert given.days == (FIRST, date(2023, 5, 1))
    table = Material([edge(None, "new")], RELATIONS, ARTICLES).table("change")
    assert table.rows == (("A", "B", 0, 1, 0, 1, None, 6.0),)
    assert "from 2022-05-01 to 2023-05-01" in table.means
