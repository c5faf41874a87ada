"""The whole network by WebGL: all actors drawn, the same choices, filters and panels."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from page_parts import take_apart
from view_sample import World, make_full_page, make_world
from visiting import Visit

from graph.view.aggregate import bundle
from graph.view.broad import place_many

SHOWN = "() => Drawing.seen().map((b) => b.line.id)"
DRIVER = re.compile(r"GL Driver Message")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "whole.html"
    page = make_full_page(make_world(), renderer="sigma", top=None)
    path.write_text(page, encoding="utf-8", newline="\n")
    return path


@pytest.fixture
def look(browser, whole):
    opened: list[Visit] = []

    def open_page(fragment: str = "") -> Visit:
        opened.append(Visit(browser, whole, fragment))
        return opened[-1]

    yield open_page
    for one in opened:
        assert [words for words in one.complaints if not DRIVER.search(words)] == []
        assert len([url for url in one.requests if not url.startswith("data:")]) == 1
        one.context.close()


def test_page_is_smaller_than_that_of_the_other_renderer(whole):
    parts = take_apart(whole.read_text(encoding="utf-8"))
    assert sum(len(script.text) for script in parts.scripts()[:2]) < 300_000
    assert "graphology" in parts.scripts()[0].text[:300]


@pytest.mark.browser
def test_all_lines_between_two_are_drawn(look, world: World):
    lines = {line.id for line in bundle(world.edges, world.relations)}
    assert set(look().ask(SHOWN)) == lines


@pytest.mark.browser
def test_filters_choices_and_stars_work_alike(look, world: World):
    lines = {line.id for line in bundle(world.edges, world.relations)}
    opened = look("see=line:PRK%3ERUS:cooperative")
    assert len(opened.cards()) == 4
    opened.page.locator("#filters input[name=family][value=ST]").uncheck()
    assert set(opened.ask(SHOWN)) == {line for line in lines if not line.endswith(":structural")}
    star = look("star=CHN&see=actor:CHN")
    assert set(star.ask(SHOWN)) == {line for line in lines if "CHN" in line}
    assert star.page.locator("#panel h2").inner_text() == "China"


@pytest.mark.browser
def test_click_on_an_actor_shows_it(look):
    opened = look()
    box = opened.page.locator("#canvas").bounding_box()
    at = opened.ask("() => { const f = Drawing.frame(), p = Drawing.network.getPosition('IRN');"
                    " return {x: p.x - f.x, y: p.y - f.y}; }")  # fmt: skip
    opened.page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
    opened.page.wait_for_function("() => Model.state.chosen !== null")
    assert opened.page.locator("#panel h2").inner_text() == "Iran"


def test_many_actors_lie_apart_and_the_same_every_time():
    ring = [(f"a{i}", f"a{(i * 7 + 1) % 300}") for i in range(300)]
    names = [f"a{i}" for i in range(300)] + ["alone", "lonely"]
    places = place_many(ring, names)
    assert places == place_many(reversed(ring), reversed(names))
    assert set(places) == set(names)
    assert len(set(places.values())) == len(names)


@pytest.mark.parametrize("names", [[], ["a"], ["a", "b"], ["a", "b", "c"]], ids=len)
def test_few_actors_have_places_too(names):
    assert len(set(place_many(pairwise(names), names).values())) == len(names)
