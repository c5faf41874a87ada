import csv
import io
import json


def test_all_measures_are_printed_with_what_they_mean(stored) -> None:
    done = stored("analyse")
    assert done.exit_code == 0, done.stderr
    titles = [line.split(":")[0] for line in done.stdout.splitlines() if ": " in line]
    assert titles == [
        "Centrality and brokers",
        "Blocs",
        "Structural balance",
        "Dependence",
        "Leverage",
        "Tone over time",
        "Change",
    ]
    assert done.stderr == "1 claim of 1 edge in entente.db measured\n"


def test_one_measure_as_json_has_names_and_meaning(stored) -> None:
    [table] = json.loads(stored("analyse", "centrality", "--json").stdout)
    assert table["name"] == "centrality"
    assert [row["actor"] for row in table["rows"]] == ["China", "Russia"]
    assert table["means"].endswith(".")


def test_one_measure_as_csv(stored) -> None:
    rows = list(csv.DictReader(io.StringIO(stored("analyse", "centrality", "--csv").stdout)))
    assert [(row["actor"], row["acts on"], row["acted on by"]) for row in rows] == [
        ("China", "0", "1"),
        ("Russia", "1", "0"),
    ]


def test_csv_needs_one_measure(stored) -> None:
    done = stored("analyse", "--csv")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "expected one measure with --csv, got all" in done.stderr


def test_other_claims_count_by_choice(stored) -> None:
    done = stored("analyse", "centrality", "--standing", "denied", "--json")
    assert json.loads(done.stdout)[0]["rows"] == []
    assert done.stderr == "0 claims of 0 edges in entente.db measured\n"


def test_unknown_measure_exits_with_two(stored) -> None:
    done = stored("analyse", "luck")
    assert done.exit_code == 2
    assert "'centrality'" in done.stderr
