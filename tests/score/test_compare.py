import json
from pathlib import Path
from typing import Any

import pytest

from graph.errors import InputError
from graph.score import compare, load_score


def measure(f1: float) -> dict[str, float]:
    return {"precision": f1, "recall": f1, "f1": f1}


def wrong(relation: str) -> dict[str, str]:
    return {"article": "t", "subject": "A", "relation": relation, "object": "B", "status": "denied"}


def texts(f1: float, relations: dict[str, float], missed: list[str]) -> dict[str, Any]:
    return {
        "exact": measure(f1),
        "status_accuracy": 0.5,
        "relations": {name: measure(value) for name, value in relations.items()},
        "misses": [wrong(name) for name in missed],
        "false": [],
    }


def pairs(**answers: str) -> dict[str, Any]:
    listed = [{"id": name, "root": "AID", "answer": answer} for name, answer in answers.items()]
    return {"macro_f1": 0.5, "accuracy": 0.5, "answers": listed}


def test_numbers_and_changed_relations_are_shown() -> None:
    before = texts(0.4, {"visits": 0.2, "attacks": 0.5, "blocks": 0.1}, [])
    after = texts(0.5, {"visits": 0.9, "attacks": 0.5, "trades": 0.3}, [])
    found = compare(before, after)
    assert "exact f1 0.400 -> 0.500 (+0.100)" in list(found.lines())
    assert [c.name for c in found.tables["relations"]] == ["visits", "trades", "blocks"]
    assert "  visits 0.200 -> 0.900 (+0.700)" in list(found.lines())


def test_new_and_mended_misses_are_listed() -> None:
    found = compare(texts(0, {}, ["visits", "blocks"]), texts(0, {}, ["blocks", "attacks"]))
    assert found.came == {"misses": ("t: A attacks B [denied]",)}
    assert found.went == {"misses": ("t: A visits B [denied]",)}


def test_pairs_that_turned_right_or_wrong_are_listed() -> None:
    found = compare(pairs(p="AID", q="NONE", r="AID"), pairs(p="AID", q="AID", r="YIELD"))
    assert (found.came, found.went) == (
        {"right pairs": ("q (AID)",)},
        {"right pairs": ("r (AID)",)},
    )
    assert json.loads(json.dumps(found.data()))["numbers"]["accuracy"] == [0.5, 0.5]


def test_texts_and_pairs_are_not_compared() -> None:
    with pytest.raises(InputError, match="one of texts and one of pairs"):
        compare(texts(0, {}, []), pairs())


@pytest.mark.parametrize("content", ["no json", "[1]", '{"a": 1}', None])
def test_file_that_is_no_score_is_refused(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "a.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(InputError, match=r"a\.json: expected what `entente eval --json` prints"):
        load_score(path)
