"""Deeds whose other end only the words before name."""

import pytest


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Iran demanded an apology from Kuwait. Kuwait has refused.",
            ("KWT", "rejects", "IRN"),
            id="who demanded",
        ),
        pytest.param(
            "Iran attacked Kuwait. Kuwait has threatened war.",
            ("KWT", "threatens", "IRN"),
            id="the enemy, though a thing stands there",
        ),
        pytest.param(
            "The president of Kenya visited Uganda. Kenya has since delivered twenty ambulances.",
            ("KEN", "providesAid", "UGA"),
            id="the friend",
        ),
        pytest.param(
            "Kuwait bombed Iraq. Baghdad has called it an act of aggression.",
            ("IRQ", "criticises", "KWT"),
            id="who did what a pronoun means",
        ),
        pytest.param(
            "Uganda attacked Burundi before Kenya arranged a ceasefire.",
            ("KEN", "mediatesFor", "BDI"),
            id="those who quarrel",
        ),
    ],
)
def test_the_other_end_is_taken_from_what_was_told_before(claims, text, wanted):
    assert wanted in {(s.subject, s.relation, s.object) for s in claims(text)}


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kuwait has refused.", id="nothing before"),
        pytest.param("Iran sold grain to Kuwait. Kuwait has refused.", id="no demand before"),
        pytest.param(
            "Iran demanded an apology from Kuwait. It rained. It rained. Kuwait has refused.",
            id="too far back",
        ),
    ],
)
def test_without_a_partner_there_is_no_edge(claims, text):
    assert "rejects" not in {s.relation for s in claims(text)}


TWO_STATES = "Kuwait fined Iraq. Iraq sued Kuwait. Kuwait wrote to Iraq. Iraq wrote to Kuwait. "


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            TWO_STATES + "It rained. Baghdad severed diplomatic relations in May.",
            ("IRQ", "cutsTiesWith", "KWT"),
            id="the other of two states that the text is about",
        ),
        pytest.param(
            "Kenya offered Uganda fifty trucks. Uganda refused the offer.",
            ("UGA", "rejects", "KEN"),
            id="who offered",
        ),
        pytest.param(
            "Iran attacked Kuwait. Kuwait demanded compensation.",
            ("KWT", "demandsOf", "IRN"),
            id="who attacked",
        ),
        pytest.param(
            "Kenya recognised Kosovo on Monday. Serbia condemned it.",
            ("SRB", "criticises", "KEN"),
            id="who did to somebody else what a pronoun means",
        ),
        pytest.param(
            "Iran has urged Kuwait to stop its provocations.",
            ("KWT", "coerces", "IRN"),
            id="who is to stop it does it to who asks",
        ),
    ],
)
def test_the_other_end_is_who_is_left(claims, text, wanted):
    assert wanted in {(s.subject, s.relation, s.object) for s in claims(text)}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        pytest.param(
            "It rained in Iraq. It snowed in Kuwait. Iraq severed diplomatic relations in May.",
            "cutsTiesWith",
            id="states named in passing",
        ),
        pytest.param(
            TWO_STATES + "Both Iraq and Kuwait dismissed the claim.",
            "rejects",
            id="both of the two do it",
        ),
        pytest.param(
            TWO_STATES + "Kenya severed diplomatic relations in May.",
            "cutsTiesWith",
            id="somebody else does it",
        ),
        pytest.param(
            TWO_STATES + "Oman wrote to Iraq. Oman fined Kuwait. Oman slept. Iraq broke off ties.",
            "cutsTiesWith",
            id="a third state is named as often",
        ),
    ],
)
def test_a_text_about_more_or_less_than_two_names_nobody(claims, text, unwanted):
    assert unwanted not in {s.relation for s in claims(text)}
