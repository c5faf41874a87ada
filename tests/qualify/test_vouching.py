"""Sentences and who vouches for the one claim in them, and who disputes it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model.claim import Statement

pytestmark = pytest.mark.model

# status, who vouches for it, who denies it, text
CASES = [
    (
        "reported",
        ("KOR",),
        (),
        '"North Korea has sent shells to Russia," the South Korean minister said.',
    ),
    ("reported", ("KOR",), (), "According to Seoul, North Korea has sent shells to Russia."),
    (
        "reported",
        ("KOR",),
        (),
        "North Korea has sent shells to Russia, according to South Korean officials.",
    ),
    (
        "reported",
        ("KOR",),
        (),
        "In the words of the South Korean minister, North Korea has sent shells to Russia.",
    ),
    (
        "reported",
        ("KOR",),
        (),
        "The South Korean minister told reporters that North Korea had sent shells to Russia.",
    ),
    (
        "reported",
        ("KOR",),
        (),
        "North Korea has sent shells to Russia, the South Korean minister told reporters.",
    ),
    (
        "reported",
        ("KOR",),
        (),
        "South Korea's ministry said in a statement that North Korea had sent shells to Russia.",
    ),
    ("reported", ("KOR",), (), "In a statement, Seoul said North Korea had sent shells to Russia."),
    ("reported", ("KOR",), (), "Seoul said on Monday that North Korea had sent shells to Russia."),
    ("reported", ("KOR",), (), "Seoul said last week that North Korea had sent shells to Russia."),
    ("reported", ("KOR",), (), "Seoul claims North Korea sent shells to Russia."),
    (
        "reported",
        ("KOR",),
        (),
        "South Korean intelligence believes that North Korea sent shells to Russia.",
    ),
    (
        "reported",
        ("KOR",),
        (),
        "South Korea's spy agency has concluded that North Korea sent shells to Russia.",
    ),
    ("reported", ("KOR",), (), "North Korea sent shells to Russia: South Korean officials"),
    ("reported", ("KOR",), (), "North Korea sent shells to Russia, says Seoul"),
    ("reported", ("KOR",), (), "North Korea sent shells to Russia - Seoul"),
    (
        "reported",
        ("two officials",),
        (),
        "North Korea sent shells to Russia, according to two officials.",
    ),
    ("reported", (), (), "North Korea reportedly sent shells to Russia."),
    ("reported", (), (), "It is said that North Korea sent shells to Russia."),
    ("reported", ("KOR", "UKR"), (), "Kyiv and Seoul say that North Korea sent shells to Russia."),
    (
        "reported",
        ("KOR", "USA"),
        (),
        "Seoul says that Washington admitted that North Korea sent shells to Russia.",
    ),
    ("reported", ("PRK",), (), "North Korea admitted that it had sent shells to Russia."),
    ("asserted", (), (), "North Korea has admitted to sending shells to Russia."),
    (
        "reported",
        ("KOR",),
        ("PRK",),
        "Despite North Korean denials, Seoul says that North Korea sent shells to Russia.",
    ),
    ("denied", (), ("PRK",), "North Korea denies having sent shells to Russia."),
    (
        "denied",
        (),
        ("PRK",),
        "North Korea's minister insisted that it had not sent shells to Russia.",
    ),
    ("denied", (), ("PRK",), "North Korea says that it has never sent shells to Russia."),
    ("reported", (), (), "North Korea did not deny that it had sent shells to Russia."),
    (
        "reported",
        ("KOR",),
        (),
        "Seoul spoke of a convoy. It said North Korea had sent shells to Russia.",
    ),
    (
        "reported",
        ("KOR",),
        (),
        'The South Korean minister was blunt. "North Korea has sent shells to Russia," he said.',
    ),
    (
        "reported",
        ("KOR",),
        (),
        'The South Korean minister was blunt: "North Korea has sent shells to Russia."',
    ),
    ("prospective", ("PRK",), (), "North Korea has promised Russia shells."),
    ("prospective", ("PRK",), (), "North Korea has pledged to send shells to Russia."),
    ("prospective", ("KOR",), (), "Seoul says that North Korea will send shells to Russia."),
    ("prospective", ("KOR",), (), "Seoul says that North Korea plans to send shells to Russia."),
    ("hypothetical", (), (), "Seoul fears that North Korea will send shells to Russia."),
    (
        "hypothetical",
        ("KOR",),
        (),
        "Seoul says that North Korea would send shells to Russia if asked.",
    ),
    ("reported", ("Reuters",), (), "Reuters reported that North Korea had sent shells to Russia."),
    ("reported", ("UN",), (), "A UN report says that North Korea sent shells to Russia."),
    (
        "reported",
        ("UN",),
        (),
        "A report by UN experts found that North Korea had sent shells to Russia.",
    ),
    ("reported", ("analysts",), (), "Analysts believe that North Korea sent shells to Russia."),
    (
        "reported",
        ("one Western diplomat",),
        (),
        '"North Korea sent shells to Russia," says one Western diplomat.',
    ),
    (
        "reported",
        ("KOR",),
        (),
        "State media in South Korea said North Korea had sent shells to Russia.",
    ),
    ("reported", ("KOR",), (), "Seoul has evidence that North Korea sent shells to Russia."),
    ("reported", ("KOR",), (), "North Korea, Seoul says, has sent shells to Russia."),
    ("reported", ("KOR",), (), "North Korea, according to Seoul, has sent shells to Russia."),
    ("reported", ("KOR",), (), "In Seoul's telling, North Korea sent shells to Russia."),
    (
        "reported",
        ("KOR",),
        (),
        "In a report released on Monday, Seoul alleged North Korea had sent shells to Russia.",
    ),
    ("reported", ("KOR",), (), "Seoul alleges a shipment of North Korean shells to Russia."),
]
SEOUL = "Seoul says that North Korea sent shells to Russia"
# who denies what Seoul says, and the words for it
DENIALS = [
    (("PRK",), ". Pyongyang denies this."),
    (("PRK",), ". Pyongyang denies the charge."),
    (("PRK",), ". Pyongyang has denied any involvement."),
    (("PRK",), ". Pyongyang calls it a fabrication."),
    (("PRK",), ". Pyongyang calls the accusation fabricated."),
    (("PRK",), ". Pyongyang rejects the claim."),
    (("PRK",), ". Pyongyang dismissed the report as nonsense."),
    (("PRK",), ". Pyongyang denied it."),
    (("PRK",), ", which Pyongyang denies."),
    (("PRK",), ", a charge Pyongyang denies."),
    (("PRK",), ", but Pyongyang denies it."),
    (("PRK",), ". This is denied by Pyongyang."),
    (("PRK",), ". The claim was denied by Pyongyang."),
    (("PRK", "RUS"), ". Both countries deny the charge."),
    (("PRK", "RUS"), ". Moscow and Pyongyang deny this."),
    (("PRK",), ". North Korea's ministry said that it had done no such thing."),
    (("PRK",), ". Pyongyang denies doing so."),
    (("PRK",), ". Pyongyang says that is untrue."),
    (("PRK",), '. "This is a lie," said Kim Jong Un.'),
    (("PRK",), ", despite denials from Pyongyang."),
    (("PRK",), ", although Pyongyang denies doing so."),
    (("RUS",), '. The Kremlin called the report "fake news".'),
]


@pytest.mark.parametrize(
    ("status", "by", "denied_by", "text"), CASES, ids=[case[3] for case in CASES]
)
def test_speakers_are_found(
    claims: Callable[[str], list[Statement]],
    status: str,
    by: tuple[str, ...],
    denied_by: tuple[str, ...],
    text: str,
) -> None:
    triple = ("PRK", "suppliesArms", "RUS")
    found = [s for s in claims(text) if (s.subject, s.relation, s.object) == triple]
    assert {(s.status.value, s.by, s.denied_by) for s in found} == {(status, by, denied_by)}


@pytest.mark.parametrize(("deniers", "words"), DENIALS, ids=[case[1] for case in DENIALS])
def test_deniers_are_found(
    claims: Callable[[str], list[Statement]], deniers: tuple[str, ...], words: str
) -> None:
    (said,) = [s for s in claims(SEOUL + words) if s.relation == "suppliesArms"]
    assert (said.status.value, said.by, said.denied_by) == ("reported", ("KOR",), deniers)


def test_who_denies_training_a_state_denies_arming_it(
    claims: Callable[[str], list[Statement]],
) -> None:
    found = claims("Chad says that Mali has armed Togo. Mali has denied training Togo.")
    (armed,) = [s for s in found if s.relation == "suppliesArms"]
    assert (armed.by, armed.denied_by) == (("TCD",), ("MLI",))


@pytest.mark.parametrize(
    "text",
    [
        "Seoul said it condemned North Korea.",
        '"We condemn North Korea," the South Korean minister said.',
    ],
)
def test_what_one_says_that_he_thinks_of_another_is_a_fact(
    claims: Callable[[str], list[Statement]], text: str
) -> None:
    (found,) = [s for s in claims(text) if s.relation == "criticises"]
    assert (found.status.value, found.by) == ("asserted", ())


def test_who_promises_something_vouches_for_it(
    claims: Callable[[str], list[Statement]],
) -> None:
    (found,) = claims("North Korea has promised Russia shells.")
    assert (found.status.value, found.by) == ("prospective", ("PRK",))
