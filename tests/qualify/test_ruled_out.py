"""What is ruled out, called false or put below something else, and whose word that is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model.claim import Statement

pytestmark = pytest.mark.model

Claims = Callable[[str], list[Statement]]
DISPUTED = ("reported", (), ("BRA",))
CASES = [
    # To rule out is to deny; not to rule out leaves it open.
    ("Brazil rules out arming Bolivia.", "denied", (), ("BRA",)),
    ("Brazil has ruled out arming Bolivia.", "denied", (), ("BRA",)),
    ("Brazil has not ruled out arming Bolivia.", "hypothetical", (), ()),
    ("Brazil refused to rule out arming Bolivia.", "hypothetical", (), ()),
    # Reports that somebody calls false are disputed by him.
    ("Reports that Brazil armed Bolivia are false, Brasilia said.", "reported", (), ("BRA",)),
    ("Rumours that Brazil armed Bolivia are groundless, Brasilia said.", *DISPUTED),
    ("A report that Brazil armed Bolivia is wrong, Brasilia said.", *DISPUTED),
    ("Brasilia said that allegations that Brazil armed Bolivia were a smear.", *DISPUTED),
    ("“The claim that we armed Bolivia is a lie,” Brazil's army said.", *DISPUTED),
    ("Reports that Brazil armed Bolivia are false.", "denied", (), ()),
    ("Claims that Brazil armed Bolivia are not false.", "reported", (), ()),
    ("Reports that Brazil armed Bolivia are true.", "reported", (), ()),
    # The accused who calls it a lie does not confess.
    ("It is a lie that Brazil armed Bolivia, Brasilia said.", "denied", (), ("BRA",)),
    ("It is not true that Brazil armed Bolivia, Brasilia said.", "denied", (), ("BRA",)),
    ("Brasilia said it was a hoax that Brazil had armed Bolivia.", "denied", (), ("BRA",)),
    # What somebody would sooner not do, is far from or votes against.
    ("Brazil would rather quit the pact than arm Bolivia.", "denied", (), ()),
    ("Brazil is far from arming Bolivia.", "denied", (), ()),
    ("Brazil's parliament voted against arming Bolivia.", "denied", (), ()),
    ("Brasilia laughed off talk that Brazil would arm Bolivia.", "denied", (), ("BRA",)),
    # Who doubts disputes, who misses proof only tells, who tells of an end denies nothing.
    ("Chile doubts that Brazil armed Bolivia.", "hypothetical", (), ("CHL",)),
    ("There is no proof that Brazil armed Bolivia, Chile said.", "hypothetical", ("CHL",), ()),
    ("Chile has seen no evidence that Brazil armed Bolivia.", "hypothetical", (), ()),
    ("The minister denied that Brazil had armed Bolivia.", "denied", (), ("minister",)),
    # Who speaks for no state is quoted in words.
    ("Chilean newspapers say Brazil armed Bolivia.", "reported", ("Chilean newspapers",), ()),
    ("A Chilean professor said Brazil armed Bolivia.", "reported", ("Chilean professor",), ()),
    ("According to Chilean media, Brazil armed Bolivia.", "reported", ("Chilean media",), ()),
    ("Chilean state media said Brazil had armed Bolivia.", "reported", ("CHL",), ()),
    ("Chilean officials said Brazil had armed Bolivia.", "reported", ("CHL",), ()),
]


@pytest.mark.parametrize(
    ("text", "status", "by", "denied_by"), CASES, ids=[case[0] for case in CASES]
)
def test_status_and_voices(
    claims: Claims, text: str, status: str, by: tuple[str, ...], denied_by: tuple[str, ...]
) -> None:
    triple = ("BRA", "suppliesArms", "BOL")
    found = [s for s in claims(text) if (s.subject, s.relation, s.object) == triple]
    assert [(s.status.value, s.by, s.denied_by) for s in found] == [(status, by, denied_by)]


def test_who_dismisses_a_report_does_not_vouch_for_it(claims: Claims) -> None:
    text = (
        "Brazil called for calm, and dismissed as groundless Chilean newspaper reports "
        "that it had sent rocket launchers to Bolivia."
    )
    said = [s for s in claims(text) if s.relation == "suppliesArms"]
    assert [(s.by, s.denied_by) for s in said] == [((), ("BRA",))]


def test_who_reports_an_end_denies_nothing(claims: Claims) -> None:
    (said,) = claims("Brazil has stopped arming Bolivia, two officials said.")
    assert (said.relation, said.denied_by) == ("cutsTiesWith", ())


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Chile handed over 14 Bolivian prisoners to Bolivia.", "14 Bolivian prisoners"),
        ("Chile sold over 14 rifles to Bolivia.", "over 14 rifles"),
        ("Chile lent Bolivia $3.5bn.", "$3.5bn"),
        ("Chile sent wheat to Bolivia free of charge.", None),
    ],
)
def test_amounts_as_newspapers_write_them(claims: Claims, text: str, written: str | None) -> None:
    found = [s for s in claims(text) if (s.subject, s.object) == ("CHL", "BOL")]
    amounts = [s.amount.written if s.amount else None for s in found]
    assert [(s.status.value, a) for s, a in zip(found, amounts, strict=True)] == [
        ("asserted", written)
    ]


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Chile and Peru agreed to hold joint exercises in March.", "2025-03-01/2025-04-01"),
        ("Chile and Peru held joint exercises in March.", "2024-03-01/2024-04-01"),
    ],
)
def test_a_bare_month_lies_ahead_of_what_is_agreed(claims: Claims, text: str, month: str) -> None:
    found = [s for s in claims(text) if s.relation == "cooperatesWith"]
    assert [s.when and s.when.iso for s in found] == [month]
