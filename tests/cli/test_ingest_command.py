from __future__ import annotations

import json
import os
import pty
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from fake_pipeline import TEXT

from graph.cli.ingest import say
from graph.cli.progress import expected_articles, watched
from graph.pipeline.ingest_report import Report

GERMAN = "Die Regierung hat das Abkommen nicht unterzeichnet und will es im Herbst prüfen. " * 9


@pytest.fixture
def folder(tmp_path: Path) -> str:
    place = tmp_path / "in"
    place.mkdir()
    (place / "oil.txt").write_text(TEXT)
    (place / "binary.txt").write_bytes(b"\x00\x01\x02\xff" * 64)
    (place / "pakt.txt").write_text(GERMAN)
    (place / "more.txt").write_text("China bought more oil from Russia.")
    return "in"


def test_bad_files_are_told_and_the_rest_is_stored(run, folder: str) -> None:
    done = run("ingest", folder, "--json")
    assert done.exit_code == 1
    found = json.loads(done.stdout)
    assert found["articles"] == {"new": 2, "changed": 0, "unchanged": 0, "skipped": 2}
    assert found["claims"] == 2
    assert found["missing"]["date"] == 2
    assert {Path(one["place"]).stem: one["reason"][:16] for one in found["skipped"]} == {
        "binary": "expected text, g",
        "pakt": "expected English",
    }
    assert sorted(line.partition(":")[0] for line in done.stderr.splitlines()[:2]) == [
        "Error",
        "Skipped",
    ]


@pytest.mark.parametrize("order", [("oil.txt", "binary.txt"), ("binary.txt", "oil.txt")])
def test_strict_stops_at_the_first_bad_file_and_keeps_what_came_before(
    run, folder: str, order: tuple[str, str]
) -> None:
    done = run("ingest", *(f"{folder}/{name}" for name in order), "--strict", "--json")
    assert done.exit_code == 1
    found, before = json.loads(done.stdout), order.index("binary.txt")
    assert (found["stopped"], found["articles"]["new"]) == (True, before)
    assert [Path(one["place"]).name for one in found["skipped"]] == ["binary.txt"]
    fault, report, *rest = done.stderr.splitlines()
    assert fault.startswith("Error: in/binary.txt: expected text")
    assert report.startswith(f"{before} new article")
    assert rest[-1] == "Stopped at a fault; what was read before it is kept"
    assert len(run("query", "articles", "--format", "csv").stdout.splitlines()) == 1 + before


def test_columns_are_named(run, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'head,words\nOil,"{TEXT}"\n')
    done = run("ingest", "a.csv", "--columns", "text=words,title=head", "--json")
    assert done.exit_code == 0, done.stderr
    assert "title" not in json.loads(done.stdout)["missing"]
    assert run("ingest", "a.csv", "--columns", "words").exit_code == 2


def test_same_article_in_two_places_is_no_fault(run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "oil.txt").write_text(TEXT)
    done = run("ingest", "a", "b")
    assert done.exit_code == 0, done.stderr
    assert "Skipped: b/oil.txt: the same article as 'oil'" in done.stderr


def test_re_extract_says_that_nothing_changed(run, folder: str) -> None:
    run("ingest", folder)
    done = run("re-extract")
    assert (done.exit_code, done.stdout) == (0, "")
    said, again = done.stderr.splitlines()
    assert said == "0 edges came, 0 went, 0 changed"
    assert again.startswith("0 articles read again, 2 unchanged, in ")


def test_re_extract_tries_without_changing(run, folder: str) -> None:
    run("ingest", folder)
    before = run("export", "-").stdout
    done = run("re-extract", "--dry-run", "--json")
    assert done.exit_code == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["came"], found["went"], found["changed"], found["dry_run"]) == ([], [], [], True)
    assert run("export", "-").stdout == before


def test_re_extract_without_a_store_is_refused(run) -> None:
    done = run("re-extract")
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: no store at entente.db")


def test_how_many_articles_to_expect(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.txt").write_text("x")
    (tmp_path / "a" / ".hidden").write_text("x")
    (tmp_path / "many.jsonl").write_text("{}\n{}\n{}\n")
    (tmp_path / "page.warc").write_text("x")
    assert expected_articles([str(tmp_path / "a"), str(tmp_path / "many.jsonl")]) == 4
    assert expected_articles(["https://example.org/pact.html"]) == 1
    assert expected_articles([str(tmp_path / "page.warc"), "https://example.org/"]) is None
    assert expected_articles(["-"]) is None


def test_progress_is_silent_where_nobody_looks(capfd: pytest.CaptureFixture[str]) -> None:
    with watched(lambda: pytest.fail("nobody asks")) as show:
        show(Report(new=3))
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_progress_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, end = pty.openpty()
    with os.fdopen(end, "w") as stderr:
        monkeypatch.setattr(sys, "stderr", stderr)
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setenv("COLUMNS", "100")
        with watched(lambda: 400) as show:
            show(Report(new=100, unchanged=50, statements=1234))
    seen = ""
    with suppress(OSError):  # which is how the other end of a terminal says that it is closed
        while block := os.read(terminal, 4096):
            seen += block.decode(errors="replace")
    os.close(terminal)
    assert "150 articles" in seen
    assert "1,234 claims" in seen


def test_statements_left_out_are_told_some_at_a_time(capsys) -> None:
    refused = [(f"a-{n}", "CHN leads NATO: expected Person") for n in range(12)]
    say(Report(refused=refused), Path("s"), as_json=False)
    told = capsys.readouterr().err.splitlines()
    assert told[1] == "Left out: a-0: CHN leads NATO: expected Person"
    assert told[11:] == ["Left out: 2 statements more; --json gives all"]
