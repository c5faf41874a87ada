import json

import pytest

from graph.cli.stores import writable
from graph.model.article import Article
from graph.model.claim import Statement
from graph.model.terms import Status

pytestmark = pytest.mark.usefixtures("store")


@pytest.fixture
def store(tmp_path):
    """A store in which Russia is said to sell oil to China."""
    sold = Statement("RUS", "suppliesEnergy", "CHN", Status.REPORTED, by=("UKR",), quote="sent oil")
    with writable(tmp_path / "entente.db", create=True) as opened:
        opened.add(Article("oil", "Russia sent oil to China, Ukraine said."), [sold])


def lines(result):
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def test_show_lays_figures_under_a_pair(run):
    plain = json.loads(run("show", "RUS", "CHN", "--json").stdout)
    under = json.loads(run("show", "RUS", "CHN", "--background", "--json").stdout)
    assert [edge["standing"] for edge in plain] == ["reported"]
    assert under[:1] == plain
    assert {edge["standing"] for edge in under[1:]} == {"background"}
    assert {edge["relation"] for edge in under[1:]} >= {"borders", "exportsTo"}
    shown = "\n".join(lines(run("show", "RUS", "CHN", "--background")))
    assert "Russia exports to China  [background" in shown
    assert "world-factbook-2026-05" in shown


def test_query_sees_the_background_on_request(run):
    asked = "SELECT (COUNT(?f) AS ?n) WHERE { ?f ent:standing ent:Background }"
    assert lines(run("query", asked, "--format", "csv"))[1] == "0"
    assert int(lines(run("query", asked, "--background", "--format", "csv"))[1]) > 2000
    named = ("query", "background", "--actor", "Laos", "--format", "csv")
    assert "Laos,borders,China,475 km," in lines(run(*named))
    assert len(lines(run(*named, "--no-background"))) == 1


@pytest.mark.parametrize("name", ["edges.ttl", "edges.trig", "edges.csv", "page.html", "page.svg"])
def test_files_are_the_same_unless_it_is_switched_on(run, tmp_path, name):
    command = "view" if name.startswith("page") else "export"
    said = []
    for switch in ("--no-background", "--background"):
        assert run(command, name, switch).exit_code == 0
        said.append((tmp_path / name).read_text())
    assert run(command, name).exit_code == 0
    assert (tmp_path / name).read_text() == said[0] != said[1]
    assert "exports to" not in said[0]
