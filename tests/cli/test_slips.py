"""Slips of the hand on the command line: each is one line that says what to do."""

from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["extract", ""], 1, "expected a file, folder or address, got ''"),
        (["ingest", " "], 1, "expected a file, folder or address, got ' '"),
        (["ingest", "oil.txt", "--actors", "no.csv"], 1, "no.csv: expected a file of actors"),
        (["ingest", "oil.txt", "--parts", "/proc/p"], 1, "--parts /proc/p: expected a folder to"),
        (["explain", "oil.txt"], 1, "`entente explain - < oil.txt` explains it"),
        (["show", "RUS", "--json", "--markdown"], 2, "expected one of --json and --markdown"),
        (["show", "RUS", "--html", "-", "--json"], 2, "expected one of --json and --html"),
        (["show", "RUS", "--html", "out.txt"], 1, "out.txt: expected OUT.html, got '.txt'"),
        (["query", "oil.txt"], 1, "expected a named query, SPARQL or a .rq file, got 'oil.txt'"),
        (["query", "--list", "contestd"], 1, "did you mean contested"),
        (["export", "out.html"], 1, "`entente view` writes html"),
        (["view", "out.html", "--source", "qqq"], 1, "`entente query articles` lists them"),
        (["eval", "--compare", "no.json", "no.json"], 1, "prints, got: No such file"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_slip_is_told_in_one_line(stored, words: list[str], code: int, said: str) -> None:
    done = stored(*words)
    assert (done.exit_code, done.stdout) == (code, "")
    assert said in done.stderr
    assert not Path("out.html").exists()


def test_nothing_is_made_where_own_actors_are_missing(stored) -> None:
    assert stored("ingest", "oil.txt", "--actors", "no.csv", "--store", "new.db").exit_code == 1
    assert not Path("new.db").exists()


@pytest.mark.parametrize("text", ["Mali left.", "x" * 5000, "a\0b"], ids=["text", "long", "nul"])
def test_text_is_no_file(run, text: str) -> None:
    assert run("explain", text).exit_code == 0


def test_one_named_query_is_listed_alone(run) -> None:
    lines = run("query", "--list", "contested").stdout.splitlines()
    assert lines[0].startswith("contested: ")
    assert all(line.startswith("    ") for line in lines[1:])
