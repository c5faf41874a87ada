"""Who speaks is kept as said, beside the actor for whom it counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model.claim import Speaker, Statement

pytestmark = pytest.mark.model

Claims = Callable[[str], list[Statement]]
SENT = "Iran has sent missiles to Yemen"
PESKOV = Speaker("RUS", "dmitry-peskov", "Dmitry Peskov, the Kremlin spokesman")
MINISTRY = Speaker("RUS", "russian-defence-ministry", "Russian defence ministry")


def _supply(found: list[Statement]) -> Statement:
    return next(s for s in found if s.relation == "suppliesArms")


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        (f"Dmitry Peskov, the Kremlin spokesman, said that {SENT}.", [PESKOV]),
        (f"The Russian defence ministry said that {SENT}.", [MINISTRY]),
        (f"Moscow says {SENT}.", [Speaker("RUS", "", "Moscow")]),
        (f"According to South Korean intelligence, {SENT}.",
         [Speaker("KOR", "", "South Korean intelligence")]),
        (f"Two senior Japanese diplomats said that {SENT}.",
         [Speaker("JPN", "", "Two senior Japanese diplomats")]),
        (f"A Norwegian minister and Ukrainian officials said that {SENT}.",
         [Speaker("NOR", "", "Norwegian minister"), Speaker("UKR", "", "Ukrainian officials")]),
        (f"“{SENT},” the Russian defence ministry said.", [MINISTRY]),
        (f"Putin spoke first. {SENT}, he said.", [Speaker("RUS", "vladimir-putin", "")]),
        (f"{SENT}.", []),
        (f"Some observers say that {SENT}.", []),
    ],
    ids=["spokesman", "ministry", "seat", "agency", "unnamed", "two", "quoted", "pronoun",
         "nobody", "voices"],
)  # fmt: skip
def test_speakers_are_kept_as_said(claims: Claims, text: str, said_by: list[Speaker]) -> None:
    found = _supply(claims(text))
    assert sorted(found.said_by) == sorted(said_by)
    assert {one.speaks_for for one in said_by} <= set(found.by)


def test_whose_plan_or_hope_it_is_does_not_speak(claims: Claims) -> None:
    found = _supply(claims("Vladimir Putin plans to send missiles to Iran, Minsk said."))
    assert [one.speaks_for for one in found.said_by] == ["BLR"]


@pytest.mark.parametrize(
    ("text", "denier"),
    [
        (f"Washington says {SENT}. Esmail Baghaei, the foreign ministry spokesman, denied this.",
         "foreign ministry spokesman"),
        (f"Washington says {SENT}, which Ayatollah Ali Khamenei denies.", "Khamenei"),
        (f"Washington says {SENT}. The Iranian foreign ministry denied that {SENT}.",
         "Iranian foreign ministry"),
    ],
    ids=["behind", "aside", "elsewhere"],
)  # fmt: skip
def test_who_denies_is_kept_as_said(claims: Claims, text: str, denier: str) -> None:
    (denial,) = _supply(claims(text)).denials
    (speaker,) = denial.said_by
    assert speaker.speaks_for == "IRN"
    assert denier in speaker.words


def test_words_too_long_to_be_a_name_are_left_out(claims: Claims) -> None:
    text = (
        "The Russian defence ministry, a vast grey building that has looked out over the river "
        f"and its barges since the days of the Soviet Union, said that {SENT}."
    )
    (speaker,) = _supply(claims(text)).said_by
    assert speaker.words == "Russian defence ministry"
