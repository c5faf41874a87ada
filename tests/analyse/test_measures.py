"""Measures on networks small enough to reckon by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from graph.analyse.balance import balance, triangles
from graph.analyse.communities import bloc_names, communities, ties_of
from graph.analyse.leverage import chains, cut_points, leverage, sole_suppliers
from graph.analyse.measures import MEASURES, Material
from graph.analyse.network import dependence, to_networkx
from graph.analyse.signs import signs, tones
from graph.analyse.tone import tone_over_time
from graph.errors import UnknownNameError
from graph.model.article import Article
from graph.model.claim import Claim, Edge, Evidence
from graph.model.quantity import Interval
from graph.model.relation import Relation
from graph.model.terms import Family, Stance, Standing, Status

RELATIONS = {
    "supplies": Relation("supplies", "supplies", "", Family.MATERIAL_COOPERATION, tone=8.0),
    "accuses": Relation("accuses", "accuses", "", Family.VERBAL_CONFLICT, tone=-3.0),
    "attacks": Relation("attacks", "attacks", "", Family.MATERIAL_CONFLICT, tone=-8.0),
    "meets": Relation(
        "meets", "meets", "", Family.DIPLOMATIC_COOPERATION, tone=2.0, symmetric=True
    ),
    "leads": Relation("leads", "leads", "", Family.STRUCTURE),
    "trades": Relation(
        "trades", "trades with", "", Family.MATERIAL_COOPERATION, tone=6.0, symmetric=True
    ),
    "dependsOn": Relation("dependsOn", "depends on", "", Family.STRUCTURE),
    "holdsLeverageOver": Relation("holdsLeverageOver", "has leverage", "", Family.STRUCTURE),
}


def edge(
    words: str,
    standing: Standing = Standing.ASSERTED,
    when: Interval | None = None,
    article: str | None = None,
) -> Edge:
    claim = Claim(*words.split(), when=when)
    told = (Evidence(claim.id, article, Status.ASSERTED, Stance.AFFIRMS),) if article else ()
    return Edge(claim, told, standing, 1)


def network(*claims: str):
    return to_networkx([edge(words) for words in claims], relations=RELATIONS)


def material(*claims: str) -> Material:
    return Material([edge(words) for words in claims], RELATIONS, {})


def test_tone_of_a_pair_sums_both_directions_and_counts_symmetric_claims_once():
    assert tones(network("A supplies B", "B accuses A", "A meets B")) == {("A", "B"): 7.0}


def test_pairs_that_lean_nowhere_have_no_sign():
    found = signs(network("A supplies B", "B attacks A", "A leads C", "A accuses D"))
    assert found == {("A", "D"): -1}


@pytest.mark.parametrize(
    ("claims", "balanced"),
    [
        (("A meets B", "B meets C", "A meets C"), True),
        (("A meets B", "B accuses C", "A accuses C"), True),
        (("A meets B", "B meets C", "A accuses C"), False),
        (("A accuses B", "B accuses C", "A accuses C"), False),
    ],
    ids=["three friends", "two against one", "torn", "three foes"],
)
def test_triangle_is_balanced_if_its_signs_multiply_to_plus(claims, balanced):
    [triangle] = triangles(network(*claims))
    assert (triangle.actors, triangle.balanced) == (("A", "B", "C"), balanced)


def test_balance_is_the_share_of_balanced_triangles():
    found = triangles(
        network("A meets B", "B meets C", "A meets C", "A meets D", "B accuses D", "C meets E")
    )
    assert [t.actors for t in found] == [("A", "B", "D"), ("A", "B", "C")]
    assert balance(found) == Fraction(1, 2)
    assert balance(()) is None


def test_blocs_are_those_who_cooperate_among_themselves():
    graph = network(
        "A supplies B", "B supplies C", "C supplies A",
        "X supplies Y", "Y supplies Z", "Z supplies X", "A meets X", "A attacks Y", "B accuses C",
    )  # fmt: skip
    found = communities(graph)
    assert found == (("A", "B", "C"), ("X", "Y", "Z"))
    assert ties_of(graph, found) == ((3, 0), (3, 0))


def test_nobody_in_cooperation_makes_no_bloc():
    assert communities(network("A attacks B")) == ()


def test_bloc_is_called_by_its_busiest_members():
    names = bloc_names((("A", "B", "C"),), {"B": "Bee", "C": "Sea"}, {"B": 3, "C": 2, "A": 1})
    assert names == dict.fromkeys("ABC", "1: Bee, Sea +1")


def test_leverage_is_the_gap_of_two_dependences():
    found = dependence(network("A supplies B", "C supplies A", "B supplies A", "D supplies A"))
    [first, *_] = [one for one in leverage(found) if one.weak == "B"]
    assert (first.strong, first.needs, first.needed) == ("A", Fraction(1), Fraction(1, 3))
    assert first.gap == Fraction(2, 3)


def test_pairs_that_depend_alike_give_no_leverage():
    assert leverage(dependence(network("A supplies B", "B supplies A"))) == ()


@pytest.mark.parametrize(
    ("claims", "wanted"),
    [
        (("A supplies B",), []),
        (("A supplies B", "A trades B", "C supplies A"), [("A", "B", "")]),
        (("A holdsLeverageOver B",), [("A", "B", "yes")]),
        (("B dependsOn A",), [("A", "B", "yes")]),
        (("A supplies B", "A trades B", "C supplies A", "B dependsOn A"), [("A", "B", "yes")]),
        (("A supplies B", "A trades B", "C supplies A", "A dependsOn B"), [("B", "A", "yes")]),
        (("A trades B", "B supplies C", "C supplies B", "A holdsLeverageOver B"),
         [("A", "B", "yes")]),
    ],
    ids=["one claim", "two claims", "said", "said of dependence", "both", "said otherwise",
         "trade goes both ways"],
)  # fmt: skip
def test_leverage_is_what_articles_say_and_else_what_two_claims_tell(claims, wanted):
    rows = material(*claims).table("leverage").rows
    assert [row[:3] for row in rows] == wanted


def test_chain_is_who_depends_on_one_who_depends_in_turn():
    assert chains(dependence(network("A supplies B", "B supplies C"))) == (("C", "B", "A"),)


def test_sole_supplier_needs_more_than_one_claim():
    two = [edge("A supplies B"), edge("A supplies B", when=Interval(date(2020, 1, 1)))]
    found = dependence(to_networkx([*two, edge("A supplies C")], relations=RELATIONS))
    assert [one.actor for one in sole_suppliers(found)] == ["B"]


def test_cut_point_is_one_without_whom_the_network_falls_apart():
    assert cut_points(network("A meets B", "B meets C")) == ("B",)


def test_tone_runs_by_month_of_beginning_else_of_the_article():
    june = Interval(date(2024, 6, 3), date(2024, 6, 4))
    edges = [
        edge("A supplies B", when=june),
        edge("B accuses A", article="late"),
        edge("A meets B", article="june"),
        edge("A attacks B", Standing.DENIED, june),
        edge("A attacks C"),
    ]
    articles = {
        "june": Article("june", "", date=date(2024, 6, 9)),
        "late": Article("late", "", date=date(2024, 7, 1)),
    }
    found = tone_over_time(edges, relations=RELATIONS, articles=articles)
    assert [(m.month, m.claims, m.tone, m.lowest, m.highest) for m in found] == [
        ("2024-06", 2, 5.0, 2.0, 8.0),
        ("2024-07", 1, -3.0, -3.0, -3.0),
    ]


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_says_what_it_does_not_tell(name):
    table = material("A supplies B", "B meets C", "A accuses C").table(name)
    assert table.name == name
    assert " not " in f" {table.means} " or "nothing" in table.means
    assert set(table.actors) <= set(table.columns)
    assert all(len(row) == len(table.columns) for row in table.rows)


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_of_nothing_is_empty(name):
    assert material().table(name).rows == ()


def test_unknown_measure_is_refused():
    with pytest.raises(UnknownNameError, match=r"expected a measure .*, got 'luck'"):
        material().table("luck")
