from __future__ import annotations

import os

import pytest
from conftest_store import COURIER

from graph.errors import InputError
from graph.model.claim import Statement
from graph.store import Store, open_store
from graph.store.searching import Hit

SHIPPED = Hit("quote", "gazette-1", ("PRK", "suppliesArms", "RUS"), "Pyongyang has shipped shells")


@pytest.mark.parametrize(
    ("words", "hit"),
    [
        ("shipping shell", SHIPPED),
        ('"shipped shells"', SHIPPED),
        ("pyong*", SHIPPED),
        ("chin*", Hit("name", "CHN", (), "China")),
        ("rail", Hit("title", "gazette-1", (), "Shells by rail")),
        ("normal", Hit("name", "Otto Normal", (), "Otto Normal")),
        ("Pyongyang's shells'", SHIPPED),
    ],
    ids=["any form", "in a row", "beginning", "name", "title", "stranger", "of somebody"],
)
def test_words_are_found(store: Store, words, hit):
    assert hit in store.search(words)


@pytest.mark.parametrize("words", ['"shells shipped"', "shipped tanks", "pyong"])
def test_other_words_are_not(store: Store, words):
    assert store.search(words) == ()


@pytest.mark.parametrize("words", ["", "  ", '"', "* -"])
def test_no_words_are_refused(store: Store, words):
    with pytest.raises(InputError, match="search: expected words to look for"):
        store.search(words)


@pytest.mark.parametrize("words", ['a" OR b', "NEAR(a b)", "text : shells)", "shipped AND"])
def test_words_of_the_index_are_words(store: Store, words):
    assert store.search(words) == ()


def test_limit(store: Store):
    assert len(store.search("n* OR", limit=3)) == 0
    assert len(store.search("n*", limit=2)) == 2


def test_actors_that_nothing_is_said_of_are_not_found(store: Store):
    assert store.search("envoy") == ()
    store.add(COURIER, [Statement("PRK", "meetsWith", "RUS", subject_named="envoy")])
    assert store.search("envoy") == (Hit("name", "envoy", (), "The Envoy"),)


def test_actor_is_found_once_whatever_its_names(store: Store):
    names = "".join(f'"Chinese {word}"@en, ' for word in ("one", "two", "three"))
    store.engine.update(
        "PREFIX ent: <https://w3id.org/entente/ontology#> "
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
        f"INSERT {{ GRAPH ?g {{ ?a ent:name {names.rstrip(', ')} }} }} "
        'WHERE { GRAPH ?g { ?a skos:prefLabel "China"@en } }'
    )
    assert [hit.id for hit in store.search("chin*") if hit.kind == "name"] == ["CHN"]


def test_index_follows_the_store(store: Store):
    assert SHIPPED in store.search("shipped")
    store.remove("gazette-1")
    assert store.search("shipped") == ()


def test_index_is_kept_and_the_store_opens_with_it(store: Store):
    found = store.search("shipped")
    store.close()
    assert (store.path / "search.sqlite").is_file()
    with open_store(store.path) as again:
        assert again.search("shipped") == found


def test_damaged_index_is_made_anew(store: Store):
    (store.path / "search.sqlite").write_bytes(b"no index" * 1000)
    assert SHIPPED in store.search("shipped")


def test_half_made_index_of_long_ago_is_swept_away(store):
    left = store.path / "search.sqlite.1"
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    assert store.search("shells")
    assert [path.name for path in store.path.glob("search.sqlite*")] == ["search.sqlite"]
