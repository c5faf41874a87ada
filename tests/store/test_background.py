"""The background layer: what the tables say, and that it never mixes with what articles say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import networkx as nx
import pytest
from conftest_store import GAZETTE, assembler

from graph.curated.actors import load_actors
from graph.curated.folders import data_dir
from graph.curated.relations import load_relations
from graph.errors import CuratedError
from graph.model.claim import Claim, Statement
from graph.model.terms import Standing
from graph.store import export, render, select, validate
from graph.store.background import REGISTER, SOURCE, BackgroundClaim, load_background

assert assembler

TRADE = "actor\tflow\tpartner\tpercent\tyear\nPRK\texports\tCHN\t74\t2023\n"
BORDERS = "actor\tother\tkilometres\nCHN\tPRK\t1352\n"
MEMBERS = "body\tmember\nEAST\tPRK\n"


@pytest.fixture
def tables(tmp_path):
    """A folder with a row in each table."""
    terms = data_dir("ontology") / "background" / "terms.ttl"
    (tmp_path / "terms.ttl").write_bytes(terms.read_bytes())
    (tmp_path / "trade.tsv").write_text(f"# from a yearbook\n{TRADE}")
    (tmp_path / "borders.tsv").write_text(BORDERS)
    (tmp_path / "members.tsv").write_text(MEMBERS)
    (tmp_path / "outlets.tsv").write_text("outlet\tcountry\nHerald\tJPN\n")
    return tmp_path


def test_tables_become_edges_of_their_own_standing(tables):
    background = load_background(tables)
    assert [
        (e.claim.subject, e.claim.relation, e.claim.object, e.standing, e.sources)
        for e in background.edges
    ] == [
        ("CHN", "borders", "PRK", Standing.BACKGROUND, 0),
        ("PRK", "exportsTo", "CHN", Standing.BACKGROUND, 0),
        ("PRK", "memberOf", "EAST", Standing.BACKGROUND, 0),
    ]
    share = background.edges[1].claim
    assert (share.amount.number, share.amount.unit, share.amount.of) == (74, "per cent", "exports")
    assert share.when.iso == "2023-01-01/2024-01-01"
    assert not Standing.BACKGROUND.plain


def test_an_actor_has_its_own_edges_and_both_sides_of_a_border(tables):
    background = load_background(tables)
    assert [e.claim.relation for e in background.of("PRK")] == ["borders", "exportsTo", "memberOf"]
    assert [e.claim.relation for e in background.of("CHN")] == ["borders"]
    assert [e.claim.relation for e in background.among({"PRK", "CHN"})] == ["borders", "exportsTo"]


@pytest.mark.parametrize(
    ("table", "row", "message"),
    [
        ("trade.tsv", "PRK\tbarter\tCHN\t74\t2023", "trade.tsv:4: expected actor exports|imports"),
        ("trade.tsv", "PRK\texports\tCHN\tmost\t2023", "trade.tsv:4: expected actor"),
        ("borders.tsv", "CHN\tPRK", "borders.tsv:3: expected actor other kilometres"),
        ("members.tsv", "EAST\tNorth Korea", "members.tsv:3: expected body member"),
        ("members.tsv", "EAST\t", "members.tsv:3: expected body member"),
    ],
    ids=["flow", "number", "columns", "code", "empty"],
)
def test_a_wrong_row_is_named_with_its_line(tables, table, row, message):
    with (tables / table).open("a") as file:
        file.write(f"{row}\n")
    with pytest.raises(CuratedError) as caught:
        load_background(tables)
    assert message in str(caught.value)


def test_every_end_of_the_bundled_tables_is_in_the_register():
    known = {actor.code for actor in load_actors()}
    edges = load_background().edges
    assert {end for e in edges for end in (e.claim.subject, e.claim.object)} <= known
    assert set(load_background().outlets.values()) <= known
    assert {e.claim.relation for e in edges} == {"borders", "exportsTo", "importsFrom", "memberOf"}
    shares = [e.claim.amount.number for e in edges if "orts" in e.claim.relation]
    assert all(0 < share <= 100 for share in shares)
    assert len(shares) > 1500


def test_same_meaning_has_an_id_that_no_article_gives():
    said = Claim("PRK", "memberOf", "UN")
    figure = BackgroundClaim("PRK", "memberOf", "UN")
    assert said.id != figure.id
    assert said.triple == figure.triple


def test_store_holds_no_background_and_a_query_sees_it_on_request(store):
    asked = "SELECT ?f WHERE { ?f ent:standing ent:Background }"
    before = len(store.engine)
    assert not store.query(asked).rows
    assert len(store.query(asked, background=True).rows) > 2000
    assert len(store.query(asked, background=True, valid_on=GAZETTE.date).rows) > 2000
    assert len(store.engine) == before
    with pytest.raises(LookupError):
        load_relations()["exportsTo"]


def test_background_corroborates_nothing(store):
    member = Statement("PRK", "memberOf", "ASEAN", quote="joined")
    store.add(GAZETTE, [member])
    asked = """SELECT ?standing ?sources WHERE {
        ?c rdf:predicate rel:memberOf ; ent:sources ?sources ; ent:standing/rdfs:label ?standing ;
           rdf:subject actor:%s ; rdf:object actor:ASEAN } ORDER BY ?standing"""
    assert store.query(asked % "PRK", background=True).rows == (("asserted", "1"),)
    assert store.query(asked % "VNM", background=True).rows == (("background", "0"),)


def test_export_with_background_stays_within_the_shapes(store):
    said = select(store)
    chosen = load_background().added_to(said)
    figures = [e for e in chosen.edges if e.standing is Standing.BACKGROUND]
    assert {(e.claim.relation, e.claim.object) for e in figures if e.claim.subject == "PRK"} >= {
        ("exportsTo", "CHN"),
        ("importsFrom", "CHN"),
    }
    assert validate(chosen) == validate(said)
    turtle = render(chosen, "ttl")
    assert "ent:standing ent:Background" in turtle
    assert "actor:PRK rel:exportsTo" not in turtle
    assert SOURCE.title in turtle


def test_network_has_figures_as_edges_of_their_standing(store, tmp_path):
    chosen = load_background().added_to(select(store))
    (file,) = export(chosen, tmp_path / "edges.graphml")
    read = nx.read_graphml(file)
    shares = [d for *_, d in read.edges(data=True) if d["relation"] == "exportsTo"]
    assert shares
    assert {d["standing"] for d in shares} == {"background"}


def test_a_share_claimed_stands_beside_the_figures(make_store):
    from graph.curated.queries import load_queries
    from graph.model.quantity import Amount

    store = make_store("shares")
    nine = Amount(Decimal(90), "per cent", of="trade", written="90 per cent of its trade")
    store.add(GAZETTE, [Statement("PRK", "dependsOn", "CHN", amount=nine, quote="leans on")])
    rows = store.ask(load_queries()["figures"], {"actor": "PRK"}).rows
    assert [row[3:7] for row in rows] == [
        (
            "90 per cent of trade",
            "asserted",
            "North Korea exports to China",
            "74 per cent of exports",
        ),
        (
            "90 per cent of trade",
            "asserted",
            "North Korea imports from China",
            "97 per cent of imports",
        ),
    ]
    assert not store.ask(load_queries()["figures"], {}, background=False).rows


WHO_IS_WHERE = """SELECT ?who ?of { VALUES ?who { actor:HRV actor:GBR actor:FRA }
    ?f ent:standing ent:Background ; rdf:predicate rel:memberOf ; rdf:subject ?who ;
       rdf:object ?of . FILTER(?of IN (actor:EU, actor:NATO)) } ORDER BY ?who ?of"""


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (None, {("FRA", "EU"), ("FRA", "NATO"), ("GBR", "NATO"), ("HRV", "EU"), ("HRV", "NATO")}),
        ("2005-01-01", {("FRA", "EU"), ("FRA", "NATO"), ("GBR", "EU"), ("GBR", "NATO")}),
        ("1940-01-01", set()),
    ],
    ids=["today", "then", "before all"],
)
def test_memberships_are_those_of_the_day(store, day, held):
    asked = None if day is None else date.fromisoformat(day)
    assert set(store.query(WHO_IS_WHERE, background=True, valid_on=asked).rows) == held


def test_former_member_is_told_by_the_register():
    (then,) = (
        edge
        for edge in load_background().as_of(date(2015, 1, 1)).edges
        if (edge.claim.subject, edge.claim.object) == ("GBR", "EU")
    )
    assert then.evidence[0].article == REGISTER.id
    assert load_background().as_of(None) is load_background()
