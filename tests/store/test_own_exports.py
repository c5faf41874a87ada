from __future__ import annotations

from dataclasses import replace

import pytest
from conftest_store import COURIER, COURIER_SAYS, GAZETTE, GAZETTE_SAYS

from graph.errors import InputError
from graph.store import export, render
from graph.store.own_exports import FORMS, load_export
from graph.store.terms import PREFIXES

KEPT_BACK = {PREFIXES["ent"] + "text", PREFIXES["ent"] + "inputs"}


def said(store):
    return {str(quad) for quad in store.engine if quad.predicate.value not in KEPT_BACK}


@pytest.mark.parametrize("ending", sorted(FORMS))
def test_what_was_exported_comes_back_into_an_equal_store(store, make_store, tmp_path, ending):
    (path,) = export(store, tmp_path / f"all{ending}")
    copy = make_store("copy")
    assert load_export(copy, path) == 2
    assert said(copy) == said(store)
    assert render(copy, "nq") == render(store, "nq")
    assert load_export(copy, path) == 0


def test_part_of_an_article_adds_to_what_is_there(store, tmp_path, make_store):
    whole = said(store)
    (path,) = export(store.edges(subject="USA"), tmp_path / "usa.ttl")
    assert load_export(store, path) == 0
    assert said(store) == whole
    assert store.articles()[1].text == GAZETTE.text
    other = make_store("other")
    other.add_all([(COURIER, COURIER_SAYS), (GAZETTE, GAZETTE_SAYS[:2])])
    assert load_export(other, path) == 1
    assert {edge.claim.object for edge in other.edges(article="gazette-1")} == {"RUS", "CHN", "PRK"}


def test_copies_of_one_text_count_once_after_the_way_back(make_store, tmp_path):
    copied = replace(GAZETTE_SAYS[0], sketch="1-" + "QUJD" * 20)
    first = make_store("first")
    first.add_all([(GAZETTE, [copied]), (COURIER, [replace(copied, quote="the same")])])
    (path,) = export(first, tmp_path / "all.ttl")
    second = make_store("second")
    load_export(second, path)
    assert [e.sources for e in second.edges()] == [e.sources for e in first.edges()] == [1]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("ent:stance ent:Affirms", "ent:stance ent:Maybe", r"stance: .*shape Evidence"),
        ("@prefix actor:", "@prefix other:", r"all.ttl:\d+: .*actor:"),
        ("ent:start 11", 'ent:start "eleven"', r"ent:start"),
    ],
    ids=["word", "prefix", "number"],
)
def test_faults_of_a_file_are_told_and_nothing_goes_in(store, make_store, tmp_path, old, new, told):
    (path,) = export(store, tmp_path / "all.ttl")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    copy = make_store("copy")
    with pytest.raises(InputError, match=told):
        load_export(copy, path)
    assert copy.articles() == ()
