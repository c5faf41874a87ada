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
