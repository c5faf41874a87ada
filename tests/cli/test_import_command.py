import json
from functools import cache

import pytest

from graph.pipeline import importing  # before a pipeline made by hand takes its place

MAPPER = cache(importing.make_mapper)


@pytest.fixture(autouse=True)
def mapper(monkeypatch):
    """The register is read once for all tests."""
    monkeypatch.setattr(importing, "make_mapper", lambda _own: MAPPER())


ROWS = (
    "Event ID,Date,Source,Target,CAMEO Code,URL\n"
    "1,2024-06-18,RUSGOV,UKR,190,https://a.example\n"
    "2,2024-06-18,RUSCVL,UKR,190,https://a.example\n"
    "3,2024-06-18,USA,ATLANTIS,040,https://a.example\n"
)


@pytest.fixture
def events(tmp_path):
    (tmp_path / "events.csv").write_text(ROWS)
    return "events.csv"


def test_events_become_claims_and_the_rest_is_counted(run, events, tmp_path):
    result = run("import", events)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "3 rows: 1 claim, 0 unreadable",
        "        1  acts for no state: CVL",
        "        1  unknown actor",
        "not known, most frequent first: ATLANTIS (1)",
    ]
    assert "1 new or changed -> entente.db" in result.stderr
    [edge] = json.loads(run("show", "RUS", "UKR", "--json").stdout)
    assert (edge["relation"], edge["standing"], edge["sources"]) == ("attacks", "reported", 1)
    assert edge["evidence"][0]["article"] == "events-1"
    assert "according to events, in events-1 (reported)" in run("show", "RUS", "UKR").stdout
    assert run("remove", "events-1").exit_code == 0
    assert run("show", "RUS", "UKR", "--json").stdout.strip() == "[]"
    assert (tmp_path / "entente.db").is_dir()


def test_dry_run_stores_nothing(run, events, tmp_path):
    result = run("import", events, "--dry-run", "--json")
    report = json.loads(result.stdout)
    assert (report["store"], report["rows"], report["claims"], report["changed"]) == (None, 3, 1, 0)
    assert report["unmapped"] == {"acts for no state: CVL": 1, "unknown actor": 1}
    assert not (tmp_path / "entente.db").exists()


def test_columns_and_data_set_can_be_named(run, tmp_path):
    (tmp_path / "own.csv").write_text("who;whom;what\nRUS;UKR;190\n")
    assert "say which they are with --column" in run("import", "own.csv").stderr
    named = [f"--column={one}" for one in ("source_code=who", "target_code=whom", "cameo=what")]
    report = run("import", "own.csv", *named, "--dataset", "My coders", "--json")
    assert json.loads(report.stdout)["datasets"] == {"My coders": 1}


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("none.csv",), 1, "Error: none.csv: expected a file of events, got: No such file"),
        (("events.csv", "--column", "code"), 2, "expected MEANING=HEAD, MEANING of cameo,"),
        (("events.csv", "--column", "colour=Date"), 2, "got 'colour=Date'"),
        (("cut.csv",), 1, "cut.csv:2: expected 6 columns, got 1"),
        (("cut.csv", "--strict"), 1, "Error: cut.csv:2: expected 6 columns, got 1"),
    ],
    ids=["no file", "no head", "no meaning", "cut", "strict"],
)
@pytest.mark.usefixtures("events")
def test_what_is_wrong_is_told_in_one_line(run, tmp_path, words, code, message):
    (tmp_path / "cut.csv").write_text(ROWS.splitlines()[0] + "\n1\n")
    result = run("import", *words)
    assert result.exit_code == code
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_strict_keeps_what_came_before_and_prints_the_report(run, events):
    done = run("import", events, "--strict", "--json")
    assert done.exit_code == 1
    report = json.loads(done.stdout)
    assert (report["rows"], report["claims"], report["stopped"]) == (2, 1, True)
    assert done.stderr.splitlines() == [
        "Error: events.csv:3: expected a claim between two known actors, "
        "got: acts for no state: CVL",
        "Stopped at a row that is no claim; the rows before it are kept",
    ]
    assert len(json.loads(run("show", "RUS", "UKR", "--json").stdout)) == 1
