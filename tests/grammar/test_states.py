"""States, happenings, makers and what somebody says that he would do fill slots."""

from __future__ import annotations

from pathlib import Path

import pytest
from trees import read_trees

from graph.grammar.predications import predication

TREES = read_trees(Path(__file__).with_name("states.trees"))
CASES = [
    ("state", "Peru is in a row with Chile.", "row", "noun", "holder: Peru; with: Chile"),
    (
        "happening",
        "Clashes broke out between Mali and Niger.",
        "Clashes",
        "noun",
        "between: Mali Niger",
    ),
    (
        "took-hold",
        "A truce took hold between Mali and Niger.",
        "truce",
        "noun",
        "between: Mali Niger",
    ),
    ("deed", "Rebels sank ships between Oman and Iran.", "Rebels", "noun", "between: "),
    ("broker", "Saudi - brokered talks failed.", "talks", "noun", "broker: Saudi; maker: "),
    ("maker", "Mali bought Chinese - made drones.", "drones", "noun", "maker: Chinese; broker: "),
    (
        "avowed",
        "Chad hinted that it might invade Libya.",
        "hinted",
        "verb",
        "avowed: Libya; avowal: invade",
    ),
    (
        "another's",
        "Chad hinted that Togo might invade Libya.",
        "hinted",
        "verb",
        "avowed: ; avowal: ",
    ),
    ("undergone", "Russia vetoed a text condemning Mali.", "vetoed", "verb", "undergone: Mali"),
    ("under", "India is under Thai pressure to stop.", "stop", "verb", "agent: India"),
]


@pytest.mark.parametrize(
    ("text", "word", "kind", "slots"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_slots(text: str, word: str, kind: str, slots: str) -> None:
    (sentence,) = TREES[text]
    token = next(t for t in sentence.tokens if t.text == word)
    said = predication(sentence, token, kind)
    wanted = dict(part.split(": ") for part in slots.split("; "))
    found = {name: " ".join(t.text for t in said.slots.get(name, ())) for name in wanted}
    assert found == wanted


def test_every_tree_is_used() -> None:
    assert set(TREES) == {case[1] for case in CASES}
