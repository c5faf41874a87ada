import pytest

from graph.model.claim import Statement
from graph.model.relation import Relation
from graph.model.terms import Family, Status
from graph.score import GoldStatement, GoldText, Seen, score

RELATIONS = {
    name: Relation(name, name, "", family, symmetric=symmetric)
    for name, family, symmetric in (
        ("suppliesArms", Family.MATERIAL_COOPERATION, False),
        ("criticises", Family.VERBAL_CONFLICT, False),
        ("meetsWith", Family.DIPLOMATIC_COOPERATION, True),
    )
}
FIRST = Seen(0, 20, "Peru armed Mali now.", frozenset(("PER", "MLI")))
SECOND = Seen(
    21, 60, "It will not meet Chile, Kenya said then.", frozenset(("CHL", "KEN")),
    {
        "meetsWith": "meetsWith/meet on 'meet': an actor at each end",
        "suppliesArms": "suppliesArms/give on 'meet': a theme of class arms",
    },
)  # fmt: skip


def said(triple: str, start: int = 0, status: str = "asserted") -> Statement:
    subject, relation, object_ = triple.split()
    return Statement(subject, relation, object_, Status(status), start=start, end=start + 5)


def gold(triple: str, cue: str = "armed Mali", status: str = "asserted") -> GoldStatement:
    subject, relation, object_ = triple.split()
    return GoldStatement(subject, relation, object_, Status(status), cue=cue)


def scored(given: list[Statement], golds: list[GoldStatement]):
    return score(
        {"t": given},
        [GoldText("t", tuple(golds))],
        relations=RELATIONS,
        seen={"t": (FIRST, SECOND)},
    )


@pytest.mark.parametrize(
    ("given", "missed", "reason"),
    [
        pytest.param(
            said("MLI suppliesArms PER"), gold("PER suppliesArms MLI"), "ends swapped", id="swapped"
        ),
        pytest.param(
            said("PER criticises MLI"),
            gold("PER suppliesArms MLI"),
            "other relation: criticises",
            id="other relation",
        ),
        pytest.param(
            said("PER suppliesArms MLI"),
            gold("PER suppliesArms TCD"),
            "no mention of an end: TCD",
            id="no mention",
        ),
        pytest.param(
            said("PER suppliesArms KEN"),
            gold("PER suppliesArms MLI"),
            "other end: PER suppliesArms KEN",
            id="other end",
        ),
        pytest.param(
            said("PER criticises MLI"),
            gold("CHL meetsWith KEN", "not meet Chile"),
            "frame reaches no actor at an end: meetsWith/meet on 'meet': an actor at each end",
            id="actor out of reach",
        ),
        pytest.param(
            said("PER criticises MLI"),
            gold("CHL suppliesArms KEN", "not meet Chile"),
            "frame lacks a condition: suppliesArms/give on 'meet': a theme of class arms",
            id="lacking",
        ),
        pytest.param(
            said("PER criticises MLI"),
            gold("CHL criticises KEN", "not meet Chile"),
            "no trigger",
            id="no trigger",
        ),
    ],
)
def test_miss_has_its_reason(given: Statement, missed: GoldStatement, reason: str) -> None:
    assert [str(w.reason) for w in scored([given], [missed]).misses] == [reason]


@pytest.mark.parametrize(
    ("given", "right", "reason"),
    [
        ("MLI suppliesArms PER", "PER suppliesArms MLI", "ends swapped"),
        ("PER criticises MLI", "PER suppliesArms MLI", "other relation: suppliesArms"),
        ("PER suppliesArms KEN", "PER suppliesArms MLI", "other end: PER suppliesArms MLI"),
        ("CHL criticises KEN", "PER suppliesArms MLI", "nothing there"),
    ],
)
def test_false_claim_has_its_reason(given: str, right: str, reason: str) -> None:
    assert [str(w.reason) for w in scored([said(given)], [gold(right)]).false] == [reason]


def test_gold_of_another_sentence_is_no_reason() -> None:
    found = scored([said("PER criticises MLI", start=25)], [gold("PER suppliesArms MLI")])
    assert [str(w.reason) for w in found.false] == ["nothing there"]


def test_right_claim_with_another_status_is_listed() -> None:
    found = scored([said("PER suppliesArms MLI", status="denied")], [gold("PER suppliesArms MLI")])
    assert [str(w.reason) for w in found.misjudged] == ["other status: gold asserted"]
    assert found.reasons() == {"missed": {}, "false": {}, "status": {"other status": 1}}


def test_slices_go_by_the_sentence_of_the_claim() -> None:
    found = scored(
        [said("PER suppliesArms MLI"), said("CHL meetsWith KEN", start=25)],
        [gold("PER suppliesArms MLI"), gold("PER meetsWith CHL", "not meet Chile")],
    )
    assert sorted(found.slices) == ["future", "negation", "reported"]
    negated = found.slices["negation"]
    assert (negated.right, negated.extracted, negated.found, negated.gold) == (0, 1, 0, 1)


def test_of_few_texts_statements_are_drawn_again() -> None:
    triples = [f"PER suppliesArms C{n}" for n in range(40)]
    found = scored([said(t) for t in triples[:20]], [gold(t) for t in triples])
    assert found.intervals["precision"] == (1, 1)
    assert 0.3 < found.intervals["recall"][0] < 0.5 < found.intervals["recall"][1] < 0.7


def test_of_many_texts_whole_texts_are_drawn_again() -> None:
    texts = [GoldText(str(n), (gold("PER suppliesArms MLI"),)) for n in range(12)]
    given = {str(n): [said("PER suppliesArms MLI")] * (n % 2) for n in range(12)}
    found = score(given, texts, relations=RELATIONS)
    assert found.intervals["precision"] == (1, 1)
    assert found.intervals["recall"][0] < 0.5 < found.intervals["recall"][1]
