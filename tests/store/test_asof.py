from __future__ import annotations

from datetime import date, timedelta

import pyoxigraph as ox
import pytest

from graph.curated.actors import load_actors
from graph.curated.folders import data_dir
from graph.curated.queries import load_queries
from graph.store.held import held_on
from graph.store.terms import ACTORS_GRAPH, PREFIXES

PAST = ("USA", "sanctions", "PRK")
SENT = ("PRK", "suppliesArms", "RUS")
LATER = ("Otto Normal", "criticises", "RUS")


def held(store, day):
    edges = store.edges(valid_on=date.fromisoformat(day))
    return {(e.claim.subject, e.claim.relation, e.claim.object) for e in edges}


@pytest.mark.parametrize(
    ("day", "among", "not_among"),
    [
        ("2022-12-31", set(), {PAST, SENT, LATER}),
        ("2023-01-01", {PAST}, {SENT, LATER}),
        ("2023-12-31", {PAST}, {SENT, LATER}),
        ("2024-01-01", set(), {PAST, SENT, LATER}),
        ("2024-02-01", {SENT}, {PAST, LATER}),
        ("2024-05-05", {SENT, LATER}, {PAST}),
    ],
    ids=["before", "first day", "last day", "day after", "first said", "said later"],
)
def test_edges_hold_in_their_time(wide_store, day, among, not_among):
    found = held(wide_store, day)
    assert among <= found
    assert not found & not_among


def test_what_has_no_date_at_all_always_holds(store):
    assert ("CHN", "opposes", "PRK") in held(store, "1900-01-01")


@pytest.mark.parametrize("day", ["2023-06-01", "2024-03-01", "2024-06-01"])
def test_query_answers_from_what_held(wide_store, day):
    asked = date.fromisoformat(day)
    rows = wide_store.query("SELECT ?c { ?c a ent:Claim }", valid_on=asked).rows
    assert len(rows) == len(wide_store.edges(valid_on=asked))


def test_named_query_has_its_parts_still(wide_store):
    query = load_queries()["ledger"]
    rows = wide_store.ask(query, {"a": "PRK", "b": "USA"}, valid_on=date(2023, 6, 1)).rows
    (row,) = rows
    assert row[2:6] == ("United States", "sanctions", "North Korea", "asserted")


def test_plain_edge_goes_with_its_claim(wide_store):
    ask = "ASK { actor:USA rel:sanctions actor:PRK }"
    day = date(2023, 12, 31)
    assert wide_store.query(ask, valid_on=day).boolean is True
    assert wide_store.query(ask, valid_on=day + timedelta(days=1)).boolean is False
    assert wide_store.query(ask).boolean is True


REGISTER = """
@prefix actor: <https://w3id.org/entente/actor/> .
@prefix ent: <https://w3id.org/entente/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
actor:BODY a ent:Organisation ; ent:member actor:OLD, actor:NEW, actor:UNDATED ;
  ent:membership <x:old>, <x:new>, <x:left>, <x:back> .
<x:old> ent:membershipOf actor:OLD ; ent:memberStart "1990"^^xsd:gYear .
<x:new> ent:membershipOf actor:NEW ; ent:memberStart "2013-07-01"^^xsd:date .
<x:left> ent:membershipOf actor:LEFT ; ent:memberStart "1990"^^xsd:gYear ;
  ent:memberEnd "2001"^^xsd:gYear .
<x:back> ent:membershipOf actor:LEFT ; ent:memberStart "2020"^^xsd:gYear ;
  ent:memberEnd "2022-03-04"^^xsd:date .
"""


@pytest.mark.parametrize("change", [True, False], ids=["in place", "copied"])
@pytest.mark.parametrize(
    ("day", "members"),
    [
        ("1989-12-31", "UNDATED"),
        ("1990-01-01", "LEFT OLD UNDATED"),
        ("2001-12-31", "LEFT OLD UNDATED"),
        ("2002-01-01", "OLD UNDATED"),
        ("2013-06-30", "OLD UNDATED"),
        ("2013-07-01", "NEW OLD UNDATED"),
        ("2022-03-03", "LEFT NEW OLD UNDATED"),
        ("2022-03-04", "NEW OLD UNDATED"),
    ],
)
def test_bodies_have_the_members_of_the_day(day, members, change):
    engine = ox.Store()
    graph = ox.NamedNode(ACTORS_GRAPH[1:-1])
    engine.load(input=REGISTER.encode(), format=ox.RdfFormat.TURTLE, to_graph=graph)
    ask = "SELECT ?m { GRAPH ?g { ?b ent:member ?m } }"
    found = held_on(engine, day, change=change).query(ask, prefixes=PREFIXES)
    assert " ".join(sorted(row["m"].value.rpartition("/")[2] for row in found)) == members


def test_members_of_the_day_are_those_of_the_register():
    engine, actors = ox.Store(), {actor.code: actor for actor in load_actors()}
    graph = ox.NamedNode(ACTORS_GRAPH[1:-1])
    for name in ("bodies", "memberships"):
        path = data_dir("ontology") / "actors" / f"{name}.ttl"
        engine.load(path=path, format=ox.RdfFormat.TURTLE, to_graph=graph)
    day = date(2005, 6, 1)
    ask = "SELECT ?m { GRAPH ?g { actor:NATO ent:member ?m } }"
    found = held_on(engine, day.isoformat(), change=True).query(ask, prefixes=PREFIXES)
    members = {row["m"].value.rpartition("/")[2] for row in found}
    assert members == set(actors["NATO"].members_on(day))
    assert "EST" in members
    assert "HRV" not in members
