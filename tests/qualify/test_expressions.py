"""No word for a time is passed over, however few signs of one a text shows."""

from __future__ import annotations

import pytest

from graph.qualify.expressions import expressions

TOLD = (
    "It left in March.",
    "Mali signed on Tuesday.",
    "They met two days ago.",
    "It was sold last weekend.",
    "The vote is tomorrow.",
    "Nobody came until now.",
    "It fell at the end of the decade.",
    "It grew from May to June.",
    "Little was paid so far.",
    "It was built in 1998.",
)


@pytest.mark.parametrize("text", TOLD)
def test_words_for_a_time_are_found(text: str) -> None:
    assert expressions(text)


@pytest.mark.parametrize("text", ["Mali may march on.", "Nobody declared a truce.", ""])
def test_other_words_tell_no_time(text: str) -> None:
    assert expressions(text) == ()
