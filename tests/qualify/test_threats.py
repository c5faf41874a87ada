"""Threats: hostile deeds that their doer announces, and what is none."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "threat"),
    [
        ("Kenya threatened to suspend its aid to Somalia.", ("KEN", "SOM")),
        ("The threat by Chad to bar Libyan grain was repeated.", ("TCD", "LBY")),
        ("Ghana said that its army would bomb Togo.", ("GHA", "TGO")),
    ],
    ids=["threatened", "noun", "gravest deed"],
)
def test_who_announces_a_hostile_deed_threatens(claims, text, threat):
    (found,) = [s for s in claims(text) if s.relation == "threatens"]
    assert (found.subject, found.object) == threat
    assert found.status.value == "asserted"
    assert found.by == ()


@pytest.mark.parametrize(
    "text",
    [
        "Kenya threatened to send nurses to Somalia.",
        "Ghana said that Mali would bomb Togo.",
        "Ghana said that it would ban imports from Togo.",
        "Kenya has suspended its aid to Somalia.",
        "Kenya denied that it would suspend its aid to Somalia.",
    ],
    ids=["nothing hostile", "another's deed", "only said", "done", "denied"],
)
def test_what_is_no_threat(claims, text):
    assert not [s for s in claims(text) if s.relation == "threatens"]


def test_threat_that_a_frame_finds_is_told_once(claims):
    found = [s for s in claims("Kenya threatened to attack Somalia.") if s.relation == "threatens"]
    assert [s.frame for s in found] == ["threatens/threat_to"]
