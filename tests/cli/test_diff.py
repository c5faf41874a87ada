import json
from dataclasses import replace
from pathlib import Path

import pytest
from fake_pipeline import TEXT, fake_extract


@pytest.fixture
def stores(run, article: str, pipeline, tmp_path: Path):
    def other(articles, **_options):
        for one, (sent,) in fake_extract(articles):
            yield one, (sent, replace(sent, relation="visits"))

    (tmp_path / "more.txt").write_text(TEXT)
    run("ingest", article, "--store", "a")
    pipeline.extract = other
    run("ingest", "more.txt", "--store", "b")
    return run


def test_diff_says_what_came_and_changed(stores) -> None:
    done = stores("diff", "a", "b")
    lines = done.stdout.splitlines()
    assert lines[0] == "+ Russia visits China  [reported]"
    assert lines[1] == "~ Russia supplies energy to China  [reported]"
    assert done.stderr == "1 edge came, 0 went, 1 changed\n"


def test_diff_the_other_way_says_what_went(stores) -> None:
    assert stores("diff", "b", "a").stdout.startswith("- Russia visits China")


def test_diff_of_a_store_with_itself_is_silent(stores) -> None:
    done = stores("diff", "a", "a")
    assert (done.stdout, done.stderr) == ("", "0 edges came, 0 went, 0 changed\n")


def test_diff_as_json_has_both_sides(stores) -> None:
    found = json.loads(stores("diff", "a", "b", "--json").stdout)
    assert [edge["relation"] for edge in found["came"]] == ["visits"]
    assert found["changed"][0]["before"]["evidence"][0]["article"] == "oil"
    assert found["changed"][0]["after"]["evidence"][0]["article"] == "more"


def test_diff_with_a_missing_store_is_told(run) -> None:
    done = run("diff", "no", "none")
    assert done.exit_code == 1
    assert "no store at no" in done.stderr


def test_diff_of_two_days_compares_a_store_with_itself(stores, tmp_path) -> None:
    rows = [{"id": "one", "text": TEXT, "date": "2024-05-02"}]
    (tmp_path / "dated.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert stores("ingest", "dated.jsonl", "--store", "c").exit_code == 0
    came = stores("diff", "2024-05-01", "2024-05-02", "--store", "c")
    assert came.stdout.startswith("+ Russia")
    assert stores("diff", "2024-05-02", "2024-05-03", "--store", "c").stdout == ""


def test_diff_of_a_day_and_a_store_is_refused(stores) -> None:
    done = stores("diff", "2024-05-01", "a")
    assert done.exit_code == 2
    assert "expected two stores or two days" in done.stderr
