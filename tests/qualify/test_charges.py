"""Charges: grave deeds told on somebody's word; settings that are no part of a promise."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "charge"),
    [
        ("Kenya said that Ethiopian troops had shelled a village in Somalia.", ("KEN", "ETH")),
        ("Israeli officials claim that Iran has shipped missiles to Syria.", ("ISR", "IRN")),
    ],
    ids=["deed", "arms for others"],
)
def test_who_tells_of_a_grave_deed_accuses_its_doer(claims, text, charge):
    (found,) = [s for s in claims(text) if s.relation == "accuses"]
    assert (found.subject, found.object) == charge
    assert found.status.value == "asserted"
    assert found.quote in text
    assert text[found.start : found.end] == found.quote
    assert found.subject_as in found.quote


@pytest.mark.parametrize(
    "text",
    [
        "Kenya said that Norway had sent doctors to Somalia.",
        "Ukraine said that Norway had delivered missiles to Ukraine.",
        "According to Kenya, Ethiopian troops shelled a village in Somalia.",
        "Ethiopia said that its troops had shelled a village in Somalia.",
        "Ethiopian troops shelled a village in Somalia, and Kenya said nothing.",
    ],
    ids=["no grave deed", "to the speaker", "soberly told", "its own", "on nobody's word"],
)
def test_what_is_no_charge(claims, text):
    assert not [s for s in claims(text) if s.relation == "accuses"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("On a visit to Kenya, Xi Jinping promised to help Chad.", "asserted"),
        ("During a visit to Kenya, Xi Jinping vowed to help Chad.", "asserted"),
        ("Xi Jinping promised a visit to Kenya.", "prospective"),
    ],
    ids=["on a visit", "during a visit", "promised itself"],
)
def test_setting_of_a_promise_is_not_promised(claims, text, status):
    (found,) = [s for s in claims(text) if s.relation == "visits"]
    assert (found.object, found.status.value) == ("KEN", status)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya is to deliver electricity to Uganda.", "prospective"),
        ("Kenya was to deliver electricity to Uganda.", "prospective"),
        ("Kenya is happy to deliver electricity to Uganda.", "asserted"),
    ],
    ids=["is to", "was to", "no such thing"],
)
def test_what_is_to_be_done_is_not_done(claims, text, status):
    (found,) = [s for s in claims(text) if s.relation == "suppliesEnergy"]
    assert found.status.value == status
