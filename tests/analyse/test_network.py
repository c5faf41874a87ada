"""Graphs and measures on networks small enough to count by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from graph.analyse.network import dependence, positions, reciprocity, to_networkx
from graph.errors import UnknownNameError
from graph.model.claim import Claim, Edge
from graph.model.relation import Relation
from graph.model.terms import Family, Standing

RELATIONS = {
    "supplies": Relation("supplies", "supplies", "Goods go.", Family.MATERIAL_COOPERATION),
    "accuses": Relation("accuses", "accuses", "Words fall.", Family.VERBAL_CONFLICT),
    "meets": Relation("meets", "meets", "Both sit.", Family.DIPLOMATIC_COOPERATION, symmetric=True),
}


def edge(subject: str, relation: str, other: str, standing: Standing = Standing.ASSERTED) -> Edge:
    return Edge(Claim(subject, relation, other), (), standing, 1)


def network(*edges: Edge):
    return to_networkx(edges, relations=RELATIONS)


def test_every_claim_is_an_edge_under_its_id():
    claim = edge("A", "supplies", "B")
    graph = network(claim, edge("A", "accuses", "B"))
    assert graph.number_of_edges("A", "B") == 2
    assert graph["A"]["B"][claim.claim.id]["family"] == "MC"


def test_symmetric_claims_run_both_ways():
    assert sorted(network(edge("A", "meets", "B")).edges()) == [("A", "B"), ("B", "A")]


@pytest.mark.parametrize("standing", [s for s in Standing if not s.plain])
def test_what_is_not_said_to_be_so_makes_no_tie(standing):
    assert network(edge("A", "supplies", "B", standing)).number_of_edges() == 0


def test_standings_can_be_asked_for():
    denied = edge("A", "supplies", "B", Standing.DENIED)
    graph = to_networkx([denied], relations=RELATIONS, standings=[Standing.DENIED])
    assert graph.number_of_edges() == 1


def test_unknown_relation_is_refused():
    with pytest.raises(UnknownNameError, match="expected a relation of the ontology, got 'eats'"):
        network(edge("A", "eats", "B"))


def test_positions_count_partners_claims_and_ways():
    graph = network(edge("A", "supplies", "B"), edge("A", "accuses", "B"), edge("B", "meets", "C"))
    found = {p.actor: p for p in positions(graph)}
    middle = found["B"]
    assert (middle.acts_on, middle.acted_on_by, middle.claims) == (1, 2, 3)
    assert middle.betweenness == 0.5
    assert middle.answered == 1
    assert found["A"].answered == 0


def test_actor_that_acts_on_nobody_has_no_share_of_answers():
    assert {p.actor: p.answered for p in positions(network(edge("A", "supplies", "B")))}[
        "B"
    ] is None


def test_positions_put_the_best_connected_first():
    graph = network(edge("A", "supplies", "C"), edge("B", "supplies", "C"))
    assert [p.actor for p in positions(graph)] == ["C", "A", "B"]


def test_acting_on_oneself_is_no_partnership():
    [only] = positions(network(edge("A", "accuses", "A")))
    assert (only.acts_on, only.acted_on_by, only.claims) == (0, 0, 1)


def test_reciprocity_is_the_share_of_ties_that_run_both_ways():
    graph = network(
        edge("A", "supplies", "B"), edge("B", "accuses", "A"), edge("A", "supplies", "C")
    )
    assert reciprocity(graph) == Fraction(2, 3)


def test_reciprocity_of_nothing_is_nothing():
    assert reciprocity(network()) is None


def test_dependence_shares_out_what_an_actor_gets():
    graph = network(
        edge("A", "supplies", "C"), edge("B", "supplies", "C"), edge("A", "accuses", "C")
    )
    assert [(d.actor, d.other, d.share) for d in dependence(graph)] == [
        ("C", "A", Fraction(1, 2)),
        ("C", "B", Fraction(1, 2)),
    ]


def test_dependence_takes_the_families_asked_for():
    graph = network(edge("A", "accuses", "C"))
    assert dependence(graph) == ()
    assert dependence(graph, families=[Family.VERBAL_CONFLICT])[0].claims == 1
