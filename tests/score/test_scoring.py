import json

import pytest

from graph.errors import InputError
from graph.model.claim import Statement
from graph.model.relation import Relation
from graph.model.terms import Family, Status
from graph.score import GoldStatement, GoldText, score, score_lines


def relation(name: str, family: Family, *, symmetric: bool = False) -> Relation:
    return Relation(name, name, "", family, symmetric=symmetric)


RELATIONS = {
    r.name: r
    for r in (
        relation("suppliesArms", Family.MATERIAL_COOPERATION),
        relation("providesAid", Family.MATERIAL_COOPERATION),
        relation("tradesWith", Family.MATERIAL_COOPERATION, symmetric=True),
        relation("meetsWith", Family.DIPLOMATIC_COOPERATION, symmetric=True),
        relation("opposes", Family.VERBAL_CONFLICT),
        relation("criticises", Family.VERBAL_CONFLICT),
        relation("leads", Family.STRUCTURE),
    )
}


def said(triple: str, status: str = "asserted", by: str = "", denied_by: str = "") -> Statement:
    subject, name, object_ = triple.split()
    return Statement(
        subject, name, object_, Status(status), tuple(by.split()), tuple(denied_by.split())
    )


def gold(
    triple: str, status: str = "asserted", by: str = "", denied_by: str = "", *, core: bool = True
) -> GoldStatement:
    subject, name, object_ = triple.split()
    return GoldStatement(
        subject,
        name,
        object_,
        Status(status),
        tuple(by.split()),
        tuple(denied_by.split()),
        core=core,
    )


def scored(extracted: list[Statement], golds: list[GoldStatement]):
    return score({"t": extracted}, [GoldText("t", tuple(golds))], relations=RELATIONS)


@pytest.mark.parametrize(
    ("extracted", "gold_", "exact", "family"),
    [
        pytest.param("A suppliesArms B", "A suppliesArms B", 1, 1, id="same"),
        pytest.param("B suppliesArms A", "A suppliesArms B", 0, 0, id="wrong way round"),
        pytest.param("A providesAid B", "A suppliesArms B", 0, 1, id="same family"),
        pytest.param("A criticises B", "A suppliesArms B", 0, 0, id="other family"),
        pytest.param("B meetsWith A", "A meetsWith B", 1, 1, id="symmetric"),
        pytest.param("B opposes A", "A opposes B", 1, 1, id="opposes"),
        pytest.param("B criticises A", "A opposes B", 0, 1, id="family of opposes, turned"),
        pytest.param("B suppliesArms A", "A tradesWith B", 0, 1, id="family of symmetric, turned"),
        pytest.param("A criticises UNSC", "A criticises UNPOE", 1, 1, id="United Nations"),
        pytest.param("A criticises ana-roth", "A criticises Ana_Roth", 1, 1, id="plain words"),
    ],
)
def test_statements_match(extracted: str, gold_: str, exact: int, family: int) -> None:
    found = scored([said(extracted)], [gold(gold_)])
    assert (found.exact.right, found.exact.found) == (exact, exact)
    assert (found.family.right, found.family.found) == (family, family)


def test_precision_is_over_all_gold_and_recall_over_core() -> None:
    found = scored(
        [said("A suppliesArms B"), said("A criticises B"), said("B criticises A")],
        [
            gold("A suppliesArms B"),
            gold("A criticises B", core=False),
            gold("A meetsWith B"),
            gold("B providesAid A", core=False),
        ],
    )
    assert found.exact.precision == pytest.approx(2 / 3)
    assert found.exact.recall == pytest.approx(1 / 2)
    assert found.exact.f1 == pytest.approx(4 / 7)


def test_repeated_statement_counts_once() -> None:
    found = scored(
        [said("A meetsWith B"), said("B meetsWith A"), said("A meetsWith B", "denied")],
        [gold("A meetsWith B")],
    )
    assert found.exact.extracted == 2


def test_offices_and_membership_are_left_out() -> None:
    found = scored([said("A leads B")], [gold("A leads C")])
    assert (found.exact.extracted, found.exact.gold) == (0, 0)
    assert found.exact.f1 == 0


@pytest.mark.parametrize(
    ("given", "right", "plain", "grouped"),
    [
        ("asserted", "asserted", 1, 1),
        ("reported", "asserted", 0, 1),
        ("hypothetical", "prospective", 0, 1),
        ("denied", "asserted", 0, 0),
        ("prospective", "reported", 0, 0),
    ],
)
def test_status_accuracy(given: str, right: str, plain: int, grouped: int) -> None:
    found = scored([said("A meetsWith B", given)], [gold("A meetsWith B", right)])
    assert (found.status_accuracy, found.grouped_status_accuracy) == (plain, grouped)


def test_status_is_judged_by_the_nearest_gold_statement() -> None:
    found = scored(
        [said("A meetsWith B", "denied")],
        [gold("A meetsWith B", "asserted"), gold("A meetsWith B", "denied")],
    )
    assert found.status_accuracy == 1


def test_speakers_are_measured_on_exact_matches_alone() -> None:
    found = scored(
        [
            said("A suppliesArms B", by="C D", denied_by="A"),
            said("B suppliesArms A", by="E"),
        ],
        [gold("A suppliesArms B", by="C UNSC", denied_by="A B")],
    )
    assert (found.by.precision, found.by.recall) == (0.5, 0.5)
    assert (found.denied_by.precision, found.denied_by.recall) == (1, 0.5)


def test_measures_stand_per_relation_status_and_text() -> None:
    found = scored(
        [said("A suppliesArms B", "reported")], [gold("A suppliesArms B"), gold("A meetsWith B")]
    )
    assert found.relations["suppliesArms"].f1 == 1
    assert found.relations["meetsWith"].recall == 0
    assert found.statuses["reported"].precision == 0
    assert found.statuses["asserted"].recall == 0
    assert found.texts["t"].recall == 0.5


def test_misses_and_false_claims_are_listed() -> None:
    found = scored(
        [said("A providesAid B")], [gold("A suppliesArms B"), gold("A criticises B", core=False)]
    )
    assert [(w.said.relation, w.near) for w in found.misses] == [("suppliesArms", True)]
    assert [(w.said.relation, w.near) for w in found.false] == [("providesAid", True)]


def test_text_without_extraction_counts_as_missed() -> None:
    texts = [GoldText("t", (gold("A meetsWith B"),)), GoldText("u", (gold("A meetsWith B"),))]
    found = score({"t": [said("A meetsWith B")]}, texts, relations=RELATIONS)
    assert (found.exact.precision, found.exact.recall) == (1, 0.5)


def test_extraction_of_an_unknown_text_is_refused() -> None:
    with pytest.raises(InputError, match="got 'x'"):
        score({"x": []}, [GoldText("t", ())], relations=RELATIONS)


def test_unknown_relation_is_refused() -> None:
    with pytest.raises(InputError, match="got 'marries'"):
        scored([said("A marries B")], [])


def test_score_is_shown_and_written_as_json() -> None:
    found = scored([said("A suppliesArms B")], [gold("A suppliesArms B"), gold("A meetsWith B")])
    assert json.loads(json.dumps(found.data()))["exact"]["recall"] == 0.5
    lines = list(score_lines(found, examples=True))
    assert lines[1].split() == ["exact", "1.000", "0.500", "0.667", "1", "1", "1", "2"]
    assert "missed: t: A meetsWith B [asserted] (other relation: suppliesArms): " in lines
