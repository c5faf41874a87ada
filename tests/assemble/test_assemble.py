from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.assemble import Assembler, assemble
from graph.curated.relations import load_relations
from graph.errors import InputError
from graph.model.article import Article
from graph.model.claim import Claim, Edge, Evidence, Statement, Voice
from graph.model.quantity import Amount, Bound, Interval
from graph.model.terms import Stance, Standing, Status

RELATIONS = load_relations()

JUNE = Interval(date(2024, 6, 1), date(2024, 7, 1))
MID_JUNE = Interval(date(2024, 6, 10), date(2024, 6, 20))
JULY = Interval(date(2024, 7, 1), date(2024, 8, 1))
SINCE_MAY = Interval(date(2024, 5, 1), None)


def arms(status: str = "asserted", **more: object) -> Statement:
    fields: dict[str, object] = {"article": "one", **more}
    return Statement("AAA", "suppliesArms", "BBB", Status(status), **fields)  # type: ignore[arg-type]


def shells(number: str, bound: Bound = Bound.EXACTLY, unit: str = "shell") -> Amount:
    return Amount(Decimal(number), unit, bound)


AT_LEAST_7 = shells("7", Bound.AT_LEAST)


def edge_of(
    edges: tuple[Edge, ...], amount: Amount | None = None, when: Interval | None = None
) -> Edge:
    return next(e for e in edges if (e.claim.amount, e.claim.when) == (amount, when))


def test_one_statement_is_one_edge_with_one_evidence():
    (edge,) = assemble([arms(by=("CCC",), status="reported", quote="sent shells")], RELATIONS)
    (evidence,) = edge.evidence
    assert edge.claim == Claim("AAA", "suppliesArms", "BBB")
    assert (evidence.claim, evidence.article) == (edge.claim.id, "one")
    assert (evidence.speakers, evidence.quote) == (("CCC",), "sent shells")
    assert (evidence.status, evidence.stance) == (Status.REPORTED, Stance.AFFIRMS)


def test_statement_with_both_sides_gives_evidence_for_each():
    (edge,) = assemble([arms("reported", by=("CCC",), denied_by=("BBB", "AAA"))], RELATIONS)
    assert edge.standing is Standing.CONTESTED
    assert edge.affirmed_by == ("CCC",)
    assert edge.denied_by == ("AAA", "BBB")
    assert {e.status for e in edge.evidence} == {Status.REPORTED, Status.DENIED}


def test_denial_in_words_of_its_own_is_evidence_with_these_words():
    denial = Voice(("BBB",), 40, 50, "B denies it")
    said = arms(
        "reported", by=("CCC",), denied_by=("AAA", "BBB"), denials=(denial,),
        start=0, end=10, quote="sent shells",
    )  # fmt: skip
    (edge,) = assemble([said], RELATIONS)
    places = {(e.stance, e.speakers, e.start, e.end, e.quote) for e in edge.evidence}
    assert places == {
        (Stance.AFFIRMS, ("CCC",), 0, 10, "sent shells"),
        (Stance.DENIES, ("BBB",), 40, 50, "B denies it"),
        (Stance.DENIES, ("AAA",), 0, 10, "sent shells"),
    }


@pytest.mark.parametrize(
    ("by", "denied_by", "speakers"),
    [((), ("BBB",), ("BBB",)), (("CCC",), (), ("CCC",)), ((), (), ())],
    ids=["denier", "voucher of the denial", "the text itself"],
)
def test_speaker_of_a_denied_statement(by, denied_by, speakers):
    (edge,) = assemble([arms("denied", by=by, denied_by=denied_by)], RELATIONS)
    (evidence,) = edge.evidence
    assert (evidence.stance, evidence.speakers) == (Stance.DENIES, speakers)


@pytest.mark.parametrize(
    ("statuses", "standing"),
    [
        (["asserted"], "asserted"),
        (["reported"], "reported"),
        (["reported", "asserted"], "asserted"),
        (["prospective", "reported"], "reported"),
        (["hypothetical", "prospective"], "prospective"),
        (["hypothetical"], "hypothetical"),
        (["denied"], "denied"),
        (["denied", "asserted"], "contested"),
        (["denied", "reported"], "contested"),
        (["denied", "prospective"], "prospective"),
        (["denied", "hypothetical"], "hypothetical"),
    ],
    ids="+".join,
)
def test_standing(statuses, standing):
    (edge,) = assemble([arms(status) for status in statuses], RELATIONS)
    assert edge.standing.value == standing


def test_planned_claim_keeps_its_deniers():
    (edge,) = assemble([arms("prospective", denied_by=("BBB",))], RELATIONS)
    assert (edge.standing, edge.denied_by) == (Standing.PROSPECTIVE, ("BBB",))


def test_denial_of_the_whole_contests_sharper_claims():
    edges = assemble([arms("reported", amount=shells("7000")), arms("denied")], RELATIONS)
    vague, sharp = edge_of(edges), edge_of(edges, shells("7000"))
    assert (vague.standing, sharp.standing) == (Standing.CONTESTED, Standing.CONTESTED)
    assert (vague.contradicts, sharp.contradicts) == ((sharp.claim.id,), (vague.claim.id,))


def test_whoever_affirms_the_sharper_claim_affirms_the_whole():
    """Two papers give two numbers, so nobody can say that the delivery is only ever denied."""
    edges = assemble(
        [
            arms("denied", article="one"),
            arms("reported", article="one", amount=shells("40")),
            arms("reported", article="two", amount=shells("25")),
        ],
        RELATIONS,
    )
    assert (edge_of(edges).standing, edge_of(edges).sources) == (Standing.CONTESTED, 2)
    assert [edge_of(edges, shells(n)).sources for n in ("25", "40")] == [1, 1]


def test_sources_of_the_whole_count_those_of_the_sharper():
    statements = [arms(article="one"), arms(article="two", when=JUNE), arms(article="two")]
    edges = assemble(statements[:2], RELATIONS)
    assert (edge_of(edges).sources, edge_of(edges, when=JUNE).sources) == (2, 1)
    assert edge_of(assemble(statements, RELATIONS)).sources == 2
    same = assemble(statements[:2], RELATIONS, {"one": "Gazette", "two": "Gazette"})
    assert edge_of(same).sources == 1


@pytest.mark.parametrize("status", ["prospective", "hypothetical"])
def test_plan_or_fear_stays_one_whatever_was_done(status):
    edges = assemble([arms(status), arms(amount=shells("40"))], RELATIONS)
    assert (edge_of(edges).standing.value, edge_of(edges).sources) == (status, 0)


def test_denial_of_a_month_within_which_somebody_affirms_it_leaves_the_whole_alone():
    edges = assemble([arms(), arms("denied", when=JUNE), arms(when=MID_JUNE)], RELATIONS)
    assert edge_of(edges).standing is Standing.ASSERTED
    assert edge_of(edges, when=JUNE).standing is Standing.CONTESTED
    assert edge_of(edges, when=MID_JUNE).standing is Standing.CONTESTED


def test_denial_of_a_detail_that_somebody_affirms_leaves_the_whole_alone():
    sharp = arms("reported", amount=shells("7000"), denied_by=("BBB",))
    edges = assemble([arms(), sharp], RELATIONS)
    assert edge_of(edges).standing is Standing.ASSERTED
    assert edge_of(edges, shells("7000")).standing is Standing.CONTESTED


def test_denial_of_a_detail_that_nobody_affirms_contests_the_whole():
    edges = assemble([arms(), arms("denied", when=JUNE)], RELATIONS)
    assert edge_of(edges).standing is Standing.CONTESTED
    assert edge_of(edges, when=JUNE).standing is Standing.DENIED


def test_denial_of_another_time_contests_nothing():
    edges = assemble([arms(when=JULY), arms("denied", when=JUNE)], RELATIONS)
    assert edge_of(edges, when=JULY).standing is Standing.ASSERTED


@pytest.mark.parametrize(
    ("sharp", "vague"),
    [
        ({"amount": shells("7")}, {}),
        ({"when": JUNE}, {}),
        ({"when": MID_JUNE}, {"when": JUNE}),
        ({"when": JUNE}, {"when": SINCE_MAY}),
        ({"amount": shells("7"), "when": JUNE}, {"amount": shells("7")}),
        ({"amount": shells("7"), "when": MID_JUNE}, {"when": JUNE}),
    ],
    ids=["amount", "time", "narrower", "closed in open", "time on amount", "amount on wider time"],
)
def test_sharper_claim_refines_vaguer(sharp, vague):
    edges = assemble([arms(**sharp), arms(**vague)], RELATIONS)
    one, other = edge_of(edges, **sharp), edge_of(edges, **vague)
    assert (one.refines, other.refines) == ((other.claim.id,), ())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"amount": shells("7")}, {"amount": shells("8")}),
        ({"amount": shells("7")}, {"amount": shells("7", Bound.AT_LEAST)}),
        ({"amount": shells("7")}, {"when": JUNE}),
        ({"when": MID_JUNE}, {"when": JULY}),
    ],
    ids=["numbers", "bounds", "amount and time", "times"],
)
def test_neither_refines_the_other(one, other):
    edges = assemble([arms(**one), arms(**other)], RELATIONS)
    assert [e.refines for e in edges] == [(), ()]


def test_refines_names_the_nearest_only():
    edges = assemble([arms(), arms(when=JUNE), arms(when=MID_JUNE)], RELATIONS)
    middle = edge_of(edges, when=JUNE)
    assert edge_of(edges, when=MID_JUNE).refines == (middle.claim.id,)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ({"amount": shells("7")}, {"amount": shells("8")}, True),
        ({"amount": shells("7")}, {"amount": shells("7", Bound.ABOUT)}, False),
        ({"amount": shells("7")}, {"amount": shells("8", unit="rocket")}, False),
        ({"amount": shells("7"), "when": JUNE}, {"amount": shells("8"), "when": JULY}, False),
        ({"amount": shells("7"), "when": JUNE}, {"amount": shells("8"), "when": MID_JUNE}, True),
        ({"amount": shells("7")}, {"amount": shells("8"), "status": "denied"}, False),
        ({"amount": AT_LEAST_7}, {"amount": shells("8", Bound.AT_LEAST)}, False),
        ({"amount": AT_LEAST_7}, {"amount": shells("8")}, False),
        ({"amount": shells("7")}, {"amount": shells("8", Bound.AT_MOST)}, False),
        ({"amount": shells("6")}, {"amount": AT_LEAST_7}, True),
    ],
    ids=[
        "number",
        "bound",
        "unit",
        "other time",
        "same time",
        "denied",
        "both at least",
        "at least, and more",
        "at most, and fewer",
        "fewer than at least",
    ],
)
def test_amounts_that_differ(one, other, differ):
    edges = assemble([arms(**one), arms(**other)], RELATIONS)
    ids = tuple(e.claim.id for e in edges)
    assert [e.differs for e in edges] == ([(ids[1],), (ids[0],)] if differ else [(), ()])


def test_number_has_one_form():
    edges = assemble([arms(amount=shells("7.50")), arms(amount=shells("7.5"))], RELATIONS)
    assert [e.claim.amount for e in edges] == [shells("7.5")]
    large = assemble([arms(amount=shells("1E+4"))], RELATIONS)[0].claim.amount
    assert f"{large.number}" == "10000"


def test_symmetric_relation_is_one_claim_in_either_order():
    met = Statement(
        "BBB", "meetsWith", "AAA", subject_as="Beland", object_as="Aland", article="one"
    )
    tem = Statement(
        "AAA", "meetsWith", "BBB", subject_as="Aland", object_as="Beland", article="two"
    )
    (edge,) = assemble([met, tem], RELATIONS)
    assert (edge.claim.subject, edge.claim.object) == ("AAA", "BBB")
    assert [(e.subject_as, e.object_as) for e in edge.evidence] == [("Aland", "Beland")] * 2


def test_opposites_contradict_when_both_stand():
    backs = Statement("AAA", "supports", "BBB")
    resists = Statement("AAA", "opposes", "BBB")
    one, other = assemble([backs, resists], RELATIONS)
    assert (one.contradicts, other.contradicts) == ((other.claim.id,), (one.claim.id,))


@pytest.mark.parametrize(
    "other",
    [
        Statement("AAA", "opposes", "BBB", Status.PROSPECTIVE),
        Statement("BBB", "opposes", "AAA"),
        Statement("AAA", "criticises", "BBB"),
    ],
    ids=["only planned", "other direction", "not opposite in the ontology"],
)
def test_no_contradiction(other):
    edges = assemble([Statement("AAA", "supports", "BBB"), other], RELATIONS)
    assert [e.contradicts for e in edges] == [(), ()]


def test_opposite_of_symmetric_relation_counts_in_both_directions():
    edges = assemble(
        [Statement("AAA", "alliedWith", "BBB"), Statement("BBB", "opposes", "AAA")], RELATIONS
    )
    assert all(len(e.contradicts) == 1 for e in edges)


def test_sources_are_publishers_that_affirm():
    statements = [arms(article=a) for a in ("one", "two", "three")] + [
        arms("denied", article="four")
    ]
    articles = {"one": Article("one", "", publisher="Gazette"), "two": "Gazette", "three": None}
    (edge,) = assemble(statements, RELATIONS, articles)
    assert edge.sources == 2


def test_unknown_relation_is_refused_with_the_near_match():
    with pytest.raises(InputError, match="'supliesArms', did you mean 'suppliesArms'"):
        assemble([Statement("AAA", "supliesArms", "BBB")], RELATIONS)


def test_triples_weighed_together():
    together = Assembler(RELATIONS).together
    assert together(Claim("AAA", "suppliesArms", "BBB")) == {("AAA", "suppliesArms", "BBB")}
    assert together(Claim("AAA", "supports", "BBB")) == {
        ("AAA", "supports", "BBB"),
        ("AAA", "opposes", "BBB"),
        ("AAA", "alliedWith", "BBB"),
        ("BBB", "supports", "AAA"),
        ("BBB", "opposes", "AAA"),
        ("BBB", "alliedWith", "AAA"),
    }


STATEMENTS = st.builds(
    Statement,
    subject=st.sampled_from(["AAA", "BBB"]),
    relation=st.sampled_from(["supports", "opposes", "alliedWith", "suppliesArms"]),
    object=st.sampled_from(["AAA", "BBB"]),
    status=st.sampled_from(Status),
    by=st.sampled_from([(), ("CCC",), ("CCC", "AAA")]),
    denied_by=st.sampled_from([(), ("BBB",)]),
    subject_as=st.sampled_from(["", "Aland"]),
    amount=st.none()
    | st.builds(
        Amount,
        number=st.sampled_from([Decimal(7), Decimal("7.0"), Decimal(8)]),
        unit=st.sampled_from(["shell", "rocket"]),
        written=st.sampled_from(["", "seven", "some seven"]),
    ),
    when=st.sampled_from([None, JUNE, MID_JUNE, SINCE_MAY, Interval()]),
    article=st.sampled_from(["one", "two"]),
    start=st.sampled_from([None, 3]),
    note=st.sampled_from(["", "by hand"]),
)


@given(st.lists(STATEMENTS, max_size=12), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_order_does_not_matter(statements: list[Statement], chance: random.Random):
    shuffled = statements.copy()
    chance.shuffle(shuffled)
    assert assemble(shuffled, RELATIONS) == assemble(statements, RELATIONS)


@given(st.lists(STATEMENTS, max_size=12))
@settings(deadline=None)
def test_saying_it_twice_changes_nothing(statements: list[Statement]):
    assert assemble(statements + statements, RELATIONS) == assemble(statements, RELATIONS)


@given(st.lists(STATEMENTS, max_size=12))
@settings(deadline=None)
def test_plain_standing_needs_somebody_who_affirms(statements: list[Statement]):
    """By the claim itself, or by a sharper one where nobody speaks of a plan or a fear."""
    edges = {e.claim.id: e for e in assemble(statements, RELATIONS)}
    carried = {name for name, edge in edges.items() if any(map(said_to_be_so, edge.evidence))}
    for _ in edges:
        carried |= {other for name in carried for other in edges[name].refines}
    for name, edge in edges.items():
        planned = any(e.stance is Stance.AFFIRMS for e in edge.evidence)
        affirmed = any(map(said_to_be_so, edge.evidence))
        assert edge.standing.plain == (affirmed or (name in carried and not planned))
        assert edge.standing.plain == (edge.sources > 0)


def said_to_be_so(evidence: Evidence) -> bool:
    return evidence.stance is Stance.AFFIRMS and evidence.status.affirms


@given(st.lists(STATEMENTS, max_size=12))
@settings(deadline=None)
def test_contradictions_and_differences_go_both_ways(statements: list[Statement]):
    edges = {e.claim.id: e for e in assemble(statements, RELATIONS)}
    for name, edge in edges.items():
        assert all(name in edges[other].contradicts for other in edge.contradicts)
        assert all(name in edges[other].differs for other in edge.differs)


@given(st.lists(STATEMENTS, max_size=12))
@settings(deadline=None)
def test_weighing_together_suffices(statements: list[Statement]):
    """Weighing only the triples that belong together gives the same edges as weighing all."""
    assembler = Assembler(RELATIONS)
    findings = [f for s in statements for f in assembler.read(s)]
    for edge in assembler.weigh(findings, {}):
        near = assembler.together(edge.claim)
        part = [f for f in findings if (f[0].subject, f[0].relation, f[0].object) in near]
        assert edge in assembler.weigh(part, {})
