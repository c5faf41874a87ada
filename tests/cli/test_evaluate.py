import json
from pathlib import Path

import pytest

HEAD = "id\tsentence\tmarked_sentence\tsource\ttarget\troot"


@pytest.fixture
def table(tmp_path: Path) -> str:
    rows = [f"{n}\tA did not help B\tx\ta\tb\t{'AID' if n % 3 else 'YIELD'}" for n in range(30)]
    (tmp_path / "pairs.tsv").write_text("\n".join((HEAD, *rows)))
    return "pairs.tsv"


@pytest.fixture
def gold(tmp_path: Path, article: str) -> str:
    sold = {"subject": "RUS", "relation": "suppliesEnergy", "object": "CHN", "cue": "sent oil"}
    met = {"subject": "RUS", "relation": "meetsWith", "object": "FRA", "cue": "sent oil"}
    line = {"id": "t", "text_file": article, "statements": [sold, met]}
    (tmp_path / "gold.jsonl").write_text(json.dumps(line))
    return "gold.jsonl"


def test_misses_and_wrong_statuses_are_told_with_their_reasons(run, gold: str) -> None:
    lines = run("eval", gold, "--examples").stdout.splitlines()
    assert "missed, by reason: no mention of an end 1" in lines
    assert "false, by reason: none" in lines
    assert "status, by reason: other status 1" in lines
    assert any(line.startswith("missed: t: RUS meetsWith FRA") for line in lines)


def test_slices_and_intervals_stand_in_the_json(run, gold: str) -> None:
    found = json.loads(run("eval", gold, "--json").stdout)
    assert found["slices"]["reported"]["recall"] == 0.5
    low, high = found["intervals"]["recall"]
    assert low <= 0.5 <= high


def test_halves_of_a_table_add_up(run, table: str) -> None:
    a, b, whole = (
        json.loads(run("eval", "--pairs", table, *half, "--json").stdout)
        for half in (["--half", "a"], ["--half", "b"], [])
    )
    assert 0 < a["pairs"] < 30
    assert a["pairs"] + b["pairs"] == whole["pairs"] == 30
    assert whole["slices"]["negation"]["found"] == 20


def test_wrong_pairs_are_listed_on_demand(run, table: str) -> None:
    assert (
        "YIELD, got AID: 0: x (other relation: give)"
        in run("eval", "--pairs", table, "--examples").stdout
    )
    assert "got AID: 0" not in run("eval", "--pairs", table).stdout


def test_two_runs_are_compared(run, table: str, pipeline, tmp_path: Path) -> None:
    (tmp_path / "before.json").write_text(run("eval", "--pairs", table, "--json").stdout)
    pipeline.answer_pairs = lambda rows, **_: (("YIELD", "") for _ in rows)
    (tmp_path / "after.json").write_text(run("eval", "--pairs", table, "--json").stdout)
    done = run("eval", "--compare", "before.json", "after.json")
    assert "accuracy 0.667 -> 0.333 (-0.333)" in done.stdout
    assert {"+10 right pairs", "-20 right pairs"} <= set(done.stdout.splitlines())
    data = json.loads(run("eval", "--compare", "before.json", "after.json", "--json").stdout)
    assert data["tables"]["roots"]["YIELD"] == [0, 0.5]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--half", "a", "gold.jsonl"], "--half: expected --pairs with it, got none"),
        (["--half", "c", "--pairs", "p.tsv"], "'c' is not one of 'a', 'b'"),
        (["gold.jsonl", "--pairs", "p.tsv"], "expected a gold file, or --pairs with a table"),
        (["gold.jsonl", "--compare", "a", "b"], "expected a gold file, or --pairs with a table"),
    ],
)
def test_what_does_not_go_together_is_refused(run, words: list[str], told: str) -> None:
    done = run("eval", *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert told in done.stderr


def test_comparing_with_another_file_is_refused(run, gold: str) -> None:
    done = run("eval", "--compare", gold, gold)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: gold.jsonl: expected what `entente eval --json` prints")
