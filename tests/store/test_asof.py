from __future__ import annotations

from datetime import date, timedelta

import pytest

from graph.curated.queries import load_queries

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
