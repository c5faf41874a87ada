"""What is inside a scope, when a claim holds, and where an actor lies on the map."""

from __future__ import annotations

import json
from datetime import date

import pytest
from view_sample import make_evidence, make_world

from graph.errors import InputError
from graph.model.actor import Actor
from graph.model.claim import Claim, Edge
from graph.model.quantity import Interval
from graph.model.terms import ActorKind, Standing, Status
from graph.view.scope import Scope, span
from graph.view.world import HEIGHT, WIDTH, land, place_of, project, read_borders

WORLD = make_world()


def inside(**asked: object) -> set[str]:
    found = Scope(**asked).within(WORLD.edges, WORLD.articles)
    return {f"{e.claim.subject} {e.claim.relation} {e.claim.object}" for e in found}


def edge(when: Interval | None, *articles: str) -> Edge:
    claim = Claim("PRK", "suppliesArms", "RUS", when=when)
    evidence = tuple(make_evidence(claim, a, Status.ASSERTED) for a in articles)
    return Edge(claim, evidence, Standing.ASSERTED, 1)


def test_empty_scope_leaves_everything_in():
    assert Scope().within(WORLD.edges, WORLD.articles) == WORLD.edges


def test_actors_stand_at_either_end():
    assert inside(actors=frozenset({"VNM"})) == {"RUS visits VNM", "VNM tradesWith RUS"}


def test_between_takes_both_directions_and_nobody_else():
    assert inside(between=frozenset({"JPN", "PRK"})) == {
        "PRK firesTowards JPN",
        "JPN condemns PRK",
    }


def test_standing_source_and_speaker_narrow_together():
    asked = {"standings": frozenset({Standing.CONTESTED}), "speakers": frozenset({"IRN"})}
    assert inside(**asked) == {"IRN suppliesArms RUS"}
    assert inside(**asked, sources=frozenset({"Peninsula Wire"})) == set()


@pytest.mark.parametrize("source", ["wire", "peninsula wire", "Peninsula Wire"])
def test_source_is_an_article_or_its_publisher(source):
    assert "USA alliedWith KOR" in inside(sources=frozenset({source}))


@pytest.mark.parametrize(
    ("since", "until", "held"),
    [
        (None, date(2005, 12, 31), False),
        (None, date(2006, 1, 1), True),
        (date(2009, 12, 31), None, True),
        (date(2010, 1, 1), None, False),
        (date(2007, 1, 1), date(2007, 1, 1), True),
    ],
)
def test_dates_keep_what_holds_on_one_of_them(since, until, held):
    one = edge(Interval(date(2006, 1, 1), date(2010, 1, 1)))
    assert bool(Scope(since=since, until=until).within([one], {})) == held


def test_claims_without_any_date_are_outside_of_all_dates():
    assert Scope(since=date(1900, 1, 1)).within([edge(None)], {}) == ()


def test_undated_claim_counts_for_the_days_of_its_articles():
    one = edge(None, "wire", "ledger")
    assert span(one, WORLD.articles) == (date(2024, 2, 27), date(2024, 6, 20))


def test_actor_without_a_place_lies_where_what_it_is_part_of_lies():
    state = Actor("PRK", ActorKind.STATE, "North Korea", latitude=40.0, longitude=127.0)
    organ = Actor("army", ActorKind.ORGANISATION, "Army", part_of="PRK")
    assert place_of(organ, {"PRK": state}) == place_of(state, {}) == project(40.0, 127.0)
    assert place_of(Actor("x", ActorKind.BLOC, "X"), {}) is None


def test_land_lies_in_its_frame():
    path = land()
    assert path.startswith("M")
    assert path.count("M") == path.count("z") == 120
    starts = [piece.split("l")[0].split(",") for piece in path.split("M")[1:]]
    assert all(0 <= int(x) <= WIDTH and 0 <= int(y) <= HEIGHT for x, y in starts)


def borders_of(tmp_path, *geometries: object) -> str:
    features = [{"type": "Feature", "properties": {}, "geometry": g} for g in geometries]
    path = tmp_path / "borders.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return read_borders(path)


def test_borders_are_lines_and_rims_on_whole_pixels(tmp_path):
    line = {"type": "LineString", "coordinates": [[0, 0], [0.01, 0], [90, 0]]}
    area = {"type": "Polygon", "coordinates": [[[0, 0], [0, 90]]]}
    many = {"type": "MultiPolygon", "coordinates": [area["coordinates"]]}
    assert borders_of(tmp_path, line) == "M1000 487L1500 487"
    assert borders_of(tmp_path, area, None, many) == "M1000 487L1000 0" * 2


def test_border_that_leaves_the_map_begins_anew_at_the_other_side(tmp_path):
    line = {"type": "LineString", "coordinates": [[170, 0], [179, 0], [-179, 0], [-170, 0]]}
    assert borders_of(tmp_path, line).count("M") == 2


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"type": "Point", "coordinates": [1, 2]}',
     '{"type": "LineString", "coordinates": "\\"><script>"}',
     '{"type": "LineString", "coordinates": [["a", "b"]]}'],
    ids=range(6),
)  # fmt: skip
def test_what_is_no_geojson_is_refused(tmp_path, content):
    path = tmp_path / "borders.geojson"
    path.write_text(content)
    with pytest.raises(InputError, match="expected GeoJSON"):
        read_borders(path)
