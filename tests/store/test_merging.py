from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from graph.errors import UnknownNameError
from graph.model.article import Article
from graph.model.claim import Statement
from graph.model.quantity import Amount
from graph.model.terms import Status
from graph.store import open_store
from graph.store.merging import Stranger, expect, merge, strangers

POST = Article("post-1", "", date=date(2024, 6, 1), publisher="Post")
STAR = Article("star-1", "", date=date(2020, 6, 1), publisher="Star")
ROUNDS = Amount(Decimal(90), "shell", written="ninety shells")
POST_SAYS = (
    Statement("Otto Quark", "criticises", "PRK", subject_named="Otto Quark", quote="a shame"),
    Statement("PRK", "attacks", "KOR", Status.REPORTED, by=("Otto Quark",), quote="shelled"),
    Statement("Ada Bell", "suppliesArms", "PRK", amount=ROUNDS, quote="ninety shells"),
    Statement("Otto Quark", "opposes", "RUS", quote="against"),
    Statement("CHN", "supports", "PRK", Status.REPORTED, by=("two diplomats",), quote="backs"),
)
STAR_SAYS = (Statement("RUS", "visits", "Otto Quark", object_named="Otto Quark", quote="called"),)


def roll_up(code: str, day: date | None) -> str:
    return "RUS" if code == "otto-quark" and day and day.year > 2021 else code


@pytest.fixture
def store(tmp_path: Path, assembler, ontology: Path):
    path = tmp_path / "s.db"
    with open_store(path, create=True, assembler=assembler, ontology=ontology) as opened:
        opened.add_all([(POST, POST_SAYS), (STAR, STAR_SAYS)])
        yield opened


def triples(store) -> set[tuple[str, str, str]]:
    return {(e.claim.subject, e.claim.relation, e.claim.object) for e in store.edges()}


def test_strangers_come_by_frequency_and_have_names(store) -> None:
    known = {"PRK", "KOR", "RUS", "CHN"}
    assert strangers(store.edges(), known) == (
        Stranger("Otto Quark", 4, 2),
        Stranger("Ada Bell", 1, 1),
    )


def test_merged_actor_takes_all_places_as_it_acts_that_day(store) -> None:
    assert merge(store, "Otto Quark", "otto-quark", roll_up) == 2
    assert triples(store) == {
        ("RUS", "criticises", "PRK"),
        ("PRK", "attacks", "KOR"),
        ("Ada Bell", "suppliesArms", "PRK"),
        ("CHN", "supports", "PRK"),
        ("RUS", "visits", "otto-quark"),
    }
    (edge,) = store.edges(relation="criticises")
    assert edge.evidence[0].subject_named == "otto-quark"
    (edge,) = store.edges(relation="attacks")
    assert edge.affirmed_by == ("RUS",)


def test_what_is_not_merged_stays_as_it_was(store) -> None:
    before = store.edges(relation="suppliesArms")
    merge(store, "Otto Quark", "otto-quark", roll_up)
    assert store.edges(relation="suppliesArms") == before
    assert store.edges(relation="suppliesArms")[0].claim.amount == ROUNDS


def test_merging_equals_storing_what_would_have_been_read(
    store, tmp_path: Path, assembler, ontology: Path
) -> None:
    merge(store, "Ada Bell", "KOR", lambda code, _: code)
    said = [Statement("KOR", "suppliesArms", "PRK", subject_named="KOR", amount=ROUNDS,
                      quote="ninety shells")]  # fmt: skip
    path = tmp_path / "t.db"
    with open_store(path, create=True, assembler=assembler, ontology=ontology) as fresh:
        fresh.add(POST, [*POST_SAYS[:2], *said, *POST_SAYS[3:]])
        fresh.add(STAR, STAR_SAYS)
        assert store.edges() == fresh.edges()


def test_name_that_the_store_lacks_is_refused_with_near_ones(store) -> None:
    expect(store, "Ada Bell")
    with pytest.raises(UnknownNameError, match="got 'Ada Bel'; did you mean Ada Bell"):
        expect(store, "Ada Bel")
