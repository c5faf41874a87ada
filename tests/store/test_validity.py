from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from conftest_store import COURIER, COURIER_SAYS, GAZETTE, GAZETTE_SAYS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import InputError
from graph.model.article import Article
from graph.model.claim import Statement
from graph.model.quantity import Amount, Interval
from graph.model.terms import Stance, Status
from graph.store import Store, changes, select, turtle, validate
from graph.store.checking import find_faults
from graph.store.entries import Entry, entry
from graph.store.terms import named

BACKWARDS = Interval(date(2024, 5, 1), date(2024, 4, 1))
GOOD = GAZETTE_SAYS[0]


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (replace(GOOD, subject=""), "expected actors as subject, object and speakers"),
        (replace(GOOD, object=""), "expected actors as subject, object and speakers"),
        (replace(GOOD, when=BACKWARDS), "first day before the last, got 2024-05-01/2024-04-01"),
        (replace(GOOD, start=-1), "expected a span from 0 or more to beyond, got -1 to 39"),
        (replace(GOOD, start=39), "expected a span from 0 or more to beyond, got 39 to 39"),
    ],
    ids=["subject", "object", "time", "negative", "empty span"],
)
def test_article_that_breaks_a_shape_does_not_go_in(store, bad, message):
    before = sorted(map(str, store.engine))
    with pytest.raises(InputError, match=f"article 'new': .*{message}"):
        store.add_all([(replace(COURIER, id="x"), COURIER_SAYS), (Article("new", ""), [GOOD, bad])])
    assert sorted(map(str, store.engine)) == before


def test_evidence_whose_stance_is_not_its_status_does_not_go_in(store, assembler):
    good = entry(GAZETTE, GAZETTE_SAYS, assembler, keep_text=True)
    findings = tuple((c, replace(e, stance=Stance.DENIES)) for c, e in good.findings)
    with pytest.raises(InputError, match="expected status and stance to agree, got reported and d"):
        store.put([Entry(named("article", "gazette-1"), GAZETTE, findings)])


def test_many_faults_are_told_in_one_line(store):
    bad = [replace(GOOD, start=40 + n) for n in range(5)]
    with pytest.raises(InputError, match=r"got 42 to 39 \(and 2 more\)$"):
        store.add(Article("new", ""), bad)


CODES = st.sampled_from(["", "PRK", "RUS", "Otto Normal"])
DAYS = st.none() | st.dates(date(2024, 1, 1), date(2024, 1, 5))
PLACES = st.none() | st.integers(-1, 4)
LOOSE = st.builds(
    Statement,
    subject=CODES,
    relation=st.sampled_from(["supports", "opposes", "meetsWith"]),
    object=CODES,
    status=st.sampled_from(Status),
    by=st.lists(CODES, max_size=2).map(tuple),
    denied_by=st.lists(CODES, max_size=1).map(tuple),
    amount=st.none() | st.builds(Amount, number=st.decimals("-5", "5", places=1), unit=CODES),
    when=st.none() | st.builds(Interval, start=DAYS, end=DAYS),
    start=PLACES,
    end=PLACES,
    quote=CODES,
)


def filled(assembler, statements):
    """A store in memory with one article; None if that was refused."""
    store = Store(Path("memory"), ox.Store(), assembler)
    try:
        store.add(Article("one", "", title="One", publisher="Gazette"), statements)
    except InputError:
        return None
    return store


@given(statements=st.lists(LOOSE, min_size=1, max_size=3))
@settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_goes_in_has_no_faults(assembler, statements):
    store = filled(assembler, statements)
    if store is not None:
        assert find_faults(store.engine) == ()
        store.close()


@given(statements=st.lists(LOOSE, min_size=1, max_size=3))
@settings(deadline=None, max_examples=8, suppress_health_check=list(HealthCheck))
def test_nor_by_the_standard(assembler, statements):
    store = filled(assembler, statements)
    if store is not None:
        assert validate(turtle(select(store))) == []
        store.close()


@given(statement=LOOSE)
@settings(deadline=None, max_examples=100)
def test_nothing_is_refused_that_the_shapes_let_pass(assembler, statement):
    """What is refused would have been found by the shapes, had it gone in."""
    store = Store(Path("memory"), ox.Store(), assembler)
    if filled(assembler, [statement]) is None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(changes, "refuse_faults", lambda *_: None)
            store.add(Article("one", "", title="One"), [statement])
        assert find_faults(store.engine) != ()
    store.close()


def test_refused_number_is_no_amount_at_all(store):
    bad = replace(GOOD, amount=Amount(Decimal("NaN"), "shell", written="no number"))
    with pytest.raises(InputError, match="amount 'no number': expected a number, got NaN"):
        store.add(Article("new", ""), [bad])
