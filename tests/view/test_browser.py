"""The page in headless Chromium: nothing leaves it, and what is chosen is what is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from view_sample import World, make_evidence, make_full_page, make_page

from graph.model.claim import Claim, Edge
from graph.model.quantity import Amount, Interval
from graph.model.table import Table
from graph.model.terms import Standing, Status
from graph.view.aggregate import bundle
from graph.view.page import render
from graph.view.style import width

pytestmark = pytest.mark.browser
ARMS = "see=line:PRK%3ERUS:cooperative"


def claims_of(world: World, line: str) -> list[str]:
    [found] = [one for one in bundle(world.edges, world.relations) if one.id == line]
    return [edge.claim.id for edge in found.edges]


def test_page_opens_with_one_request_and_no_complaint(visit):
    opened = visit()
    opened.page.wait_for_timeout(200)
    assert len(opened.requests) == 1
    assert opened.status() == "44 of 44 claims · 15 actors · nothing hidden"


def test_one_claim_is_counted_in_the_singular(visit, world, tmp_path):
    only = tmp_path / "one.html"
    only.write_text(make_page(world.edges[0]), encoding="utf-8", newline="\n")
    opened = visit(at=only)
    assert opened.status() == "1 of 1 claim · 2 actors · nothing hidden"
    assert opened.ask("() => document.querySelector('#histogram title').textContent").startswith(
        "1 claim in "
    )


def test_every_line_is_drawn_as_python_bundles_it(visit, world):
    drawn = visit().ask(
        "() => Object.fromEntries(Model.bundles().map("
        "(b) => [b.line.id, [b.standing, b.glyphs, b.width]]))"
    )
    assert drawn == {
        line.id: [line.standing, line.glyphs, width(line.sources)]
        for line in bundle(world.edges, world.relations)
    }


@pytest.mark.parametrize("along", [0.5, 0.3], ids=["badge", "line"])
def test_clicked_line_shows_exactly_its_evidence(visit, world, along):
    opened = visit()
    opened.click_line("PRK>RUS:cooperative", along)
    assert opened.cards() == claims_of(world, "PRK>RUS:cooperative")
    quotes = opened.page.locator("#panel blockquote").all_inner_texts()
    by_id = {edge.claim.id: edge for edge in world.edges}
    told = [e.quote for key in opened.cards() for e in by_id[key].evidence]
    assert sorted(quotes) == sorted(told)


def test_panel_says_who_affirms_and_who_denies(visit):
    panel = visit(ARMS).page.locator("#panel")
    voices = panel.locator(".voices").inner_text().split("\n")
    assert voices[voices.index("Denied by") :] == ["Denied by", "North Korea", "Russia"]
    assert {"South Korea", "United States"} < set(voices[: voices.index("Denied by")])


def test_clicked_actor_shows_what_it_does_and_suffers(visit):
    opened = visit()
    opened.click_actor("IRN")
    headings = opened.page.locator("#panel :is(h2, h3)").all_inner_texts()
    assert headings == ["Iran", "What it does"]
    assert opened.page.locator("#panel .list").inner_text() == "Russia\nsupplies arms to\n!"


def test_click_beside_everything_clears_the_choice(visit):
    opened = visit(ARMS)
    box = opened.page.locator("#canvas").bounding_box()
    opened.page.mouse.click(box["x"] + 5, box["y"] + box["height"] - 5)
    assert opened.cards() == []
    assert "Most disputed pairs" in opened.page.locator("#panel").inner_text()


def test_filter_changes_what_is_drawn(visit, world):
    opened = visit()
    everything = opened.drawn()
    assert everything == {line.id for line in bundle(world.edges, world.relations)}
    opened.page.locator("#filters input[name=family][value=ST]").uncheck()
    assert opened.drawn() == {line for line in everything if not line.endswith(":structural")}
    opened.page.locator("#reset").click()
    assert opened.drawn() == everything


def test_every_filter_takes_its_first_row_out_of_what_is_drawn(visit, full):
    opened = visit(at=full)
    for facet in opened.ask("() => Model.data.facets"):
        [value, *_] = opened.ask(
            "(name) => [...document.querySelectorAll(`#filters input[name=${name}]`)]"
            ".map((box) => { if (!box.closest('details').open) box.closest('details').open = true;"
            " return box.value; })",
            facet,
        )
        opened.page.locator(f'#filters input[name={facet}][value="{value}"]').uncheck()
        shown = set(opened.ask("() => Model.shown().map((claim) => claim.id)"))
        assert len(shown) < 44, facet
        lines = opened.ask("() => Model.data.lines.map((l) => "
                           "[l.id, l.claims.map((i) => Model.data.claims[i].id)])")  # fmt: skip
        assert opened.drawn() == {line for line, claims in lines if shown & set(claims)}
        opened.page.locator("#reset").click()
    assert opened.status().endswith("nothing hidden")


def test_facts_only_hides_what_is_denied_planned_or_supposed(visit, world):
    opened = visit()
    opened.page.locator("#plain").click()
    plain = [edge for edge in world.edges if edge.standing.plain]
    assert opened.drawn() == {line.id for line in bundle(plain, world.relations)}
    assert opened.status().endswith(f"{len(world.edges) - len(plain)} hidden")
    opened.page.locator("#plain").click()
    assert opened.status().endswith("nothing hidden")


def test_only_leaves_one_speaker(visit, world):
    opened = visit()
    opened.page.locator("#filters summary", has_text="Speaker").click()
    opened.ask("() => document.querySelector('.only[data-facet=speaker][data-value=IRN]').click()")
    said = [edge for edge in world.edges if any("IRN" in e.speakers for e in edge.evidence)]
    assert opened.drawn() == {line.id for line in bundle(said, world.relations)}


@pytest.mark.parametrize(
    ("sought", "claims"), [("DÉNIES soldiers", 1), ("fires missiles", 1), ("no such words", 0)]
)
def test_search_finds_words_relations_and_nothing(visit, sought, claims):
    opened = visit()
    opened.page.locator("#search").fill(sought)
    assert opened.status().startswith(f"{claims} of 44 claims")
    assert len(opened.drawn()) == claims
    assert opened.page.locator("#nothing").is_visible() == (claims == 0)


def test_search_finds_actors(visit):
    opened = visit()
    opened.page.locator("#search").fill("vietnam")
    opened.page.locator("#panel .list button").first.click()
    assert opened.page.locator("#panel h2").inner_text() == "Vietnam"


def test_table_shows_the_claims_that_pass(visit, world):
    opened = visit("tab=table&off.standing=asserted")
    shown = opened.ask(
        "() => [...document.querySelectorAll('#claims tbody tr')]"
        ".filter((row) => row.offsetHeight).map((row) => row.id.slice(6))"
    )
    wanted = [e.claim.id for e in world.edges if e.standing is not Standing.ASSERTED]
    assert sorted(shown) == sorted(wanted)


def test_address_keeps_choice_and_filters(visit):
    opened = visit()
    opened.click_line("RUS>PRK:cooperative")
    opened.page.locator("#filters input[name=standing][value=hypothetical]").uncheck()
    fragment = opened.ask("() => location.hash.slice(1)")
    again = visit(fragment)
    assert again.cards() == opened.cards()
    assert again.drawn() == opened.drawn()


@pytest.mark.parametrize(
    "fragment",
    ["see=line:nothing&off.nothing=x&off.kind=y&tab=zzz", "see=actor:__proto__", "%%%", "see"],
)
def test_unknown_addresses_open_the_whole_network(visit, fragment):
    assert visit(fragment).status().endswith("nothing hidden")


def test_keyboard_walks_from_actor_to_actor_and_into_the_panel(visit):
    opened = visit()
    opened.page.locator("#canvas").focus()
    opened.page.keyboard.press("ArrowRight")
    first = opened.page.locator("#panel h2").inner_text()
    opened.page.keyboard.press("ArrowDown")
    assert opened.page.locator("#panel h2").inner_text() != first
    opened.page.keyboard.press("Enter")
    assert opened.ask("() => document.activeElement.id") == "panel"
    opened.page.keyboard.press("Escape")
    assert "Most disputed pairs" in opened.page.locator("#panel").inner_text()


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["desk", "phone"])
def test_names_are_all_there_inside_and_apart(visit, world, size):
    opened = visit(viewport={"width": size[0], "height": size[1]})
    opened.page.wait_for_timeout(200)
    names = opened.ask("() => Labels.placed().names")
    frame = opened.ask("() => Drawing.frame()")
    assert {name["id"] for name in names} == set(world.actors)
    for name in names:
        assert frame["x"] <= name["x"]
        assert name["x"] + name["w"] <= frame["x"] + frame["w"]
    assert overlaps(names) == []


def test_names_of_thirty_actors_are_all_there_and_apart(visit, world, tmp_path):
    some = world.actors["PRK"]
    actors = {f"A{i:02}": replace(some, code=f"A{i:02}", label=f"State of {i}") for i in range(30)}
    ties = [(i, (i * 7 + 3) % 30) for i in range(30)] + [(i, (i + 1) % 10) for i in range(24)]
    claims = [Claim(f"A{a:02}", "suppliesArms", f"A{b:02}") for a, b in ties if a != b]
    edges = [
        Edge(c, (make_evidence(c, "ledger", Status.ASSERTED),), Standing.ASSERTED, 1)
        for c in {claim.id: claim for claim in claims}.values()
    ]
    path = tmp_path / "thirty.html"
    page = make_full_page(replace(world, edges=tuple(edges)), actors=actors)
    path.write_text(page, encoding="utf-8")
    opened = visit(at=path)
    opened.page.wait_for_function("() => Labels.placed() !== null")
    names = opened.ask("() => Labels.placed().names")
    assert {name["id"] for name in names} == set(actors)
    assert overlaps(names) == []


def overlaps(names: list[dict]) -> list[tuple[str, str]]:
    return [
        (a["id"], b["id"])
        for i, a in enumerate(names)
        for b in names[i + 1 :]
        if abs(a["x"] + a["w"] / 2 - b["x"] - b["w"] / 2) < (a["w"] + b["w"]) / 2 - 2
        and abs(a["y"] + a["h"] / 2 - b["y"] - b["h"] / 2) < (a["h"] + b["h"]) / 2 - 2
    ]


def test_phone_is_not_wider_than_its_screen(visit):
    opened = visit(ARMS, viewport={"width": 390, "height": 844})
    assert opened.ask("() => document.documentElement.scrollWidth") == 390
    opened.page.locator("#open-filters").click()
    assert opened.page.locator("#filters input").first.is_visible()
    opened.page.locator("#close-filters").click()
    assert not opened.page.locator("#filters input").first.is_visible()


def test_without_scripts_the_table_stands_there(browser, file, world):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("#claims tbody tr").count() == len(world.edges)
    assert page.locator("#claims tbody tr").first.is_visible()
    assert not page.locator("#filters").is_visible()
    context.close()


def test_actor_that_acts_on_itself_has_a_loop(visit, world, tmp_path):
    claim = Claim("RUS", "warns", "RUS")
    evidence = make_evidence(claim, "ledger", Status.DENIED, "No, it said to itself.")
    page = render(
        [*world.edges, Edge(claim, (evidence,), Standing.DENIED)],
        actors=world.actors,
        relations=world.relations,
        articles=world.articles,
        title="loop",
    )
    path = tmp_path / "loop.html"
    path.write_text(page, encoding="utf-8")
    opened = visit(at=path)
    opened.page.wait_for_timeout(200)
    [badge] = opened.ask("() => Labels.placed().badges.filter((b) => b.id.startsWith('RUS>RUS'))")
    box = opened.page.locator("#canvas").bounding_box()
    middle = {"x": badge["x"] + badge["w"] / 2, "y": badge["y"] + badge["h"] / 2}
    spot = opened.ask("(point) => Drawing.network.canvasToDOM(point)", middle)
    opened.page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
    assert opened.cards() == [claim.id]


def test_chosen_from_the_panel_keeps_the_keyboard_there(visit):
    opened = visit()
    opened.page.locator("#panel .list button").first.focus()
    opened.page.keyboard.press("Enter")
    assert opened.ask("() => document.activeElement.id") == "panel"
    assert "Denied by" in opened.page.locator("#panel").inner_text()


EVIL = (
    '</script></style></title>"\'><img src=x onerror="document.title=1">'
    '<a href="javascript:document.title=2">href</a><script>document.title=3</script>\u202e=1+1'
)


def evil_page(world: World) -> str:
    """Render one claim with the same words in every field that has words."""
    amount = Amount(Decimal(3), EVIL, written=EVIL)
    claim = Claim("PRK", "suppliesArms", "RUS", amount, Interval(date(2024, 6, 1), None, EVIL))
    said = make_evidence(
        claim, "ledger", Status.ASSERTED, EVIL, speakers=(EVIL,), note=EVIL, frame=EVIL,
        cues=(EVIL,), subject_as=EVIL, object_as=EVIL,
    )  # fmt: skip
    denied = make_evidence(claim, "ledger", Status.DENIED, EVIL, speakers=(EVIL,))
    article = replace(world.articles["ledger"], title=EVIL, publisher=EVIL, author=EVIL, url=EVIL)
    relation = replace(world.relations["suppliesArms"], label=EVIL)
    table = Table("m", EVIL, EVIL, (EVIL,), ((EVIL,),))
    return make_full_page(
        replace(
            world,
            edges=(Edge(claim, (said, denied), Standing.CONTESTED, 1),),
            relations=world.relations | {"suppliesArms": relation},
            articles=world.articles | {"ledger": article},
        ),
        actors={
            code: replace(actor, label=EVIL, names=(EVIL,), wikidata=EVIL, latitude=9, longitude=9)
            for code, actor in world.actors.items()
        },
        title=EVIL,
        notes=(EVIL,),
        blocs={"PRK": EVIL, "RUS": EVIL},
        measures=(table,),
    )


def test_hostile_words_in_every_field_stay_words(visit, world, tmp_path):
    path = tmp_path / "evil.html"
    path.write_text(evil_page(world), encoding="utf-8")
    opened = visit(ARMS, at=path)
    assert opened.page.locator("#panel blockquote").all_inner_texts() == [EVIL, EVIL]
    for tab in opened.ask("() => Model.TABS"):
        opened.page.locator(f"#tab-{tab}").click()
        opened.page.mouse.move(600, 400)
    opened.page.locator("#search").fill(EVIL)
    assert opened.status().startswith("1 of 1 claim ")
    opened.ask("() => [Picture.make(), Files.csv(), Files.citation(Model.data.claims[0])]")
    assert opened.page.title() == " ".join(EVIL.split())
    assert opened.page.locator("img, a[href^=javascript]").count() == 0
    assert opened.ask("() => document.styleSheets.length") == 1


def test_page_opens_as_it_was_made_to_open_unless_the_address_says_otherwise(
    visit, world, tmp_path
):
    path = tmp_path / "opens.html"
    path.write_text(make_full_page(world, opens="see=pair:PRK|RUS"), encoding="utf-8")
    assert "North Korea" in visit(at=path).page.locator("#panel h2").first.inner_text()
    assert visit("see=actor:CHN", at=path).page.locator("#panel h2").inner_text() == "China"


def test_page_says_what_was_left_out(visit, world, tmp_path):
    path = tmp_path / "notes.html"
    path.write_text(make_full_page(world, notes=("as of: 2024-06-01",)), encoding="utf-8")
    assert visit(at=path).page.locator("#scope").inner_text() == "as of: 2024-06-01"


def test_borders_are_drawn_and_said_when_they_were_asked_for(visit, full, world, tmp_path):
    path = tmp_path / "borders.html"
    path.write_text(make_full_page(world, borders="M900 300L1100 300"), encoding="utf-8")
    page = visit("tab=map", at=path).page
    assert page.locator("#borders").get_attribute("d") == "M900 300L1100 300"
    assert page.locator("#map-note").inner_text().startswith("Land, and the borders of the file")
    page = visit("tab=map", at=full).page
    assert page.locator("#borders").count() == 0
    assert page.locator("#map-note").inner_text().startswith("Land only")
