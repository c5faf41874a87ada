import json
from pathlib import Path

import pytest

TABLE = "RURI,state,Ruritania; Strelsau (seat),,\nrudolf,person,Rudolf Elphberg,RURI (King),2001/\n"


@pytest.fixture
def own(tmp_path: Path) -> str:
    (tmp_path / "own.csv").write_text(TABLE)
    return "own.csv"


def test_find_lists_actors_by_any_name(run) -> None:
    done = run("actors", "find", "the kremlin")
    assert (done.exit_code, done.stdout) == (1, "")
    assert run("actors", "find", "kremlin").stdout == "RUS  Russia (state)\n"


def test_find_falls_back_on_a_part_of_a_name(run) -> None:
    lines = run("actors", "find", "zhongnanh").stdout.splitlines()
    assert lines == ["CHN  China (state)"]


def test_find_lists_all_who_share_a_name_with_whom_they_act_for(run) -> None:
    found = {item["code"] for item in json.loads(run("actors", "find", "KIM", "--json").stdout)}
    assert {"kim-jong-un", "kim-il-sung", "kim-yo-jong"} <= found
    assert "kim-jong-un  Kim Jong Un (person, acts for PRK)" in run("actors", "find", "kim").stdout


def test_show_tells_all_about_an_actor(run) -> None:
    lines = run("actors", "show", "crimea").stdout.splitlines()
    assert lines[:3] == ["code: crimea", "kind: place", "label: Crimea"]
    assert {"held by: RUS", "claimed by: RUS; UKR"} <= set(lines)


def test_show_gives_the_chain_of_the_day(run) -> None:
    def chain(day: str) -> str:
        done = run("actors", "show", "jens-stoltenberg", "--date", day, "--json")
        return json.loads(done.stdout)["acts_for"]

    assert chain("2010-01-01") == ["NOR"]
    assert chain("2024-06-19") == ["NATO"]


def test_show_gives_the_members_of_the_day_and_years_without_days(run) -> None:
    shown = run("actors", "show", "EU", "--date", "2019-06-01", "--json").stdout
    facts = json.loads(shown)
    assert "GBR" in facts["members"]
    assert {"GBR 1973 to 2020", "SWE 1995 to now"} <= set(facts["memberships"])
    facts = json.loads(run("actors", "show", "GBR", "--date", "2021-06-01", "--json").stdout)
    assert "EU" not in facts["member_of"]
    assert facts["neighbours"] == ["IRL"]


def test_show_of_an_unknown_actor_offers_near_names(run) -> None:
    done = run("actors", "show", "Rusia")
    assert done.exit_code == 1
    assert "did you mean Russia" in done.stderr


def test_own_actors_are_found(run, own: str) -> None:
    assert run("actors", "find", "strelsau", "--actors", own).stdout == "RURI  Ruritania (state)\n"
    shown = run("actors", "show", "rudolf", "--actors", own).stdout
    assert "offices: King of RURI, 2001-01-01 to now" in shown


def test_check_finds_nothing_in_the_register(run, own: str) -> None:
    done = run("actors", "check", "--actors", own)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "0 faults in the register\n"


def test_check_prints_faults_of_own_actors(run, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("X,planet,Xanadu,,\n")
    done = run("actors", "check", "--actors", "bad.csv")
    assert done.exit_code == 1
    assert done.stdout.startswith("bad.csv:1: kind: expected one of ")


def test_unknown_names_are_counted_most_frequent_first(run, tmp_path: Path) -> None:
    first = "Norway met the Society of Lamplighters. The Society of Lamplighters smiled."
    (tmp_path / "one.txt").write_text(f"{first}\n\nMr. Otto Quark of Oslo left.\n")
    (tmp_path / "two.txt").write_text("On Tuesday Otto Quark's brother called the White House.\n")
    (tmp_path / "three.txt").write_text("In the end the Society of Lamplighters paid.\n")
    files = ("one.txt", "two.txt", "three.txt")
    assert run("actors", "unknown", *files).stdout == (
        "    3  Society of Lamplighters\n    2  Otto Quark\n"
    )
    done = run("actors", "unknown", *files, "--least", "3", "--json")
    assert json.loads(done.stdout) == [
        {"name": "Society of Lamplighters", "times": 3, "articles": 2}
    ]


def test_headlines_in_capitals_name_no_unknown(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("OTTO QUARK WINS AGAIN\n\nHe smiled.\n")
    assert run("actors", "unknown", "a.txt").stdout == ""


def test_open_names_are_counted_with_whom_they_could_mean(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Sharif complained.\n\nNobody heard Sharif.\n")
    brothers = ["nawaz-sharif", "shehbaz-sharif"]
    assert run("actors", "open", "a.txt").stdout == f"    2  Sharif: {', '.join(brothers)}\n"
    (found,) = json.loads(run("actors", "open", "a.txt", "--json").stdout)
    assert found == {"name": "Sharif", "times": 2, "articles": 1, "actors": brothers}
    assert run("actors", "open", "a.txt", "--least", "3").stdout == ""


@pytest.mark.parametrize(("command", "name"), [("unknown", "Otto Quark"), ("open", "Georgia")])
def test_columns_of_a_table_of_texts_are_named(
    run, tmp_path: Path, command: str, name: str
) -> None:
    (tmp_path / "a.csv").write_text(f"head,words\nOil,On Tuesday {name} left.\n")
    done = run("actors", command, "a.csv", "--columns", "text=words")
    assert done.exit_code == 0, done.stderr
    assert name in done.stdout
    assert run("actors", command, "a.csv").exit_code == 1
