"""The page without a browser: well formed, sealed, escaped, and the same every time."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from itertools import product

import pytest
from page_parts import take_apart
from view_sample import HOSTILE, TITLE, World, make_evidence, make_full_page, make_page, make_world

from graph.errors import UnknownNameError
from graph.model.claim import Claim, Edge
from graph.model.table import Table
from graph.model.terms import Standing, Status
from graph.view.page import render
from graph.view.world import land


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def html() -> str:
    return make_page()


def page_of(world: World, *edges: Edge, title: str = "Title", **changes: object) -> str:
    changed = replace(world, **changes)
    return render(
        edges,
        actors=changed.actors,
        relations=changed.relations,
        articles=changed.articles,
        title=title,
    )


def one_edge(article: str = "ledger", **more: object) -> Edge:
    claim = Claim("PRK", "suppliesArms", "RUS")
    evidence = make_evidence(claim, article, Status.ASSERTED, **more)
    return Edge(claim, (evidence,), Standing.ASSERTED, 1)


def test_every_element_is_closed(html):
    assert take_apart(html).open == []


def test_page_has_language_title_and_viewport(html):
    parts = take_apart(html)
    assert parts.named("html")[0].attributes["lang"] == "en"
    assert parts.named("title")[0].text == TITLE
    assert any(meta.attributes.get("name") == "viewport" for meta in parts.named("meta"))


def test_same_edges_give_the_same_bytes_in_any_order(world, html):
    assert page_of(world, *reversed(world.edges), title=TITLE) == html


def test_policy_admits_exactly_the_scripts_and_styles_of_the_page(html):
    parts = take_apart(html)

    def hashes(tags):
        digests = [hashlib.sha256(tag.text.encode()).digest() for tag in tags]
        return {f"'sha256-{base64.b64encode(d).decode()}'" for d in digests}

    rules = dict(rule.split(" ", 1) for rule in parts.policy().split("; "))
    assert rules["default-src"] == "'none'"
    assert set(rules["script-src"].split()) == hashes(parts.scripts())
    assert set(rules["style-src"].split()) == hashes(parts.named("style"))
    assert rules["form-action"] == rules["base-uri"] == "'none'"


def test_no_element_carries_a_handler_or_a_style(html):
    attributes = {name for tag in take_apart(html).tags for name in tag.attributes}
    assert not [name for name in attributes if name.startswith("on") or name == "style"]


def test_nothing_is_loaded_from_elsewhere(html):
    parts = take_apart(html)
    assert not [tag for tag in parts.tags if "src" in tag.attributes]
    assert [tag.attributes["href"] for tag in parts.named("link")] == ["data:,"]


def test_addresses_stand_only_in_evidence_links(world, html):
    library = take_apart(html).scripts()[0].text
    found = set(re.findall(r"https?://[^\s\"'<>\\]+", html.replace(library, "")))
    known = {article.url for article in world.articles.values()}
    assert found == known | {"http://www.w3.org/2000/svg"}


def test_links_tell_the_other_side_nothing(html):
    outward = [a for a in take_apart(html).named("a") if a.attributes["href"].startswith("http")]
    assert outward
    assert {a.attributes["rel"] for a in outward} == {"noopener noreferrer"}


def test_table_has_a_row_for_every_claim(world, html):
    rows = [t.attributes["id"] for t in take_apart(html).named("tr") if "id" in t.attributes]
    assert sorted(rows) == sorted(f"claim-{edge.claim.id}" for edge in world.edges)


def test_data_holds_every_claim_with_all_its_evidence(world, html):
    claims = {claim["id"]: claim for claim in take_apart(html).json("data")["claims"]}
    assert {key: len(claim["evidence"]) for key, claim in claims.items()} == {
        edge.claim.id: len(edge.evidence) for edge in world.edges
    }


def test_data_names_who_affirms_and_who_denies(html):
    claims = take_apart(html).json("data")["claims"]
    [counted] = [c for c in claims if c["amount"] == "at least 10,000 containers"]
    assert counted["standing"] == "contested"
    assert counted["affirms"] == ["South Korea", "United States"]
    assert counted["denies"] == ["North Korea", "Russia"]
    [other] = counted["differs"]
    assert [c["amount"] for c in claims if c["id"] == other] == ["7,000 containers"]


def test_network_stands_still_and_every_actor_has_a_place(world, html):
    parts = take_apart(html)
    nodes = parts.json("vis-nodes")
    assert parts.json("vis-options")["physics"] == {"enabled": False}
    assert {node["id"] for node in nodes} == set(world.actors)
    assert len({(node["x"], node["y"]) for node in nodes}) == len(nodes)


def test_every_filter_row_counts_its_claims(world, html):
    counts = {
        (tag.attributes["data-facet"], tag.attributes["data-value"]): int(tag.text)
        for tag in take_apart(html).named("span")
        if "data-facet" in tag.attributes
    }
    contested = sum(edge.standing is Standing.CONTESTED for edge in world.edges)
    assert counts["standing", "contested"] == contested
    families = [count for (facet, _), count in counts.items() if facet == "family"]
    assert sum(families) == len(world.edges)


def test_quote_stands_in_its_sentence_where_the_text_was_kept(world):
    text = "It rained. Officials say that <b>Oro armed Lund</b>, which Oro denies. It rained."
    start = text.index("Oro armed")
    kept = world.articles | {"ledger": replace(world.articles["ledger"], text=text)}
    edge = one_edge(quote="Oro armed Lund", start=start, end=start + 14)
    parts = take_apart(page_of(world, edge, articles=kept))
    [claim] = parts.json("data")["claims"]
    rest = ["Officials say that <b>", "</b>, which Oro denies."]
    assert claim["evidence"][0]["around"] == rest
    assert [
        tag.text for tag in parts.named("span") if tag.attributes.get("class") == "rest"
    ] == rest


@pytest.mark.parametrize(
    ("start", "text"),
    [(3, "Oro armed Lund."), (None, "Oro armed Lund."), (0, "")],
    ids=["elsewhere", "no place", "not kept"],
)
def test_quote_stands_alone_where_its_sentence_is_not_known(world, start, text):
    kept = world.articles | {"ledger": replace(world.articles["ledger"], text=text)}
    edge = one_edge(quote="Oro armed Lund", start=start, end=start and start + 14)
    [claim] = take_apart(page_of(world, edge, articles=kept)).json("data")["claims"]
    assert "around" not in claim["evidence"][0]


def test_article_without_a_publisher_is_the_article_itself(world):
    nameless = replace(world.articles["ledger"], publisher=None)
    page = page_of(world, one_edge(quote="x"), articles=world.articles | {"ledger": nameless})
    [claim] = take_apart(page).json("data")["claims"]
    assert claim["affirms"] == ["the article itself"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(world, text):
    edge = one_edge(
        speakers=(text,), quote=text, subject_as=text, frame=text, cues=(text,), note=text
    )
    page = page_of(
        world,
        edge,
        title=text,
        actors=world.actors | {"PRK": replace(world.actors["PRK"], label=text, names=(text,))},
        relations=world.relations
        | {"suppliesArms": replace(world.relations["suppliesArms"], label=text)},
        articles=world.articles
        | {"ledger": replace(world.articles["ledger"], title=text, publisher=text)},
    )
    clean = take_apart(page_of(world, one_edge(quote="x")))
    parts = take_apart(page)
    assert parts.named("title")[0].text == text
    assert [tag.name for tag in parts.tags] == [tag.name for tag in clean.tags]
    assert [tag.text for tag in parts.named("q")] == [text]
    [claim] = parts.json("data")["claims"]
    assert claim["evidence"][0]["quote"] == claim["names"][0] == claim["label"] == text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words_in_the_rest_too(world, text):
    table = Table("m", text, text, ("actor", text), (("PRK", text), ("RUS", None)), frozenset())
    actors = {c: replace(a, wikidata=text, names=(text,)) for c, a in world.actors.items()}
    page = make_full_page(world, actors=actors, blocs={"PRK": text}, measures=(table,))
    clean = make_full_page(world, actors=world.actors, blocs={"PRK": "x"}, measures=(table,))
    parts = take_apart(page)
    assert [tag.name for tag in parts.tags] == [tag.name for tag in take_apart(clean).tags]
    assert text in [tag.text for tag in parts.named("h2")]
    assert {actor["wikidata"] for actor in parts.json("data")["actors"].values()} == {""}


def test_page_is_small_besides_its_data(world):
    bare = len(page_of(world).encode())
    assert bare + len(land()) <= 700_000


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        " javascript:alert(1)",
        "//example.org/a",
        "file:///etc/hosts",
        "http://[broken",
        "",
        None,
    ],
)
def test_only_web_addresses_become_links(world, url):
    articles = world.articles | {"ledger": replace(world.articles["ledger"], url=url)}
    parts = take_apart(page_of(world, one_edge(), articles=articles))
    assert [a.attributes["href"] for a in parts.named("a")] == ["#claims"]
    assert parts.json("data")["articles"]["ledger"]["url"] == ""


def test_web_address_with_quotes_stays_one_attribute(world):
    url = 'https://example.org/?q="><script>alert(1)</script>'
    articles = world.articles | {"ledger": replace(world.articles["ledger"], url=url)}
    links = take_apart(page_of(world, one_edge(), articles=articles)).named("a")
    assert [a.attributes["href"] for a in links][1:] == [url]


def test_no_edges_give_a_page_too(world):
    parts = take_apart(page_of(world))
    assert parts.open == []
    assert parts.json("data")["claims"] == []


def test_busy_networks_draw_some_actors_and_table_all(world):
    some = world.actors["PRK"]
    actors = {f"X{i:03}": replace(some, code=f"X{i:03}", label=f"Actor {i}") for i in range(70)}
    claims = [Claim("X000", "tradesWith", code) for code in actors if code != "X000"]
    edges = [
        Edge(c, (make_evidence(c, "ledger", Status.ASSERTED),), Standing.ASSERTED, 1)
        for c in claims
    ]
    page = page_of(world, *edges, actors=actors)
    parts = take_apart(page)
    assert len(parts.json("vis-nodes")) == 60
    assert len([t for t in parts.named("tr") if "id" in t.attributes]) == 69
    assert "draws 60 of 70 actors, by number of claims; all are in the table" in page


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        ("actors", "expected an actor of the register, got 'PRK'"),
        ("relations", "expected a relation of the ontology, got 'suppliesArms'"),
        ("articles", "expected a known article, got 'ledger'"),
    ],
)
def test_unknown_names_are_refused(world, missing, message):
    key = {"actors": "PRK", "relations": "suppliesArms", "articles": "ledger"}[missing]
    rest = {k: v for k, v in getattr(world, missing).items() if k != key}
    with pytest.raises(UnknownNameError, match=message):
        page_of(world, one_edge(), **{missing: rest})


@pytest.mark.parametrize(("sort", "text"), list(product(["id", "label"], HOSTILE)))
def test_hostile_codes_stay_codes(world, sort, text):
    actor = replace(world.actors["PRK"], code=text, label=text if sort == "label" else "A")
    claim = Claim(text, "suppliesArms", "RUS")
    evidence = make_evidence(claim, "ledger", Status.ASSERTED)
    page = page_of(
        world, Edge(claim, (evidence,), Standing.ASSERTED, 1), actors=world.actors | {text: actor}
    )
    nodes = take_apart(page).json("vis-nodes")
    assert {node["id"] for node in nodes} == {text, "RUS"}
