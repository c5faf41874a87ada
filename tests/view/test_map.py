"""The map: actors at their places, names that can be read, a part of the world at a time."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
SPOTS = """() => [...document.querySelectorAll('.spot')].map((spot) => {
  const [dot, words] = [spot.querySelector('.dot'), spot.querySelector('text')];
  const box = (e) => {
    const { left, top, right, bottom } = e.getBoundingClientRect();
    return [left, top, right, bottom];
  };
  return {
    name: spot.getAttribute('aria-label'),
    x: Number(dot.getAttribute('cx')), y: Number(dot.getAttribute('cy')),
    dot: box(dot), words: words.classList.contains('crowded') ? null : box(words),
  };
})"""


def overlap(one: list[float], other: list[float]) -> bool:
    return all(min(one[k + 2], other[k + 2]) - max(one[k], other[k]) > 2 for k in (0, 1))


@pytest.mark.parametrize("wide", [1440, 390], ids=["desk", "phone"])
def test_names_on_the_map_cover_neither_dots_nor_names(visit, full, wide):
    spots = visit("tab=map", at=full, viewport={"width": wide, "height": 844}).ask(SPOTS)
    boxes = [(s["name"], part, s[part]) for s in spots for part in ("dot", "words") if s[part]]
    met = [
        (one[:2], other[:2])
        for i, one in enumerate(boxes)
        for other in boxes[i + 1 :]
        if "words" in (one[1], other[1]) and overlap(one[2], other[2])
    ]
    assert met == []
    assert sum(bool(s["words"]) for s in spots) >= len(spots) / 2


@pytest.mark.parametrize("wide", [1440, 390], ids=["desk", "phone"])
def test_actors_stay_at_their_place_on_the_map(visit, full, wide):
    opened = visit("tab=map", at=full, viewport={"width": wide, "height": 844})
    spots = {s["name"]: (s["x"], s["y"]) for s in opened.ask(SPOTS)}
    places = opened.ask(
        """() => {
          const m = document.getElementById('land').getCTM();
          const placed = Object.values(Model.data.actors).filter((actor) => actor.at);
          return placed.map(({ label, at: [x, y] }) => [label, m.a * x + m.e, m.d * y + m.f]);
        }"""
    )
    assert len(places) == len(spots)
    for name, x, y in places:
        assert spots[name] == pytest.approx((x, y), abs=16)


def test_map_is_enlarged_moved_and_shown_whole_again(visit, full):
    opened = visit("tab=map", at=full)
    land = "() => document.getElementById('land').getBoundingClientRect().width"
    place = (
        "() => document.querySelector('.spot[aria-label=China] .dot').getBoundingClientRect().left"
    )
    whole, at = opened.ask(land), opened.ask(place)
    opened.page.locator("#map-in").click()
    opened.page.wait_for_function(f"() => ({land})() > {whole} * 1.2")
    box = opened.page.locator("#atlas").bounding_box()
    opened.page.mouse.move(box["x"] + 300, box["y"] + 300)
    before = opened.ask(place)
    opened.page.mouse.down()
    opened.page.mouse.move(box["x"] + 340, box["y"] + 300, steps=4)
    opened.page.mouse.up()
    opened.page.wait_for_function(f"() => Math.abs(({place})() - {before}) > 20")
    assert "see=" not in opened.ask("() => location.hash")
    opened.page.locator("#map-fit").click()
    assert opened.ask(land) == pytest.approx(whole)
    assert opened.ask(place) == pytest.approx(at)


def test_what_is_chosen_on_the_map_of_a_phone_stands_beneath_it(visit, full):
    opened = visit("tab=map", at=full, viewport={"width": 390, "height": 844}, has_touch=True)
    opened.page.locator('.spot[aria-label="China"] .dot').tap()
    assert opened.page.locator("#panel h2").inner_text() == "China"
    assert opened.page.locator("#atlas").is_visible()
    assert opened.page.locator("#panel").is_visible()
