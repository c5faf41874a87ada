from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

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


@pytest.mark.parametrize("ending", sorted(FORMS))
def test_standard_input_is_read_in_any_form(store, make_store, tmp_path, monkeypatch, ending):
    (path,) = export(store, tmp_path / f"all{ending}")
    copy = make_store("copy")
    with path.open("rb") as file:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(file))
        assert load_export(copy, Path("-")) == 2
    assert said(copy) == said(store)


def test_form_is_told_where_the_ending_does_not(store, make_store, tmp_path):
    (path,) = export(store, tmp_path / "all.ttl")
    other = path.rename(tmp_path / "all.txt")
    copy = make_store("copy")
    with pytest.raises(InputError, match=r"all.txt: expected a file of .ttl, .* or --format"):
        load_export(copy, other)
    assert load_export(copy, other, form="ttl") == 2


def test_export_with_older_names_is_read(store, make_store, tmp_path):
    (path,) = export(store, tmp_path / "all.nq")
    rows = path.read_text(encoding="utf-8")
    older = {"ent:bearsOn": "ent:supports", "ent:quote": "oa:exact"}
    older |= {f"dc:{name}": f"dcterms:{name}" for name in ("publisher", "creator")}
    for today, before in older.items():
        rows = rows.replace(full(today), full(before))
    path.write_text(rows, encoding="utf-8")
    copy = make_store("copy")
    assert load_export(copy, path) == 2
    assert said(copy) == said(store)


def full(name):
    prefix, _, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


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
