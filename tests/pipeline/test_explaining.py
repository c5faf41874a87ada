"""`entente explain`: every step of a sentence, the nearest misses first and not all of them."""

from __future__ import annotations

import pytest

from graph.pipeline.explanation import Explanation, explain

TEXT = "Seoul says that Pyongyang may have sent shells to Moscow, which the Kremlin denies."


@pytest.fixture(scope="module")
def told() -> Explanation:
    return explain(TEXT)


def test_claim_has_its_status_speakers_and_cues(told):
    [sentence] = told.data()["sentences"]
    claim, denial = sentence["claims"]
    assert claim["claim"] == "PRK suppliesArms RUS"
    assert (claim["by"], claim["denied_by"]) == (["KOR"], ["RUS"])
    assert denial["claim"] == "RUS rejects KOR"
    assert {"may", "denies"} <= set(claim["cues"])


def test_misses_that_lack_an_actor_alone_come_first(told):
    [sentence] = told.data()["sentences"]
    lacking = [miss["missing"] == "an actor at each end" for miss in sentence["near_misses"]]
    assert lacking == sorted(lacking, reverse=True)
    assert lacking[0]


def test_terminal_gets_the_nearest_misses_and_the_number_of_the_others(told):
    [sentence] = told.data()["sentences"]
    lines = told.lines()
    shown = lines[lines.index("  near misses") + 1 :]
    assert sum("missing:" in line for line in shown) == 8
    assert shown[8] == f"    and {len(sentence['near_misses']) - 8} more; --json gives them"
