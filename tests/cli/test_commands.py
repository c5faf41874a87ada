import json
from pathlib import Path

from fake_pipeline import TEXT


def test_explain_prints_every_step(run) -> None:
    done = run("explain", "--date", "2021-05-03", TEXT)
    assert done.stdout == f"text: {TEXT}\nday: 2021-05-03\n"


def test_explain_reads_standard_input_and_prints_json(run) -> None:
    assert json.loads(run("explain", "-", "--json", stdin=TEXT).stdout) == {"text": TEXT}


def test_explain_of_nothing_is_refused(run) -> None:
    done = run("explain", " ")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "Error: expected a text to explain, got an empty one\n"


def test_demo_says_what_it_made(run) -> None:
    assert run("demo", "--out", "made").stdout == "2 claims -> made\n"


def test_check_is_silent_on_standard_output_when_all_is_well(run) -> None:
    done = run("check")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "0 faults in ontology/ and sources/\n"


def test_check_prints_every_fault(run, pipeline) -> None:
    pipeline.check = lambda: ["a.yaml:1: wrong", "b.yaml:2: wrong"]
    done = run("check")
    assert (done.exit_code, done.stdout) == (1, "a.yaml:1: wrong\nb.yaml:2: wrong\n")


def gold(tmp_path: Path, **fields: object) -> None:
    statement = {"subject": "RUS", "relation": "suppliesEnergy", "object": "CHN"}
    line = {"id": "t", "statements": [statement | {"status": "reported", "by": ["UKR"]}]}
    (tmp_path / "gold.jsonl").write_text(json.dumps(line | fields))


def test_eval_scores_against_gold(run, tmp_path: Path) -> None:
    gold(tmp_path, text=TEXT)
    done = run("eval", "gold.jsonl", "--json")
    found = json.loads(done.stdout)
    assert (found["exact"]["f1"], found["by"]["f1"], found["status_accuracy"]) == (1, 1, 1)


def test_eval_reads_the_text_beside_the_gold_file(run, tmp_path: Path, article: str) -> None:
    gold(tmp_path, text_file=article)
    done = run("eval", "gold.jsonl", "--examples")
    assert done.stdout.splitlines()[1].split()[:4] == ["exact", "1.000", "1.000", "1.000"]


def test_eval_without_a_text_is_refused(run, tmp_path: Path) -> None:
    gold(tmp_path)
    done = run("eval", "gold.jsonl")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "Error: t: expected a text or a text_file, got neither\n"


def test_eval_of_pairs(run, tmp_path: Path) -> None:
    head = "id\tsentence\tmarked_sentence\tsource\ttarget\troot"
    (tmp_path / "p.tsv").write_text(f"{head}\n1\tx\tx\ta\tb\tAID\n2\tx\tx\ta\tb\tYIELD\n")
    found = json.loads(run("eval", "--pairs", "p.tsv", "--json").stdout)
    assert (found["accuracy"], found["unanswered"]) == (0.5, 0)
