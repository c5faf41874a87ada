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
        pytest.param(
            "India has sold rockets to Armenia. France has delivered howitzers.",
            ("FRA", "suppliesArms", "ARM"),
            id="whom another arms",
        ),
        pytest.param(
            "Kuwait invaded Iraq. Washington imposed sanctions within days.",
            ("USA", "sanctions", "KWT"),
            id="the aggressor whom a third one punishes",
        ),
        pytest.param(
            "Sweden condemned Togo. Washington imposed sanctions.",
            ("USA", "sanctions", "TGO"),
            id="whom another condemns",
        ),
        pytest.param(
            "Kenya's president visited Peru and signed a memorandum.",
            ("KEN", "signsAgreementWith", "PER"),
            id="the host of who signs",
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


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "relation"),
    [
        pytest.param(
            "India has sold grain to Armenia. France has delivered howitzers.",
            "suppliesArms",
            id="whom another feeds",
        ),
        pytest.param(
            "Sweden praised Togo. Washington imposed sanctions.",
            "sanctions",
            id="whom another praises",
        ),
        pytest.param(
            "Kenya bombed Peru and signed a memorandum.",
            "signsAgreementWith",
            id="the enemy of who signs",
        ),
    ],
)
def test_what_tells_of_something_else_names_no_end(claims, text, relation):
    assert relation not in {s.relation for s in claims(text)}


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
