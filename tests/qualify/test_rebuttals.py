"""Who denies what another says rejects it."""

from __future__ import annotations

import pytest


def _rejected(claims, text):
    return [(s.subject, s.object) for s in claims(text) if s.relation == "rejects"]


@pytest.mark.parametrize(
    "text",
    [
        "Norway says that Latvia sells drones to Mali, a claim that Latvia denies.",
        "Norway says that Latvia sells drones to Mali, which Latvia denies.",
        "Norway says the army of Latvia has used gas, which Latvia denies.",
        "Norway says that Latvia sells drones to Mali. Latvia denies it.",
        "Norway blamed the raid on Latvia, an accusation that Latvia dismissed.",
        "According to Norway, drones of Latvia have reached Mali, a claim Latvia rejects.",
    ],
    ids=["claim", "which", "nobody at the other end", "sentence after", "blame", "according to"],
)
def test_a_denial_rejects_who_is_denied(claims, text):
    assert _rejected(claims, text) == [("LVA", "NOR")]


@pytest.mark.parametrize(
    "text",
    [
        "Latvia denies that it sells drones to Mali.",
        "Norway says the harvest in Latvia was poor. Latvia denied a visa.",
        "Drones of Latvia have reached Mali, which Latvia denies.",
        "Norway and Latvia deny it.",
        "Norway said the talks in Latvia went well, which Latvia welcomed.",
    ],
    ids=["of itself", "visa", "nobody says it", "both", "welcomed"],
)
def test_other_denials_reject_nobody(claims, text):
    assert _rejected(claims, text) == []
