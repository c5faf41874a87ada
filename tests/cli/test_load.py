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


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["load", "."], "expected part-000001.nq and so on, which `entente ingest --parts .`"),
        (["load", "none"], "Directory 'none' does not exist"),
    ],
    ids=["empty", "missing"],
)
def test_what_cannot_be_loaded_is_told(run, words: list[str], told: str) -> None:
    done = run(*words)
    assert done.exit_code in {1, 2}
    assert told in done.stderr
    assert "Traceback" not in done.output
