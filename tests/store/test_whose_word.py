"""Named queries put nothing into anybody's mouth."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from graph.curated.queries import load_queries
from graph.model.article import Article
from graph.model.claim import Statement
from graph.model.quantity import Amount, Interval
from graph.model.terms import Standing, Status

QUERIES = load_queries()
FORTY, FEW = (Amount(Decimal(n), "drone", written=f"{n} drones") for n in (40, 25))
JUNE = Interval(date(2024, 6, 1), date(2024, 7, 1), "in June")


def said(ends, by="", status="reported", **more):
    """Give a statement by its ends and its speaker or denier."""
    subject, relation, object_ = ends.split()
    whose = "denied_by" if status == "denied" else "by"
    speakers = {whose: (by,)} if by else {}
    return Statement(subject, relation, object_, Status(status), **{**speakers, **more})


@pytest.fixture
def tell(make_store):
    """Give a function that makes a store of articles, one statement list a publisher."""

    def make(**articles):
        store = make_store()
        store.add_all(
            [(Article(name, "", publisher=name), given) for name, given in articles.items()]
        )
        return store

    return make


def rows(store, name, **arguments):
    return [" | ".join(row) for row in store.ask(QUERIES[name], arguments).rows]


def test_denial_of_the_opposite_is_no_denial_of_the_claim(tell):
    store = tell(
        Herald=[
            said("JPN alliedWith CHN", "KOR", quote="allies"),
            said("JPN alliedWith CHN", "JPN", "denied", quote="no allies"),
            said("JPN opposes CHN", "VNM", quote="foes"),
            said("JPN opposes CHN", "JPN", "denied", quote="no foes"),
        ]
    )
    found = {tuple(r[i] for i in (1, 4, 5, 7)) for r in store.ask(QUERIES["contested"], {}).rows}
    assert found == {
        ("is allied with", "affirms", "South Korea", "allies"),
        ("is allied with", "denies", "Japan", "no allies"),
        ("opposes", "affirms", "Vietnam", "foes"),
        ("opposes", "denies", "Japan", "no foes"),
    }


@pytest.mark.parametrize(
    ("statements", "of", "sides"),
    [
        (
            [
                said("PRK suppliesArms RUS", "PRK", "denied"),
                said("PRK suppliesArms RUS", "KOR", amount=FORTY),
            ],
            "",
            {"affirms South Korea", "denies North Korea"},
        ),
        (
            [
                said("PRK suppliesArms RUS", "PRK", "denied"),
                said("PRK suppliesArms RUS", "KOR", amount=FORTY),
            ],
            "40 drones",
            {"affirms South Korea", "denies North Korea"},
        ),
        (
            [
                said("PRK suppliesArms RUS", "JPN"),
                said("PRK suppliesArms RUS", "PRK", "denied", when=JUNE),
            ],
            "",
            {"affirms Japan", "denies North Korea"},
        ),
        (
            [
                said("PRK suppliesArms RUS", "JPN"),
                said("PRK suppliesArms RUS", "PRK", "denied"),
                said("PRK suppliesArms RUS", "KOR", amount=FORTY),
                said("PRK suppliesArms RUS", "RUS", "denied", amount=FORTY),
            ],
            "",
            {"affirms Japan", "affirms South Korea", "denies North Korea"},
        ),
        (
            [
                said("PRK suppliesArms RUS", "JPN"),
                said("PRK suppliesArms RUS", "PRK", "denied"),
                said("PRK suppliesArms RUS", "USA", "prospective"),
            ],
            "",
            {"affirms Japan", "denies North Korea"},
        ),
    ],
    ids=[
        "whole affirmed by a detail",
        "detail denied with the whole",
        "month that nobody affirms",
        "dispute about the detail",
        "plan is no side",
    ],
)
def test_sides_of_a_dispute(tell, statements, of, sides):
    found = tell(Herald=statements).ask(QUERIES["contested"], {}).rows
    assert {f"{row[4]} {row[5]}" for row in found if row[3] == of} == sides


def test_whole_of_which_a_detail_is_affirmed_is_not_only_denied(tell):
    store = tell(
        Herald=[
            said("PRK suppliesArms RUS", "PRK", "denied"),
            said("PRK suppliesArms RUS", "KOR", amount=FORTY),
        ],
        Tribune=[said("PRK suppliesArms RUS", "JPN", amount=FEW)],
    )
    assert rows(store, "denied") == []
    assert rows(store, "contradictions") == []
    assert rows(store, "corroborated") == [
        "North Korea | supplies arms to | Russia | contested | 2 | Herald; Tribune"
    ]
    assert [row.split(" | ")[-1] for row in rows(store, "single-source")] == ["Herald", "Tribune"]
    (whole,) = (edge for edge in store.edges() if edge.claim.amount is None)
    assert (whole.standing, whole.sources) == (Standing.CONTESTED, 2)


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        (
            [
                said("PRK suppliesArms RUS", "KOR"),
                said("PRK suppliesArms RUS", "USA", "prospective"),
                said("PRK suppliesArms RUS", "PRK", "denied"),
            ],
            ["North Korea | supplies arms to | Russia | South Korea | Herald"],
        ),
        (
            [
                said("PRK suppliesArms RUS", "USA", "hypothetical"),
                said("PRK suppliesArms RUS", "PRK", "denied"),
            ],
            [],
        ),
        (
            [said("CHN alliedWith PRK", "KOR"), said("CHN alliedWith PRK", "PRK", "denied")],
            ["North Korea | is allied with | China | South Korea | Herald"],
        ),
        (
            [said("CHN attacks PRK", "KOR"), said("CHN attacks PRK", "PRK", "denied")],
            [],
        ),
        (
            [
                said("PRK suppliesArms RUS", "KOR", amount=FORTY),
                said("PRK suppliesArms RUS", "PRK", "denied"),
            ],
            ["North Korea | supplies arms to | Russia | South Korea | Herald"],
        ),
        (
            [
                said("PRK suppliesArms RUS", "JPN"),
                said("PRK suppliesArms RUS", "KOR", amount=FORTY),
                said("PRK suppliesArms RUS", "PRK", "denied", amount=FORTY),
            ],
            ["North Korea | supplies arms to | Russia | South Korea | Herald"],
        ),
        (
            [
                said("PRK suppliesArms RUS", "JPN"),
                said("PRK suppliesArms RUS", "PRK", "denied", amount=FORTY),
            ],
            ["North Korea | supplies arms to | Russia | Japan | Herald"],
        ),
        (
            [said("PRK suppliesArms RUS", "PRK"), said("PRK suppliesArms RUS", "PRK", "denied")],
            [],
        ),
    ],
    ids=[
        "not who expects it",
        "not who fears it",
        "at either end",
        "not what is done to it",
        "detail of what it denies",
        "not who says less",
        "detail nobody affirms",
        "not its own word",
    ],
)
def test_denied_by_the_accused(tell, statements, expected):
    assert rows(tell(Herald=statements), "denied-by-accused", accused="PRK") == expected


FEARED = [
    said("PRK suppliesArms RUS", "KOR"),
    said("PRK suppliesArms RUS", "VNM", "prospective"),
    said("PRK suppliesArms RUS", "JPN", "hypothetical"),
    said("PRK suppliesArms RUS", "RUS", "denied"),
]


@pytest.mark.parametrize(
    ("query", "arguments", "expected"),
    [
        (
            "outlets",
            {"a": "PRK", "b": "RUS"},
            {"TASS | North Korea | supplies arms to | Russia | 1 | 1 | 2"},
        ),
        (
            "outlet-countries",
            {"a": "PRK", "b": "RUS"},
            {"Russia | North Korea | supplies arms to | Russia | 1 | 1 | 2 | TASS"},
        ),
        (
            "third-party",
            {},
            {
                "South Korea | affirms | North Korea | supplies arms to | Russia | reported | 1",
                "Vietnam | affirms | North Korea | supplies arms to | Russia | prospective | 1",
                "Japan | affirms | North Korea | supplies arms to | Russia | hypothetical | 1",
            },
        ),
        (
            "between",
            {"a": "PRK", "b": "RUS"},
            {"North Korea | supplies arms to | Russia | contested |  |  | South Korea | Russia"},
        ),
    ],
    ids=["outlets", "outlet-countries", "third-party", "between"],
)
def test_fear_and_plan_affirm_nothing(tell, query, arguments, expected):
    assert set(rows(tell(TASS=FEARED), query, **arguments)) == expected


def test_who_depends_is_affirmed_by_those_who_say_so(tell):
    store = tell(
        Herald=[said("PRK dependsOn CHN", "KOR"), said("PRK dependsOn CHN", "USA", "hypothetical")]
    )
    (edge,) = store.edges()
    assert edge.affirmed_by == ("KOR",)
    assert rows(store, "dependence") == [
        "North Korea | depends on | China | reported |  |  | South Korea | "
    ]


def test_who_only_fears_it_affirms_the_fear(tell):
    store = tell(Herald=[said("PRK dependsOn CHN", "USA", "hypothetical")])
    (edge,) = store.edges()
    assert edge.affirmed_by == ("USA",)
    assert rows(store, "dependence") == [
        "North Korea | depends on | China | hypothetical |  |  | United States | "
    ]


@pytest.mark.parametrize("query", ["corroborated", "single-source"])
def test_outlet_that_only_fears_it_is_no_source(tell, query):
    fear = said("PRK suppliesArms RUS", "USA", "hypothetical")
    more = {"Herald": [said("PRK suppliesArms RUS", "KOR")]} if query == "corroborated" else {}
    store = tell(Courier=[fear], Tribune=[said("PRK suppliesArms RUS", "KOR")], **more)
    (row,) = rows(store, query)
    assert "Tribune" in row
    assert "Courier" not in row


@pytest.mark.parametrize(
    ("query", "ends"), [("threats", "USA attacks CHN"), ("pending", "CHN supports USA")]
)
def test_who_denies_a_plan_does_not_speak_of_it(tell, query, ends):
    denial = said(ends, "USA", "denied")
    (row,) = rows(tell(Herald=[said(ends, "CHN", "prospective"), denial]), query)
    assert row.endswith(" | prospective | China")


def test_outlets_say_the_same_as_an_event_only_as_surely(tell):
    coded = said("USA accuses RUS", status="prospective", cues=("machine-coded",))
    store = tell(
        Events=[coded],
        Herald=[said("USA accuses RUS", "CHN")],
        Tribune=[said("USA accuses RUS", "CHN", "prospective")],
    )
    assert rows(store, "coded") == [
        "Events | United States | accuses | Russia | prospective | 1 | Tribune"
    ]
