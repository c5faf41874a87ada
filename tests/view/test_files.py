"""What a reader takes away: pictures, a table, a citation, a link."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from view_sample import World, make_evidence, make_full_page

from graph.model.claim import Claim, Edge
from graph.model.terms import Standing, Status

pytestmark = pytest.mark.browser
ARMS = "see=line:IRN%3ERUS:cooperative"
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u202e=1"]


def saved(opened, button: str) -> bytes:
    opened.page.locator("#save summary").click()
    with opened.page.expect_download() as waiting:
        opened.page.locator(button).click()
    return Path(waiting.value.path()).read_bytes()


def test_svg_has_title_legend_filters_and_what_is_drawn(visit, full):
    opened = visit("off.standing=denied&since=2020-01-01", at=full)
    root = ElementTree.fromstring(saved(opened, "#save-svg"))  # noqa: S314 - our own drawing
    words = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Shells & pacts <2024>", "North Korea", "cooperative", "contested !"} <= set(words)
    [filters] = [word for word in words if word and word.startswith("Filters:")]
    assert "Standing: without denied" in filters
    assert "2020-01-01" in filters
    assert "denied ×" not in words


def test_png_is_a_picture_of_twice_the_size(visit):
    opened = visit()
    picture = saved(opened, "#save-png")
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(picture[16:20]) == 2 * opened.ask("() => Drawing.frame().w")


def test_csv_has_a_row_for_each_claim_that_passes(visit, world: World):
    content = saved(visit("off.family=ST"), "#save-csv").decode("utf-8")
    assert content.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff"))))
    wanted = [e for e in world.edges if world.relations[e.claim.relation].family != "ST"]
    assert sorted(row["claim"] for row in rows) == sorted(edge.claim.id for edge in wanted)


@pytest.mark.parametrize("words", FORMULAS, ids=repr)
def test_csv_cells_are_never_formulas(visit, world: World, tmp_path, words):
    claim = Claim("PRK", "suppliesArms", "RUS")
    evidence = make_evidence(claim, "ledger", Status.ASSERTED, words, speakers=(words,))
    edge = Edge(claim, (evidence,), Standing.ASSERTED, 1)
    path = tmp_path / "formula.html"
    path.write_text(make_full_page(replace(world, edges=(edge,))), encoding="utf-8", newline="")
    rows = list(csv.DictReader(io.StringIO(visit(at=path).ask("() => Files.csv()"), newline="")))
    assert rows[0]["quotes"] == f"'{words}"
    assert rows[0]["affirmed_by"] == f"'{words}"


def test_citation_says_who_where_and_what(visit):
    opened = visit(ARMS)
    opened.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    opened.page.locator("#panel .cite").click()
    words = opened.page.locator("#copy textarea").input_value()
    assert words.startswith("Iran supplies arms to Russia (contested).")
    assert "Denied by Iran." in words
    assert "Strait Review, 2024-06-21, https://example.org/review" in words


def test_link_opens_the_same_view(visit):
    opened = visit(f"{ARMS}&off.kind=person")
    again = visit(opened.ask("() => Files.link()").partition("#")[2])
    assert (again.cards(), again.drawn()) == (opened.cards(), opened.drawn())
