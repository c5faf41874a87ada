from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from fake_pipeline import fake_extract


@pytest.fixture
def stored(run, article: str, pipeline):
    def with_stranger(articles, **options):
        for one, (said,) in fake_extract(articles, **options):
            yield one, (replace(said, subject="Otto Quark", subject_named="Otto Quark"),)

    pipeline.extract = with_stranger
    assert run("ingest", article).exit_code == 0
    return run


def test_unknown_actors_of_a_store_are_listed(stored) -> None:
    done = stored("actors", "unknown")
    assert (done.exit_code, done.stdout) == (0, "    1  Otto Quark\n")
    assert stored("actors", "unknown", "--least", "2").stdout == ""
    listed = json.loads(stored("actors", "unknown", "--json").stdout)
    assert listed == [{"name": "Otto Quark", "times": 1, "articles": 1}]


def test_merged_with_a_known_actor(stored, tmp_path: Path) -> None:
    done = stored("actors", "merge", "Otto Quark", "rosneft")
    assert done.exit_code == 0, done.output
    assert done.stderr == (
        "Otto Quark is rosneft: entente.actors.csv, 1 article of entente.db told anew\n"
    )
    assert (tmp_path / "entente.actors.csv").read_text().endswith("rosneft,,Otto Quark (name),,\n")
    assert stored("actors", "unknown").stdout == ""
    assert stored("show", "Otto Quark", "--no-roll-up").stdout.startswith("Rosneft supplies energy")


def test_merged_into_a_new_actor(stored) -> None:
    done = stored("actors", "merge", "Otto Quark", "quark", "--kind", "person", "--acts-for", "RUS")
    assert done.exit_code == 0, done.output
    assert stored("show", "RUS", "CHN").stdout.startswith("Russia supplies energy to China")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("Otto Quirk", "RUS"), "did you mean Otto Quark"),
        (("Otto Quark", "XYZ"), "--kind makes it a new one"),
        (("Otto Quark", "q", "--kind", "firm", "--acts-for", "ZZZ"), "got 'ZZZ'"),
        (("Otto Quark", "RUS", "--acts-for", "RUS"), "--acts-for goes with --kind"),
    ],
    ids=["unknown name", "unknown code", "unknown whole", "whole alone"],
)
def test_bad_merge_changes_nothing(stored, tmp_path: Path, words, message: str) -> None:
    done = stored("actors", "merge", *words)
    assert done.exit_code in {1, 2}
    assert message in done.stderr
    assert not (tmp_path / "entente.actors.csv").exists()
    assert stored("actors", "unknown").stdout == "    1  Otto Quark\n"
