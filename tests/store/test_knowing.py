"""What could be known on a day is what a store would hold of the articles published until then."""

from __future__ import annotations

from datetime import date

import pytest
from conftest_store import (
    COURIER,
    COURIER_SAYS,
    GAZETTE,
    GAZETTE_SAYS,
    HERALD,
    HERALD_SAYS,
    TRIBUNE,
    TRIBUNE_SAYS,
)

from graph.errors import InputError, StoreError
from graph.store import open_store, render
from graph.store.checking import find_faults
from graph.store.knowing import known_by
from graph.store.opened import Graph

ALL = [
    (TRIBUNE, TRIBUNE_SAYS),  # 1 February 2024
    (GAZETTE, GAZETTE_SAYS),  # 4 March 2024
    (HERALD, HERALD_SAYS),  # 5 May 2024
    (COURIER, COURIER_SAYS),  # no date
]
DAYS = [
    ("2024-01-31", 0),
    ("2024-02-01", 1),
    ("2024-03-03", 1),
    ("2024-03-04", 2),
    ("2024-06-01", 3),
]


@pytest.fixture
def whole(make_store):
    store = make_store("whole")
    store.add_all(ALL)
    return store


@pytest.mark.parametrize(("day", "first"), DAYS, ids=[day for day, _ in DAYS])
def test_knowledge_of_a_day_is_a_store_of_the_articles_until_then(
    whole, make_store, assembler, tmp_path, day, first
):
    early = make_store("early")
    early.add_all(ALL[:first])
    undated = known_by(whole, date.fromisoformat(day), assembler, tmp_path / "known")
    with open_store(tmp_path / "known") as known:
        assert undated == 1
        assert set(known.engine) == set(early.engine)
        assert render(known, "trig") == render(early, "trig")
        assert list(find_faults(known.engine)) == []


def test_standing_and_sources_are_of_what_was_known(whole, assembler):
    with whole_graph(whole, assembler).known_by("2024-02-01") as then:
        (arms,) = then.claims(relation="suppliesArms")
        assert (arms.standing, arms.sources, arms.denied_by) == ("reported", 1, ())
    (later,) = (e for e in whole.edges(relation="suppliesArms") if e.claim == arms.claim)
    assert (later.standing, later.denied_by) == ("contested", ("PRK", "RUS"))
    assert later.sources > 1


def whole_graph(store, assembler):
    graph = Graph.__new__(Graph)
    graph.store, graph._code_of, graph._assembler = store, lambda _, name: name, lambda: assembler
    graph._drawn = None
    return graph


def test_both_days_can_be_asked_together(whole, assembler):
    with whole_graph(whole, assembler).known_by(date(2024, 2, 1)) as then:
        ask = "SELECT ?c { ?c a ent:Claim }"
        held = len(then.query(ask, as_of="2023-06-01").rows)
        assert held == len(then.claims(as_of="2023-06-01")) == 1
        assert len(then.query(ask).rows) > held


def test_texts_and_words_stay(whole, assembler):
    with whole_graph(whole, assembler).known_by("2024-03-04") as then:
        assert then.store.text("gazette-1") == GAZETTE.text
        assert [hit.id for hit in then.search("shipped")] == ["gazette-1"]
        assert then.search("gave") == ()


def test_day_and_assembler_are_needed(whole, assembler):
    graph = whole_graph(whole, assembler)
    with pytest.raises(InputError, match="a day"), graph.known_by("soon"):
        pass
    graph._assembler = None
    with pytest.raises(StoreError, match=r"graph\.open"), graph.known_by("2024-03-04"):
        pass
