"""The drawing without a browser: places, lines and legend of the page; words stay words."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from page_parts import take_apart
from test_page import HOSTILE
from view_sample import TITLE, World, make_page, make_world

from graph.view.aggregate import bundle
from graph.view.style import SIGNS
from graph.view.svg import render_svg

SVG = "{http://www.w3.org/2000/svg}"


def drawing(world: World, **more: object) -> ElementTree.Element:
    source = render_svg(
        more.pop("edges", world.edges),
        **{"actors": world.actors, "relations": world.relations, "title": TITLE} | more,
    )
    return ElementTree.fromstring(source)  # noqa: S314 - our own drawing


def words(root: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{SVG}text")]


def test_drawing_has_every_actor_and_line():
    world = make_world()
    root = drawing(world)
    assert {actor.label for actor in world.actors.values()} <= set(words(root))
    colours = [p.get("stroke") for p in root.iter(f"{SVG}path") if p.get("fill") == "none"]
    lines = bundle(world.edges, world.relations)
    assert sorted(colours) == sorted(SIGNS[line.sign].light for line in lines)


def test_actors_stand_as_in_the_page():
    nodes = take_apart(make_page()).json("vis-nodes")
    root = drawing(make_world())
    spots = {
        e.get("aria-label"): e.get("transform").split(")")[0].removeprefix("translate(").split()
        for e in root.iter()
        if e.get("aria-label")
    }
    world = make_world()
    shifts = {
        (float(x) - node["x"], float(y) - node["y"])
        for node in nodes
        for x, y in [spots[world.actors[node["id"]].label]]
    }
    assert len(shifts) == 1


def test_legend_names_what_is_there_and_nothing_else():
    world = make_world()
    some = [e for e in world.edges if e.claim.relation == "attacks"]
    found = words(drawing(world, edges=some))
    assert {"conflictual", "asserted", "denied ×"} <= set(found)
    assert "cooperative" not in found


def test_notes_stand_below():
    assert "standing: denied" in words(drawing(make_world(), notes=["standing: denied"]))


def test_same_edges_give_the_same_bytes_in_any_order():
    world = make_world()
    assert ElementTree.tostring(drawing(world)) == ElementTree.tostring(
        drawing(world, edges=tuple(reversed(world.edges)))
    )


def test_nothing_at_all_gives_a_drawing_too():
    assert "0 claims · 0 actors" in words(drawing(make_world(), edges=()))


def test_one_claim_is_counted_in_the_singular():
    world = make_world()
    assert "1 claim · 2 actors" in words(drawing(world, edges=world.edges[:1]))


@pytest.mark.parametrize("text", [*HOSTILE, "a\x00b\x0cc\ufffe", "]]>"])
def test_hostile_words_stay_words(text):
    world = make_world()
    actors = {c: replace(a, label=text) for c, a in world.actors.items()}
    root = drawing(world, actors=actors, title=text, notes=[text])
    kinds = {element.tag for element in root.iter()}
    assert kinds <= {
        f"{SVG}{tag}" for tag in ("svg", "title", "rect", "text", "g", "path", "circle")
    }
    plain = text.replace("\x00", " ").replace("\x0c", " ").replace("\ufffe", " ")
    assert plain in words(root)
