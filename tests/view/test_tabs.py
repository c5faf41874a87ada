"""Matrix, timeline, map and star: other pictures of the same claims under the same filters."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from view_sample import PLACES, World, make_full_page, make_world

from graph.model.claim import Claim, Edge
from graph.model.quantity import Amount
from graph.model.terms import Standing
from graph.view.aggregate import DISPUTED, bundle
from graph.view.page import MANY
from graph.view.style import SIGN_OF

pytestmark = pytest.mark.browser
TABS = ["network", "matrix", "timeline", "map", "table", "measures"]


def test_every_tab_shows_its_own_part_alone(visit, full):
    opened = visit(at=full)
    ids = {"table": "claims"}
    for tab in TABS:
        opened.page.locator(f"#tab-{tab}").click()
        seen = [t for t in TABS if opened.page.locator(f"#{ids.get(t, t)}").is_visible()]
        assert seen == [tab]


def test_arrow_keys_walk_the_tabs_round(visit, full):
    opened = visit(at=full)
    opened.page.locator("#tab-network").focus()
    opened.page.keyboard.press("ArrowLeft")
    assert opened.ask("() => document.activeElement.id") == "tab-measures"
    opened.page.keyboard.press("ArrowRight")
    assert opened.ask("() => document.activeElement.id") == "tab-network"


def test_without_places_and_measures_there_are_no_such_tabs(visit):
    tabs = visit().page.locator("[role=tab]").all_inner_texts()
    assert tabs == ["Network", "Matrix", "Timeline", "Claims"]


def test_matrix_cells_count_the_claims_of_row_on_column(visit, full, world: World):
    wanted: Counter[tuple[str, str, str]] = Counter()
    for edge in world.edges:
        relation = world.relations[edge.claim.relation]
        ends = (edge.claim.subject, edge.claim.object)
        for row, column in {ends, ends[::-1]} if relation.symmetric else {ends}:
            wanted[row, column, SIGN_OF[relation.family].value] += 1
    cells = visit("tab=matrix", at=full).ask(
        "() => [...document.querySelectorAll('#matrix .part')].map((b) => "
        "[b.dataset.row, b.dataset.column, b.classList[1], b.textContent])"
    )
    found = {
        (row, column, sign): int(re.sub(r"\D", "", words)) for row, column, sign, words in cells
    }
    assert found == dict(wanted)


def test_matrix_marks_what_is_disputed(visit, full, world: World):
    lines = bundle(world.edges, world.relations)
    disputed = [line for line in lines if any(e.standing in DISPUTED for e in line.edges)]
    opened = visit("tab=matrix", at=full)
    marked = [t for t in opened.page.locator("#matrix .part").all_inner_texts() if "!" in t]
    assert len(marked) == len(disputed)


def test_matrix_cell_shows_its_claims_beside_it(visit, full):
    opened = visit("tab=matrix", at=full)
    opened.page.locator('.part[data-row="IRN"][data-column="RUS"]').click()
    assert opened.page.locator("#panel h4").inner_text() == "Iran supplies arms to Russia"
    assert opened.page.locator("#matrix").is_visible()


def test_arrow_keys_walk_the_cells_of_the_matrix(visit, full):
    opened = visit("tab=matrix", at=full)
    opened.page.locator("#matrix .part").first.focus()
    before = opened.ask("() => document.activeElement.dataset.row")
    opened.page.keyboard.press("ArrowDown")
    assert opened.ask("() => document.activeElement.dataset.row") != before


@pytest.mark.parametrize("tab", ["matrix", "timeline", "map"])
def test_filters_thin_out_every_picture(visit, full, tab):
    marks = {"matrix": "#matrix .part", "timeline": ".mark", "map": "#routes .route"}[tab]
    whole = visit(f"tab={tab}", at=full).page.locator(marks).count()
    some = visit(f"tab={tab}&off.family=MC", at=full).page.locator(marks).count()
    none = visit(f"tab={tab}&find=nosuchword", at=full).page.locator(marks).count()
    assert whole > some > none == 0


def test_timeline_is_true_to_scale(visit, full):
    opened = visit("tab=timeline", at=full)
    days = ["2024-02-27", "2024-06-19", "2024-07-02"]
    lefts = opened.ask(
        "() => Object.fromEntries([...document.querySelectorAll('.mark')].map((m) => "
        "[(m.title.match(/, (\\d{4}-\\d\\d-\\d\\d)$/) || [])[1], "
        "m.querySelector('.span').getBoundingClientRect().left]))"
    )
    first, second, third = (lefts[day] for day in days)
    assert (second - first) / (third - first) == pytest.approx(113 / 126, abs=0.01)


def test_timeline_mark_shows_its_line(visit, full):
    opened = visit("tab=timeline", at=full)
    opened.page.locator(".mark", has_text="speaks up for").first.click()
    assert opened.page.locator("#panel h4").first.inner_text() == "Kim Jong Un speaks up for Russia"


@pytest.mark.parametrize("wide", [1440, 390], ids=["desk", "phone"])
def test_words_of_the_timeline_never_cover_its_marks(visit, full, wide):
    opened = visit("tab=timeline", at=full, viewport={"width": wide, "height": 844})
    covered = opened.ask(
        """() => [...document.querySelectorAll('.mark:not(.long)')].filter((m) => {
          const dot = m.querySelector('.span').getBoundingClientRect();
          const range = document.createRange();
          range.selectNodeContents(m.querySelector('.words'));
          const words = range.getBoundingClientRect();
          return words.left < dot.right && words.right > dot.left;
        }).map((m) => m.title)"""
    )
    assert covered == []


def test_map_places_those_with_a_place_and_names_the_others(visit, full, world: World):
    opened = visit("tab=map", at=full)
    placed = opened.ask(
        "() => [...document.querySelectorAll('.spot')].map((s) => s.getAttribute('aria-label'))"
    )
    assert sorted(placed) == sorted(world.actors[code].label for code in PLACES)
    note = opened.page.locator("#map-note").inner_text()
    assert all(world.actors[c].label in note for c in world.actors if c not in PLACES)


def test_actor_on_the_map_is_reached_by_keyboard(visit, full):
    opened = visit("tab=map", at=full)
    opened.page.locator('.spot[aria-label="China"]').focus()
    opened.page.keyboard.press("Enter")
    assert opened.page.locator("#panel h2").inner_text() == "China"


def test_every_claim_has_its_line(visit, world: World):
    opened = visit()
    opened.page.locator("#every").click()
    assert opened.drawn() == {edge.claim.id for edge in world.edges}
    assert "every=1" in opened.ask("() => location.hash")
    opened.page.locator("#every").click()
    assert opened.drawn() == {line.id for line in bundle(world.edges, world.relations)}


def test_line_of_one_claim_shows_that_claim(visit, world: World):
    claim = world.edges[0].claim
    assert visit(f"every=1&see=line:{claim.id}").cards() == [claim.id]


def test_star_draws_an_actor_and_its_neighbours_alone(visit, world: World):
    lines = bundle(world.edges, world.relations)
    wanted = {line.id for line in lines if "CHN" in (line.subject, line.object)}
    opened = visit()
    opened.click_actor("CHN")
    opened.page.locator("#panel .star").click()
    assert opened.drawn() == wanted
    assert "star=CHN" in opened.ask("() => location.hash")
    opened.page.locator("#panel .star").click()
    assert len(opened.drawn()) == len(lines)


def test_star_lies_in_the_order_of_blocs(visit, full):
    order = visit("star=UKR", at=full).ask("() => Star.neighbours('UKR')")
    assert order[:3] == ["PRK", "RUS", "USA"]


def test_actors_that_are_not_drawn_come_up_when_sought(visit, world: World, tmp_path):
    path = tmp_path / "top.html"
    path.write_text(make_full_page(world, top=3), encoding="utf-8")
    opened = visit(at=path)
    opened.page.locator("#search").fill("vietnam")
    opened.page.locator("#panel .list button").first.click()
    assert opened.page.locator("#panel h2").inner_text() == "Vietnam"
    opened.page.locator("#search").fill("")
    opened = visit("see=actor:VNM&star=VNM", at=path)
    assert opened.drawn() == {"RUS>VNM:cooperative", "RUS~VNM:cooperative"}


def test_dates_keep_what_holds_on_one_of_them(visit):
    opened = visit("since=2007-01-01&until=2013-12-31")
    assert opened.status().startswith("2 of 44 claims")
    opened = visit()
    opened.page.locator("#until").fill("2014-12-31")
    opened.page.locator("#until").dispatch_event("change")
    shown = opened.ask("() => Model.shown().map((c) => c.label).sort()")
    assert shown == ["sanctions", "sanctions", "shares technology with"]


def test_bar_of_the_histogram_chooses_its_year(visit):
    opened = visit()
    opened.page.locator("#histogram rect").last.click()
    assert opened.ask("() => [Model.state.since, Model.state.until]") == [
        "2024-01-01",
        "2024-12-31",
    ]
    opened.page.locator("#all-time").click()
    assert opened.status().endswith("nothing hidden")


def test_play_walks_through_time_and_stops(visit):
    opened = visit()
    opened.page.locator("#play").click()
    assert opened.ask("() => Model.state.until") == "2006-12-31"
    opened.page.wait_for_function("() => Model.state.until === '2014-12-31'")
    opened.page.locator("#play").click()
    assert opened.page.locator("#play").get_attribute("aria-pressed") == "false"


def test_least_number_of_sources_hides_the_weaker(visit, world: World):
    opened = visit()
    opened.page.locator("#least").fill("2")
    strong = [edge for edge in world.edges if edge.sources >= 2]
    assert opened.drawn() == {line.id for line in bundle(strong, world.relations)}


def test_denier_leaves_what_it_denies(visit, world: World):
    opened = visit()
    opened.ask("() => document.querySelector('.only[data-facet=denier][data-value=PRK]').click()")
    denied = [edge for edge in world.edges if "PRK" in edge.denied_by]
    assert opened.drawn() == {line.id for line in bundle(denied, world.relations)}


def test_bloc_hides_its_actors(visit, full, world: World):
    opened = visit(at=full)
    opened.ask("() => document.querySelector('#filters input[name=bloc][value^=\"2\"]').click()")
    rest = [e for e in world.edges if "USA" not in (e.claim.subject, e.claim.object)]
    assert opened.drawn() == {line.id for line in bundle(rest, world.relations)}


@pytest.mark.parametrize(
    "fragment",
    [
        "tab=matrix&every=1",
        "star=PRK&off.standing=denied",
        "since=2024-06-01&until=2024-07-01&least=1",
    ],
)
def test_address_keeps_the_rest_of_the_state_too(visit, full, fragment):
    assert visit(fragment, at=full).ask("() => Model.write()") == visit(
        visit(fragment, at=full).ask("() => location.hash.slice(1)"), at=full
    ).ask("() => Model.write()")
    kept = dict(part.split("=") for part in fragment.split("&"))
    found = visit(fragment, at=full).ask("() => location.hash.slice(1)")
    assert kept == dict(part.split("=") for part in found.split("&"))


def test_measures_stand_in_the_page_with_names(visit, full):
    page = visit("tab=measures", at=full).page
    assert page.locator("#measures h2").all_inner_texts() == ["Ties", "Sets"]
    assert page.locator("#measures tbody tr").all_inner_texts() == [
        "North Korea\t3", "Russia\t2", "North Korea, Russia",
    ]  # fmt: skip


def test_standings_of_the_world_are_all_tried(world: World):
    assert {edge.standing for edge in world.edges} == set(Standing) - {Standing.BACKGROUND}


@pytest.mark.parametrize(
    ("head", "read"),
    [
        ("Actor", lambda e, w: w.actors[e.claim.subject].label.casefold()),
        ("Standing", lambda e, _: list(Standing).index(e.standing)),
    ],
    ids=["names", "standings"],
)
def test_heads_of_the_table_put_it_in_order(visit, full, world: World, head, read):
    opened = visit("tab=table", at=full)
    by_id = {edge.claim.id: edge for edge in world.edges}

    def found() -> list[object]:
        ids = opened.ask(
            "() => [...document.querySelectorAll('#claims tbody tr')].map((r) => r.id)"
        )
        return [read(by_id[name.removeprefix("claim-")], world) for name in ids]

    button = opened.page.locator("#claims th button", has_text=re.compile(f"^{head}$"))
    button.click()
    assert found() == sorted(found())
    assert opened.page.locator("#claims th[aria-sort=ascending]").inner_text().startswith(head)
    opened.page.locator("#claims th[aria-sort] button").click()
    assert found() == sorted(found(), reverse=True)


def test_long_table_unfolds_when_looked_at_and_stands_without_scripts(visit, browser, tmp_path):
    world = make_world()
    [some, *_] = world.edges
    amounts = [Amount(Decimal(n), "box") for n in range(MANY + 1)]
    claims = [Claim("PRK", "suppliesArms", "RUS", amount) for amount in amounts]
    edges = tuple(Edge(c, some.evidence, some.standing, 1) for c in claims)
    path = tmp_path / "long.html"
    path.write_text(make_full_page(replace(world, edges=edges)), encoding="utf-8")
    opened = visit("off.standing=asserted", at=path)
    assert opened.page.locator("#claims tbody tr").count() == 0
    opened.page.locator("#tab-table").click()
    assert opened.page.locator("#claims tbody tr:not([hidden])").count() == MANY + 1
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator("#claims tbody tr").count() == MANY + 1
    context.close()
