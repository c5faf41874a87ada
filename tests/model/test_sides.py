from __future__ import annotations

import pytest

from graph.model.claim import Claim, Edge, Evidence
from graph.model.terms import Stance, Standing, Status

CLAIM = Claim("PRK", "suppliesArms", "RUS")


def voice(status: Status, speaker: str) -> Evidence:
    stance = Stance.DENIES if status is Status.DENIED else Stance.AFFIRMS
    return Evidence(CLAIM.id, "a", status, stance, speakers=(speaker,))


VOICES = (
    voice(Status.REPORTED, "KOR"),
    voice(Status.PROSPECTIVE, "USA"),
    voice(Status.HYPOTHETICAL, "JPN"),
    voice(Status.DENIED, "RUS"),
)


@pytest.mark.parametrize(
    ("standing", "voices", "affirmed_by"),
    [
        (Standing.CONTESTED, VOICES, ("KOR",)),
        (Standing.PROSPECTIVE, VOICES[1:], ("JPN", "USA")),
        (Standing.DENIED, VOICES[3:], ()),
    ],
    ids=["a fact to somebody", "a plan", "denied"],
)
def test_who_plans_or_fears_affirms_no_fact(standing, voices, affirmed_by):
    edge = Edge(CLAIM, voices, standing)
    assert (edge.affirmed_by, edge.denied_by) == (affirmed_by, ("RUS",))
