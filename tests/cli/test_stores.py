import json
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from fake_pipeline import TEXT, fake_extract, fake_results

from graph.cli import ingest

ASK = "ASK { actor:RUS rel:suppliesEnergy actor:CHN }"


def test_ingest_says_what_it_stored(run, article: str) -> None:
    done = run("ingest", article, "--store", "s")
    assert done.stdout == ""
    said, missing = done.stderr.splitlines()
    assert said.startswith("1 new article, 0 changed, 0 unchanged, 0 skipped; 1 statement -> s in ")
    assert missing == "Not found: title in 1, date in 1, publisher in 1, author in 1, url in 1"


def test_ingesting_twice_changes_nothing(stored, article: str) -> None:
    before = stored("export", "-").stdout
    assert "0 new articles, 0 changed, 1 unchanged" in stored("ingest", article).stderr
    assert stored("export", "-").stdout == before


def test_bad_file_does_not_keep_the_others_out(run, article: str) -> None:
    done = run("ingest", "none.txt", article)
    assert done.exit_code == 1
    assert "Error: none.txt: expected a file" in done.stderr
    assert run("query", ASK).stdout == "yes\n"


def test_interrupt_keeps_what_was_done_and_says_so(run, article, monkeypatch) -> None:
    def stopped(units, settings):
        yield next(fake_results(units, settings))
        raise KeyboardInterrupt

    monkeypatch.setattr(ingest, "reading", lambda *_: nullcontext(stopped))
    done = run("ingest", article)
    assert done.exit_code == 130
    assert done.stderr.splitlines()[-1] == "Stopped; run it again to go on where it was"
    assert run("query", ASK).stdout == "yes\n"


def test_show_wants_two_actors_that_differ(stored) -> None:
    done = stored("show", "RUS", "Moscow")
    assert done.exit_code == 1
    assert done.stderr == "Error: expected two actors, got Russia twice\n"


def test_show_gives_who_says_what(stored) -> None:
    done = stored("show", "Russia")
    first, second, third = done.stdout.splitlines()
    assert first.startswith("Russia supplies energy to China")
    assert first.endswith("[reported]")
    assert second == "  according to Ukraine, in oil (reported)"
    assert third.strip() == f"“{TEXT[:24]}”, Ukraine said."
    assert done.stderr == "1 edge of Russia in entente.db\n"


def test_show_of_a_pair_takes_names_in_any_writing(stored) -> None:
    for pair in (("RUS", "CHN"), ("china", "moscow")):
        assert len(stored("show", *pair).stdout.splitlines()) == 3
    assert stored("show", "RUS", "USA").stdout == ""


def test_show_gives_the_first_evidence_where_there_is_much(run, tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"a{n:02}", "text": TEXT}) for n in range(15)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    run("ingest", "many.jsonl")
    shown = run("show", "RUS").stdout.splitlines()
    assert len(shown) == 1 + 2 * 12 + 1
    assert shown[-1] == "  and 3 more; --json gives all"
    (edge,) = json.loads(run("show", "RUS", "--json").stdout)
    assert len(edge["evidence"]) == 15


def test_show_as_json_has_all_evidence(stored) -> None:
    (edge,) = json.loads(stored("show", "RUS", "--json").stdout)
    assert (edge["subject"], edge["affirmed_by"]) == ("RUS", ["UKR"])
    assert edge["evidence"][0]["quote"] == TEXT[:24]


def test_show_of_a_person_points_to_the_state(stored) -> None:
    done = stored("show", "Xi Jinping")
    assert done.stderr == "0 edges of Xi Jinping in entente.db; Xi Jinping stands as CHN\n"


def test_unknown_actor_is_told_with_near_names(stored) -> None:
    done = stored("show", "Rusia")
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: actor 'Rusia': expected a code or name")
    assert "did you mean Russia" in done.stderr


def test_remove_takes_the_evidence_out(stored) -> None:
    done = stored("remove", "oil")
    assert (done.exit_code, done.stderr) == (0, "1 article taken out of entente.db\n")
    assert stored("query", ASK).stdout == "no\n"


def test_remove_of_an_unknown_article_is_refused(stored) -> None:
    done = stored("remove", "oill")
    assert done.exit_code == 1
    assert "'oil'" in done.stderr
    assert stored("query", ASK).stdout == "yes\n"


def test_named_query_takes_actors_by_name(stored) -> None:
    for words in (["a=Russia", "b=CHN"], ["b=moscow", "a=china"]):
        done = stored("query", "between", *words, "--format", "csv")
        assert done.exit_code == 0, done.stderr
        assert done.stdout.splitlines()[1].startswith("Russia,supplies energy to,China,")


def test_actor_option_is_short_for_the_parameter(stored) -> None:
    long = stored("query", "partners", "actor=Russia")
    assert long.exit_code == 0, long.stderr
    assert stored("query", "partners", "--actor", "Russia").stdout == long.stdout


def test_query_is_read_from_a_file(stored, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text(ASK)
    assert stored("query", "q.rq").stdout == "yes\n"


def test_query_is_read_from_standard_input(stored) -> None:
    assert stored("query", "-", stdin=ASK).stdout == "yes\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["no-such-question"], "expected a named query, SPARQL or a .rq file"),
        (["none.rq"], "none.rq: expected a readable query"),
        (["SELECT {"], "query, line 1"),
        (["DROP ALL"], "query: expected SELECT"),
        (["betwen"], "did you mean between"),
        (["between", "c=RUS"], "query between: expected parameters a, b, since, got 'c'"),
        (["between", "a=Rusia"], "did you mean Russia"),
        ([ASK, "--format", "ttl"], "result format: expected"),
    ],
)
def test_wrong_query_is_told_in_one_line(stored, words: list[str], said: str) -> None:
    done = stored("query", *words)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: ")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "expected a query, or --list"),
        ([ASK, "a=RUS"], "expected parameters with a named query only"),
        (["between", "RUS"], "expected --PARAMETER VALUE, got 'RUS'"),
    ],
)
def test_wrong_usage_of_query_exits_with_two(stored, words: list[str], said: str) -> None:
    done = stored("query", *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_named_queries_are_listed(run) -> None:
    done = run("query", "--list")
    assert done.exit_code == 0
    assert "between: What is said" in done.stdout
    assert "    --a  actor at one end" in done.stdout
    assert "    entente query between --a PRK --b RUS" in done.stdout


def test_export_follows_the_name_of_the_file(stored, tmp_path: Path) -> None:
    done = stored("export", "out.nt")
    assert done.exit_code == 0, done.stderr
    assert done.stderr.startswith("1 edge -> out.nt\nleft out, as nt does not carry it: ")
    assert "<https://w3id.org/entente/actor/RUS>" in (tmp_path / "out.nt").read_text()


def test_export_to_an_unknown_format_is_refused(stored, tmp_path: Path) -> None:
    done = stored("export", "out.xyz")
    assert done.exit_code == 1
    assert "got 'xyz'" in done.stderr
    assert not (tmp_path / "out.xyz").exists()


def test_view_draws_one_page(stored, tmp_path: Path) -> None:
    done = stored("view", "out.html", "--actor", "China", "--title", "Oil <b>")
    assert (done.exit_code, done.stderr) == (0, "1 edge from 1 article -> out.html\n")
    page = (tmp_path / "out.html").read_text()
    assert "Oil &lt;b&gt;" in page
    assert "Oil <b>" not in page


def test_view_to_a_place_that_cannot_be_is_told(stored) -> None:
    done = stored("view", "oil.txt/out.html")
    assert done.exit_code == 1
    assert "Error: oil.txt/out.html: expected to write there" in done.stderr


def test_actors_outside_the_register_are_shown_and_drawn(run, article: str, pipeline) -> None:
    def extract(articles, **_options):
        for one, (statement,) in fake_extract(articles):
            yield one, (replace(statement, object="Harbour League", by=("some observers",)),)

    pipeline.extract = extract
    run("ingest", article)
    first, second, _ = run("show", "Harbour League").stdout.splitlines()
    assert first.startswith("Russia supplies energy to Harbour League")
    assert second == "  according to some observers, in oil (reported)"
    page = run("view", "-")
    assert page.exit_code == 0, page.stderr
    assert "Harbour League" in page.stdout


@pytest.mark.parametrize(
    "words",
    [["show", "RUS"], ["query", ASK], ["export", "-"], ["view", "-"], ["remove", "oil"]],
    ids=lambda words: words[0],
)
def test_missing_store_is_told_and_not_made(run, tmp_path: Path, words: list[str]) -> None:
    done = run(*words)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "no store at entente.db" in done.stderr
    assert not (tmp_path / "entente.db").exists()


def test_no_store_is_made_within_another(run, article: str, tmp_path: Path) -> None:
    run("ingest", article)
    done = run("ingest", article, "--store", "entente.db/x")
    assert done.exit_code == 1
    assert done.stderr == (
        "Error: store entente.db/x: expected a folder of its own, "
        f"got one within store {tmp_path / 'entente.db'}\n"
    )
    assert not (tmp_path / "entente.db" / "x").exists()
