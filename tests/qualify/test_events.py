"""An event is no more certain than what is said of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model.claim import Statement
from graph.model.terms import Status

pytestmark = pytest.mark.model

Claims = Callable[[str], list[Statement]]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("War may break out between Chad and Mali.", Status.PROSPECTIVE),
        ("If war breaks out between Chad and Mali, prices will rise.", Status.HYPOTHETICAL),
        ("Talks between Chad and Mali never took place.", Status.DENIED),
        ("No clashes broke out between Chad and Mali.", Status.DENIED),
        ("A war between Chad and Mali is unlikely.", Status.DENIED),
        ("An attack by Mali on Chad is possible.", Status.PROSPECTIVE),
        ("Talks between Mali and Chad are unlikely to resume.", Status.DENIED),
        ("Talks between Mali and Chad are expected to begin in May.", Status.PROSPECTIVE),
        ("Malian sanctions against Chad are expected.", Status.PROSPECTIVE),
        ("A Malian attack on Chad would be a disaster.", Status.HYPOTHETICAL),
        ("Chad may come under Malian fire.", Status.PROSPECTIVE),
        ("Mali has not faced Chadian attacks.", Status.DENIED),
    ],
)
def test_an_event_that_may_not_be_is_no_fact(claims: Claims, sentence: str, status: Status) -> None:
    (found,) = claims(sentence)
    assert found.status is status


@pytest.mark.parametrize(
    "sentence",
    [
        "Clashes broke out between Chad and Mali.",
        "The war between Chad and Mali began in 2022.",
        "The war between Chad and Mali dragged on.",
        "Malian sanctions on Chad are unlikely to end.",
        "Chad came under Malian fire.",
        "Chad has not responded to Malian demands.",
    ],
)
def test_an_event_that_came_about_stays_a_fact(claims: Claims, sentence: str) -> None:
    (found,) = claims(sentence)
    assert found.status is Status.ASSERTED
