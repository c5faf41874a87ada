"""`entente show` says which pieces of evidence are copies of one text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.assemble import Assembler
from graph.assemble.copies import with_sketches
from graph.curated.relations import load_relations
from graph.model.article import Article
from graph.model.claim import Statement
from graph.store import open_store

WIRE = (
    "Two tankers with heating oil from Norway reached the harbour of Tallinn on Sunday night, "
    "and the deputy minister of transport thanked the crews for braving the ice."
)
OWN = (
    "Estonia received heating oil at the weekend: the port of Tallinn counted two ships that had "
    "set out from Norway a week before, its master told our correspondent there."
)
TEXTS = {"herald": WIRE, "post": WIRE.replace("night", "evening"), "sun": OWN}


@pytest.fixture(autouse=True)
def store(tmp_path: Path) -> None:
    with open_store(
        tmp_path / "entente.db", create=True, assembler=Assembler(load_relations())
    ) as opened:
        for name, text in TEXTS.items():
            said = Statement("NOR", "suppliesEnergy", "EST", start=0, end=len(text), quote=text)
            article = Article(name, text, title=f"Oil in {name}", publisher=name.title())
            opened.add(article, with_sketches(text, [said]))


def test_lines_name_the_copies(run) -> None:
    done = run("show", "NOR", "EST")
    assert done.stdout.startswith("Norway supplies energy to Estonia  [asserted, 2 sources]\n")
    assert done.stdout.count("    same text as in post: counted once\n") == 1
    assert done.stdout.count("    same text as in herald: counted once\n") == 1
    assert done.stdout.count("same text") == 2


def test_markdown_names_the_copies(run) -> None:
    done = run("show", "NOR", "EST", "--markdown")
    assert "  *Same text as in* Oil in post, Post*: counted once*\n" in done.stdout
    assert done.stdout.count("Same text") == 2


def test_json_names_the_copies(run) -> None:
    (edge,) = json.loads(run("show", "NOR", "EST", "--json").stdout)
    found = {e["article"]: e["same_text_as"] for e in edge["evidence"]}
    assert found == {"herald": ["post"], "post": ["herald"], "sun": []}


def test_page_names_the_copies(run, tmp_path: Path) -> None:
    run("show", "NOR", "EST", "--html", "oil.html")
    page = (tmp_path / "oil.html").read_text()
    assert page.count('"copies":["post"]') == page.count('"copies":["herald"]') == 1
