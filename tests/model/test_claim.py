from __future__ import annotations

import pytest

from graph.model.claim import Evidence, Speaker
from graph.model.terms import Stance, Status

NAMES = {"RUS": "Russia", "PRK": "North Korea"}


@pytest.mark.parametrize(
    ("stance", "speakers", "said_by", "words"),
    [
        (Stance.AFFIRMS, (), (), "the article itself"),
        (Stance.DENIES, (), (), "denied by the article itself"),
        (Stance.AFFIRMS, ("reports",), (), "according to reports"),
        (Stance.DENIES, ("PRK", "RUS"), (Speaker("RUS", words="the Kremlin"),),
         "denied by North Korea, Russia (the Kremlin)"),
        (Stance.DOUBTS, ("RUS",), (), "doubted by Russia"),
    ],
    ids=["article", "article denies", "nobody named", "two deny", "one doubts"],
)  # fmt: skip
def test_who_says_it_in_words(
    stance: Stance, speakers: tuple[str, ...], said_by: tuple[Speaker, ...], words: str
) -> None:
    told = Evidence("c", "a", Status.REPORTED, stance, speakers, said_by=said_by)
    assert told.told_by(lambda code: NAMES.get(code, code)) == words
