from pathlib import Path

import pytest


def test_parts_are_loaded_into_a_store(run, article: str, tmp_path: Path) -> None:
    done = run("ingest", article, "--parts", "p")
    assert done.exit_code == 0, done.stderr
    assert " -> p in " in done.stderr
    assert not (tmp_path / "entente.db").exists()
    done = run("load", "p", "--store", "s")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "1 part -> s (1 article new or changed)\n"
    assert run("load", "p", "--store", "s").stderr == "1 part -> s (0 articles new or changed)\n"
    run("ingest", article, "--store", "plain")
    assert run("diff", "plain", "s").stderr == "0 edges came, 0 went, 0 changed\n"
    assert run("show", "Russia", "--store", "s").stdout != ""


def test_tables_are_loaded_into_a_store(run, article: str, tmp_path: Path) -> None:
    done = run("ingest", article, "--parts", "p", "--parquet")
    assert done.exit_code == 0, done.stderr
    assert [path.name for path in (tmp_path / "p").iterdir()] == ["part-000001.parquet"]
    assert run("load", "p", "--store", "s").exit_code == 0
    run("ingest", article, "--store", "plain")
    assert run("diff", "plain", "s").stderr == "0 edges came, 0 went, 0 changed\n"


def test_what_was_exported_is_loaded_again(run, article: str) -> None:
    run("ingest", article, "--store", "plain")
    run("export", "all.trig", "--store", "plain")
    done = run("load", "all.trig", "--store", "s")
    assert done.stderr == "1 file -> s (1 article new or changed)\n"
    assert run("diff", "plain", "s").stderr == "0 edges came, 0 went, 0 changed\n"
    assert run("load", "all.trig", "--store", "plain").stderr.endswith(
        "(0 articles new or changed)\n"
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["load", "."], "expected part-000001.nq and so on, which `entente ingest --parts .`"),
        (["ingest", "a.txt", "--parquet"], "--parquet: expected --parts FOLDER beside it"),
        (["load", "none"], "Path 'none' does not exist"),
        (["load", "a.csv"], "a.csv: expected a file of .ttl, .trig, .nt, .nq, .jsonld, .rdf"),
        (["load", "a.ttl"], "a.ttl: expected claims with their evidence"),
    ],
    ids=["empty", "no folder", "missing", "other form", "no claims"],
)
def test_what_cannot_be_loaded_is_told(run, tmp_path: Path, words: list[str], told: str) -> None:
    (tmp_path / "a.csv").write_text("a,b\n")
    (tmp_path / "a.ttl").write_text("<a:a> <a:b> <a:c> .\n")
    done = run(*words)
    assert done.exit_code in {1, 2}
    assert told in done.stderr
    assert "Traceback" not in done.output
    assert not (tmp_path / "entente.db").exists()


def test_store_that_was_there_stays_whatever_cannot_be_loaded(run, article: str, tmp_path) -> None:
    run("ingest", article, "--store", "s")
    (tmp_path / "a.ttl").write_text("<a:a> <a:b> <a:c> .\n")
    assert run("load", "a.ttl", "--store", "s").exit_code == 1
    assert run("show", "Russia", "--store", "s").stdout != ""


def test_background_of_a_file_is_told_and_left_out(run, article: str) -> None:
    run("ingest", article, "--store", "plain")
    run("export", "all.ttl", "--background", "--store", "plain")
    done = run("load", "all.ttl", "--store", "s")
    assert "all.ttl: left out" in done.stderr
    assert "claims of the background layer; no store keeps it" in done.stderr
    assert run("diff", "plain", "s").stderr == "0 edges came, 0 went, 0 changed\n"
