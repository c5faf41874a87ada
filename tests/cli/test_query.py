from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pyoxigraph as ox
import pytest

COUNT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
WRONG = "SELECT ?g { GRAPH ?g { SELECT ?s { ?s ?p ?o } } }"


@pytest.mark.parametrize(
    "words",
    [
        ["--a", "Russia", "--b", "CHN"],
        ["--b=moscow", "--a=china"],
        ["a=RUS", "--b", "CHN"],
        ["--store", "entente.db", "--a", "RUS", "--format", "csv", "--b", "CHN"],
    ],
    ids=["options", "equal signs", "both", "among others"],
)
def test_parameters_are_given_as_options(stored, words: list[str]) -> None:
    done = stored("query", "between", *words, *([] if "--format" in words else ["--format", "csv"]))
    assert done.exit_code == 0, done.stderr
    assert done.stdout.splitlines()[1].startswith("Russia,supplies energy to,China,")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["between", "--a"], 2, "expected --PARAMETER VALUE, got '--a'"),
        (["between", "--aa", "RUS"], 1, "expected parameters a, b, since, got 'aa'"),
        (["new", "--since", "2024-01-01", "--since", "2025-01-01"], 2, "expected --since once"),
        (["new", "--since", "May"], 1, "expected since to be a day like 2024-06-19, got 'May'"),
        (["between", "--as-of", "May"], 2, "expected a day like 2024-06-19, got 'May'"),
    ],
    ids=["no value", "unknown", "twice", "no day", "as of no day"],
)
def test_wrong_parameter_is_told(stored, words: list[str], code: int, said: str) -> None:
    done = stored("query", *words)
    assert (done.exit_code, done.stdout) == (code, "")
    assert said in done.stderr


def test_json_is_a_form_like_elsewhere(stored) -> None:
    done = stored("query", "articles", "--json")
    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout)["head"]["vars"][0] == "day"


def test_query_in_a_file_from_windows(stored, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("\ufeffASK { ?a rel:suppliesEnergy ?b }", encoding="utf-8")
    done = stored("query", "q.rq")
    assert (done.exit_code, done.stdout) == (0, "yes\n")


def test_query_in_a_file_that_is_not_there(stored) -> None:
    done = stored("query", "none.rq")
    assert done.exit_code == 1
    assert "none.rq: expected a readable query in UTF-8, got: No such file" in done.stderr
    assert "Errno" not in done.stderr


def test_lint_names_the_place_and_asks_nothing(run) -> None:
    done = run("query", "--lint", WRONG)
    assert done.exit_code == 1
    assert done.stdout.startswith("query, line 1: SELECT inside GRAPH ?g")


@pytest.mark.parametrize("query", ["contested", "ASK { ?a ?b ?c }"])
def test_lint_of_a_sound_query_is_silent(run, query: str) -> None:
    done = run("query", "--lint", query)
    assert (done.exit_code, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELCT ?s { ?s ?p ?o }", "did you mean SELECT"),
        ("DROP ALL", "got DROP"),
        ("ASK { SERVICE <http://a.example/> { ?s ?p ?o } }", "SERVICE asks another server"),
        ("ASK FROM article:oil { ?s ?p ?o }", "FROM asks the graphs that it names alone"),
        ("ASK { ?s rel:supplyArms ?o }", "did you mean rel:suppliesArms"),
        ("ASK { actor:ZZZ rel:alliedWith* ?o }", "SPARQL would give actor:ZZZ itself"),
    ],
    ids=["mistake", "update", "service", "from", "term", "path"],
)
def test_lint_tells_it_and_ends_with_one(stored, query: str, told: str) -> None:
    done = stored("query", "--lint", query)
    assert done.exit_code == 1
    assert told in done.stdout


def test_lint_takes_a_file_of_a_named_query_as_one(run) -> None:
    file = Path(__file__).parents[2] / "ontology" / "queries" / "between.rq"
    done = run("query", "--lint", str(file))
    assert (done.exit_code, done.stdout) == (0, "")


def test_run_warns_where_the_answer_misleads(stored) -> None:
    done = stored("query", "SELECT ?s { ?s rel:supplyArms actor:RUS }")
    assert (done.exit_code, done.stdout) == (0, "s\n-\n")
    assert done.stderr.startswith("warning: query, line 1: rel:supplyArms is no term")
    assert stored("query", "SELECT ?s { ?s rel:suppliesArms actor:RUS }").stderr == ""


def test_answer_without_rows_names_the_store_that_was_asked(stored) -> None:
    done = stored("query", "denied", "--no-roll-up")
    assert done.stderr.startswith("no rows: entente.db holds nothing for `denied`")


def test_answer_without_rows_says_so(stored) -> None:
    done = stored("query", "between", "--a", "Russia", "--b", "RUS")
    assert done.exit_code == 0
    assert done.stderr == (
        "no rows: entente.db holds nothing for `between --a RUS --b RUS`; "
        "--a and --b are the same actor\n"
    )


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs /proc")
@pytest.mark.usefixtures("stored")
def test_interrupt_ends_the_query_and_its_process(tmp_path: Path) -> None:
    program = "from graph.cli import main; main()"
    command = [sys.executable, "-c", program, "query", COUNT, "--timeout", "60"]
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    asked = subprocess.Popen(
        command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, start_new_session=True
    )
    children = Path(f"/proc/{asked.pid}/task/{asked.pid}/children")
    begun = monotonic()
    while not (children.exists() and children.read_text().strip()) and monotonic() - begun < 30:
        sleep(0.05)
    child = int(children.read_text().split()[0])
    asked.send_signal(signal.SIGINT)
    _, told = asked.communicate(timeout=20)
    assert asked.returncode == 128 + signal.SIGINT
    assert b"Traceback" not in told
    assert _has_ended(child)


def _has_ended(process: int) -> bool:
    """Whether a process is gone, or only waits for its end to be noted."""
    begun = monotonic()
    while monotonic() - begun < 10:
        stat = Path(f"/proc/{process}/stat")
        if not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] in {"Z", "X"}:
            return True
        sleep(0.05)
    return False


@pytest.mark.parametrize(("day", "answer"), [("2024-06-19", "yes\n"), ("1990-01-01", "no\n")])
def test_as_of_asks_what_held_then(run, tmp_path: Path, day: str, answer: str) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"id": "a", "date": "2024-06-01", "text": "Russia supplies oil to China."}\n'
    )
    assert run("ingest", "a.jsonl").exit_code == 0
    done = run("query", "ASK { actor:RUS rel:suppliesEnergy actor:CHN }", "--as-of", day)
    assert (done.exit_code, done.stdout) == (0, answer), done.stderr


def test_sound_store_has_no_faults(stored) -> None:
    done = stored("check", "--store", "entente.db")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "0 faults in entente.db\n")


def test_fault_of_a_store_is_told(stored) -> None:
    engine = ox.Store("entente.db")
    engine.update(
        "PREFIX ent: <https://w3id.org/entente/ontology#> "
        "DELETE WHERE { GRAPH ?g { ?evidence ent:stance ?stance } }"
    )
    del engine
    done = stored("check", "--store", "entente.db")
    assert done.exit_code == 1
    assert "expected exactly one stance" in done.stdout
    assert "RUS suppliesEnergy CHN, article oil)" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["oil"], "“"),
        (["russia"], "actor RUS: Russia"),
        (["nowhere-to-be-found"], ""),
    ],
    ids=["quote", "name", "nothing"],
)
def test_search_prints_places(stored, words: list[str], said: str) -> None:
    done = stored("search", *words)
    assert done.exit_code == 0, done.stderr
    assert said in done.stdout
    assert bool(done.stdout) == bool(said)


def test_search_for_no_words_is_told(stored) -> None:
    done = stored("search", "-", "*")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "search: expected words to look for" in done.stderr


def test_pair_of_tables_is_told_by_name(stored, tmp_path: Path) -> None:
    done = stored("export", "net.csv", "--format", "gephi")
    assert done.exit_code == 0, done.stderr
    assert done.stderr.startswith("1 edge -> net-nodes.csv, net-edges.csv\nleft out, as gephi")
    assert (tmp_path / "net-edges.csv").read_text().startswith("Source,Target,")
    assert stored("export", "-", "--format", "gephi").exit_code == 2


def test_wide_answer_comes_row_by_row_on_a_narrow_terminal(stored, monkeypatch) -> None:
    monkeypatch.setattr("graph.cli.query.too_wide", lambda _: 30)
    shown = stored("query", "between", "--a", "RUS", "--b", "CHN").stdout.splitlines()
    assert shown[:3] == ["1", "  subject      Russia", "  relation     supplies energy"]
    assert max(map(len, shown)) <= 30
