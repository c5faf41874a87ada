"""`--known-by` and who spoke, as commands show them."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph.assemble import Assembler
from graph.cli.lines import statement_json
from graph.curated.relations import load_relations
from graph.model.article import Article
from graph.model.claim import Speaker, Statement, Voice
from graph.model.quantity import Interval
from graph.model.terms import Status
from graph.store import open_store

SENT = Statement(
    "IRN",
    "suppliesArms",
    "RUS",
    Status.REPORTED,
    by=("USA",),
    quote="has sent drones",
    said_by=(Speaker("USA", "antony-blinken", "the secretary of state"),),
)
DENIED = Statement(
    "IRN",
    "suppliesArms",
    "RUS",
    Status.DENIED,
    denied_by=("RUS",),
    quote="no such thing",
    said_by=(Speaker("RUS", "sergei-lavrov", "Sergei Lavrov"),),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two stores; each takes seconds to make, as the register goes in."""
    folder = tmp_path_factory.mktemp("made")
    first = Article("dawn-1", "", title="Drones", date=date(2024, 3, 12), publisher="Dawn")
    later = Article("dusk-1", "", title="No drones", date=date(2024, 4, 2), publisher="Dusk")
    undated = Article("noon-1", "", publisher="Noon")
    in_spring = replace(SENT, when=Interval(date(2024, 3, 1), date(2024, 6, 1), "in spring"))
    with open_store(
        folder / "entente.db", create=True, assembler=Assembler(load_relations())
    ) as opened:
        opened.add_all([(first, [SENT]), (later, [DENIED]), (undated, [SENT])])
    shutil.copytree(folder / "entente.db", folder / "more.db")
    with open_store(folder / "more.db", assembler=Assembler(load_relations())) as opened:
        opened.remove("dusk-1")
        opened.remove("noon-1")
        opened.add(later, [in_spring])
    return folder


@pytest.fixture(autouse=True)
def stores(tmp_path: Path, made: Path) -> None:
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)


def test_speakers_are_shown_as_said(run) -> None:
    lines = run("show", "IRN", "RUS").stdout
    assert "according to United States (the secretary of state), in dawn-1" in lines
    assert "denied by Russia (Sergei Lavrov), in dusk-1" in lines
    (edge,) = json.loads(run("show", "IRN", "--json").stdout)
    assert edge["denied_by"] == ["RUS"]
    said_by = {"speaks_for": "RUS", "named": "sergei-lavrov", "as": "Sergei Lavrov"}
    assert [said_by] in [one["said_by"] for one in edge["evidence"]]


def test_speakers_are_those_named_without_roll_up(run) -> None:
    (edge,) = json.loads(run("show", "IRN", "--no-roll-up", "--json").stdout)
    assert (edge["affirmed_by"], edge["denied_by"]) == (["antony-blinken"], ["sergei-lavrov"])


def test_who_speaks_for_whom_is_asked(run) -> None:
    done = run("query", "speaks-for", "--actor", "RUS", "--format", "csv")
    assert done.stdout.splitlines()[1:] == ["Russia,Sergei Lavrov,speaks,Sergei Lavrov,1,1"]


@pytest.mark.parametrize(
    ("option", "standing", "left_out"),
    [((), "contested", False), (("--known-by", "2024-03-20"), "reported", True)],
    ids=["all", "until then"],
)
def test_commands_tell_what_was_known(run, tmp_path, option, standing, left_out) -> None:
    told = "left out: 1 article without a date"
    shown = run("show", "IRN", "RUS", *option)
    assert f"[{standing}" in shown.stdout
    assert (told in shown.stderr) is left_out
    for form in ("ttl", "md"):
        out = run("export", "-", "--format", form, *option).stdout
        assert ("dusk-1" in out) is not left_out
    asked = run("query", "between", "--a", "Iran", "--b", "RUS", "--format", "csv", *option)
    assert standing in asked.stdout
    found = run("search", "thing", *option)
    assert ("dusk-1" in found.stdout) is not left_out
    assert run("view", "out.html", *option).exit_code == 0
    page = (tmp_path / "out.html").read_text()
    assert ("known by: 2024-03-20" in page) is left_out
    assert ("Sergei Lavrov" in page) is not left_out


def test_nothing_known_is_told_with_the_day(run) -> None:
    done = run("query", "denied", "--known-by", "2020-01-01")
    assert "--known-by 2020-01-01`" in done.stderr


def test_what_became_known_between_two_days(run) -> None:
    held = run("diff", "2024-03-20", "2024-04-20")
    assert held.stderr == "0 edges came, 0 went, 0 changed\n"
    known = run("diff", "2024-03-20", "2024-04-20", "--known")
    assert known.stderr.endswith("0 edges came, 0 went, 1 changed\n")
    assert "contested" in known.stdout
    assert run("diff", "2024-01-01", "2024-03-20", "--known").stderr.endswith(
        "1 edge came, 0 went, 0 changed\n"
    )
    wrong = run("diff", "entente.db", "more.db", "--known")
    assert (wrong.exit_code, "expected two days" in wrong.stderr) == (2, True)


def test_edge_with_other_links_of_the_day_has_not_changed(run) -> None:
    done = run("diff", "2024-03-12", "2024-04-02", "--store", "more.db")
    assert done.stderr == "0 edges came, 0 went, 0 changed\n"
    done = run("diff", "2024-03-02", "2024-03-12", "--store", "more.db")
    assert done.stderr == "1 edge came, 0 went, 0 changed\n"


def test_excerpt_tells_of_links_left_out(run) -> None:
    asked = ("export", "-", "--format", "ttl", "--store", "more.db")
    done = run(*asked, "--as-of", "2024-03-12")
    assert "left out: links" not in done.stderr
    done = run(*asked, "--as-of", "2024-03-02")
    assert "left out: links of 1 edge to others that are not in it" in done.stderr
    assert "ent:linksLeftOut 1" in done.stdout
    assert "left out: links" not in run(*asked).stderr


def test_statements_are_printed_with_who_spoke_and_with_denials() -> None:
    words = Voice(("RUS",), 40, 60, "Lavrov denied this", DENIED.said_by)
    said = replace(SENT, denied_by=("RUS",), denials=(words,))
    line = statement_json(said, load_relations())
    assert line["said_by"] == [
        {"speaks_for": "USA", "named": "antony-blinken", "as": "the secretary of state"}
    ]
    (denial,) = line["denials"]
    assert (denial["by"], denial["start"], denial["end"]) == (["RUS"], 40, 60)
    assert denial["quote"] == "Lavrov denied this"
    assert denial["said_by"][0]["named"] == "sergei-lavrov"
    assert (line["by"], line["denied_by"]) == (["USA"], ["RUS"])
    named = statement_json(said, load_relations(), roll_up=False)
    assert (named["by"], named["denied_by"]) == (["antony-blinken"], ["sergei-lavrov"])
