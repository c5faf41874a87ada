"""What graphs, claims and results show of themselves in a notebook."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape
from xml.etree import ElementTree

import pytest
from page_parts import take_apart
from view_sample import HOSTILE

import graph
from graph.assemble import Assembler
from graph.curated.relations import load_relations
from graph.model.article import Article
from graph.model.claim import Claim, Edge, Evidence, Statement
from graph.model.display import Displayed
from graph.model.terms import Stance, Standing, Status
from graph.notebook import framed, show_in_notebooks
from graph.store import open_store

RICH = ["image/svg+xml", "text/html", "text/plain"]
SVG = "{http://www.w3.org/2000/svg}svg"


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / "entente.db"
    with open_store(path, create=True, assembler=Assembler(load_relations())) as store:
        article = Article("harbour-1", "Norway sells gas to Poland.", date=date(2024, 5, 2))
        said = Statement("NOR", "suppliesEnergy", "POL", start=0, end=26, quote=article.text[:26])
        store.add(article, [said])
    with graph.open(path) as found:
        yield found


def page_in(frame: str) -> str:
    [page] = re.findall(r'<iframe srcdoc="([^"]*)"', frame)
    return unescape(page)


def make_edge(words: str) -> Edge:
    claim = Claim("NOR", "suppliesEnergy", "POL")
    evidence = Evidence(
        claim.id, "a1", Status.REPORTED, Stance.AFFIRMS, speakers=(words,), quote=words
    )
    return Edge(claim, (evidence,), Standing.REPORTED, 1)


def test_graph_shows_its_page_its_drawing_and_its_counts(opened):
    bundle = opened._repr_mimebundle_()
    assert sorted(bundle) == RICH
    assert bundle["text/plain"] == "2 actors, 1 claim from 1 article"
    assert bundle["text/html"] == opened._repr_html_()
    [claim] = take_apart(page_in(bundle["text/html"])).json("data")["claims"]
    assert claim["names"] == ["Norway", "Poland"]
    assert ElementTree.fromstring(bundle["image/svg+xml"]).tag == SVG  # noqa: S314 - our own


def test_claim_shows_who_says_it_in_which_words(opened):
    [edge] = opened.claims()
    bundle = edge._repr_mimebundle_()
    assert sorted(bundle) == RICH
    assert bundle["text/plain"] == "Norway supplies energy to Poland  [asserted]"
    [quote] = take_apart(page_in(bundle["text/html"])).named("blockquote")
    assert quote.text == "Norway sells gas to Poland"


def test_result_shows_its_rows(opened):
    bundle = opened.query("SELECT ?to { actor:NOR rel:suppliesEnergy ?to }")._repr_mimebundle_()
    assert sorted(bundle) == RICH
    assert [tag.text for tag in take_apart(page_in(bundle["text/html"])).named("td")] == ["POL"]
    assert "POL" in bundle["text/plain"]
    drawing = ElementTree.fromstring(bundle["image/svg+xml"])  # noqa: S314 - our own drawing
    assert [element.text for element in drawing.iter() if element.text] == ["to", "POL"]


def test_answer_without_rows_is_text(opened):
    asked = opened.query("ASK { actor:NOR rel:suppliesEnergy ?to }")
    assert sorted(asked._repr_mimebundle_()) == ["text/plain"]
    assert asked._repr_html_() is None


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ({"include": ["text/plain"]}, ["text/plain"]),
        ({"exclude": ["text/html"]}, ["image/svg+xml", "text/plain"]),
        ({"include": RICH, "exclude": RICH}, []),
    ],
)
def test_only_the_forms_that_are_wanted_are_made(opened, asked, given):
    assert sorted(opened._repr_mimebundle_(**asked)) == given


def test_value_that_nobody_can_show_is_its_text():
    value = Displayed()
    assert value._repr_mimebundle_() == {"text/plain": repr(value)}


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_stay_in_their_frame_as_words(words):
    show_in_notebooks()
    frame = make_edge(words)._repr_html_()
    outer = take_apart(frame.replace("<iframe", "<b").replace("</iframe>", "</b>"))
    assert [tag.name for tag in outer.tags] == ["b"]
    assert outer.tags[0].attributes["sandbox"] == ""
    inner = take_apart(page_in(frame))
    assert [tag.name for tag in inner.tags] == [
        tag.name for tag in take_apart(page_in(make_edge("x")._repr_html_())).tags
    ]
    assert [tag.text for tag in inner.named("blockquote")] == [words]


@pytest.mark.browser
def test_page_works_in_a_sandboxed_frame_that_forbids_history(visit, opened, tmp_path):
    path = tmp_path / "book.html"
    head = '<!doctype html><meta charset="utf-8"><title>Book</title>'  # else browsers guess
    path.write_text(f"{head}{opened._repr_html_()}", encoding="utf-8")
    page = visit(at=path).page
    frame = page.frame_locator("iframe")
    frame.locator("#status", has_text="1 of 1 claim ").wait_for()
    frame.locator("#tab-table").click()
    assert frame.locator("#claims tbody tr").inner_text().startswith("Norway")
    frame.locator("#plain").click()
    assert frame.locator("#status").inner_text().endswith("nothing hidden")


def test_frame_is_one_attribute_whatever_the_page():
    assert framed('"><script>', height=10) == (
        '<iframe srcdoc="&quot;&gt;&lt;script&gt;" width="100%" height="10" '
        'sandbox="allow-scripts allow-popups allow-downloads" style="border:0" loading="lazy">'
        "</iframe>"
    )


def test_claims_made_by_hand_show_themselves_too():
    strange = replace(make_edge("x"), claim=Claim("atlantis", "suppliesEnergy", "POL"))
    show_in_notebooks()
    assert strange._repr_mimebundle_()["text/plain"].startswith("atlantis supplies energy")
