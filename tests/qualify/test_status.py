"""Sentences and the status, speakers and deniers of the one claim that counts in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model.claim import Statement
from graph.model.terms import Status

pytestmark = pytest.mark.model

SUPPLY = ("PRK", "suppliesArms", "RUS")
ATTACK = ("RUS", "attacks", "UKR")
CASES = [
    ("North Korea supplied shells to Russia.", SUPPLY, "asserted", (), ()),
    ("North Korea did not supply shells to Russia.", SUPPLY, "denied", (), ()),
    ("North Korea never supplied shells to Russia.", SUPPLY, "denied", (), ()),
    ("Pyongyang denied supplying shells to Russia.", SUPPLY, "denied", (), ("PRK",)),
    ("Moscow denies that North Korea supplied shells to Russia.", SUPPLY, "denied", (), ("RUS",)),
    ("Seoul says North Korea supplied shells to Russia.", SUPPLY, "reported", ("KOR",), ()),
    ("North Korea supplied shells to Russia, Seoul said.", SUPPLY, "reported", ("KOR",), ()),
    (
        "According to Seoul, North Korea supplied shells to Russia.",
        SUPPLY,
        "reported",
        ("KOR",),
        (),
    ),
    (
        "Some observers say North Korea supplied shells to Russia.",
        SUPPLY,
        "reported",
        ("some observers",),
        (),
    ),
    (
        "North Korea is yet to supply shells to Russia.",
        SUPPLY,
        "denied",
        (),
        (),
    ),
    (
        "Should Russia attack Ukraine, Poland would close the border.",
        ATTACK,
        "hypothetical",
        (),
        (),
    ),
    ("North Korea reportedly supplied shells to Russia.", SUPPLY, "reported", (), ()),
    ("North Korea is accused of supplying shells to Russia.", SUPPLY, "reported", (), ()),
    (
        "Washington accused North Korea of supplying shells to Russia.",
        SUPPLY,
        "reported",
        ("USA",),
        (),
    ),
    ("North Korea may supply shells to Russia.", SUPPLY, "prospective", (), ()),
    ("North Korea will supply shells to Russia.", SUPPLY, "prospective", (), ()),
    ("North Korea plans to supply shells to Russia.", SUPPLY, "prospective", (), ()),
    ("North Korea promised to supply shells to Russia.", SUPPLY, "prospective", ("PRK",), ()),
    ("Putin wants North Korea to supply shells to Russia.", SUPPLY, "prospective", (), ()),
    ("North Korea refused to supply shells to Russia.", SUPPLY, "denied", (), ()),
    ("North Korea is unlikely to supply shells to Russia.", SUPPLY, "denied", (), ()),
    ("North Korea is reluctant to supply shells to Russia.", SUPPLY, "denied", (), ()),
    ("North Korea has refrained from supplying shells to Russia.", SUPPLY, "denied", (), ()),
    ("North Korea no longer supplies shells to Russia.", SUPPLY, "denied", (), ()),
    ("North Korea continues to supply shells to Russia.", SUPPLY, "asserted", (), ()),
    ("North Korea managed to supply shells to Russia.", SUPPLY, "asserted", (), ()),
    ("North Korea did not plan to supply shells to Russia.", SUPPLY, "denied", (), ()),
    ("Moscow threatened to attack Ukraine.", ATTACK, "prospective", ("RUS",), ()),
    ("Moscow would attack Ukraine if talks failed.", ATTACK, "hypothetical", (), ()),
    ("Kyiv fears that Russia will attack Ukraine.", ATTACK, "hypothetical", (), ()),
    ("The West condemned Russia's invasion of Ukraine.", ATTACK, "asserted", (), ()),
    ("Russia's alleged attack on Ukraine alarmed Poland.", ATTACK, "reported", (), ()),
    (
        "Seoul says Washington believes that North Korea may supply shells to Russia.",
        SUPPLY,
        "prospective",
        ("KOR", "USA"),
        (),
    ),
]


@pytest.mark.parametrize(
    ("text", "triple", "status", "by", "denied_by"), CASES, ids=[case[0] for case in CASES]
)
def test_status_speakers_and_deniers_follow_the_words_above_a_claim(
    claims: Callable[[str], list[Statement]],
    text: str,
    triple: tuple[str, str, str],
    status: str,
    by: tuple[str, ...],
    denied_by: tuple[str, ...],
) -> None:
    found = [s for s in claims(text) if (s.subject, s.relation, s.object) == triple]
    assert [(s.status.value, s.by, s.denied_by) for s in found] == [(status, by, denied_by)]


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("Japan lifted sanctions on Iran.", ["concedesTo"]),
        ("Japan did not impose sanctions on Iran.", ["sanctions"]),
        ("Japan ended its cooperation with Iran.", ["cutsTiesWith"]),
    ],
)
def test_an_ending_is_told_once(
    claims: Callable[[str], list[Statement]], text: str, relations: list[str]
) -> None:
    assert sorted(s.relation for s in claims(text)) == relations


def test_the_ground_of_a_threat_is_a_fact(claims: Callable[[str], list[Statement]]) -> None:
    found = claims("Moscow threatened to strike back at Poland for arming Ukraine.")
    (ground,) = [s for s in found if s.relation == "suppliesArms"]
    assert (ground.subject, ground.object, ground.status) == ("POL", "UKR", Status.ASSERTED)
