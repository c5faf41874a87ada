from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow
import pyoxigraph as ox
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
from pyarrow.parquet import read_table, write_table

from graph.assemble import Assembler
from graph.errors import StoreError
from graph.store import Store, part_files
from graph.store.parts import Parts, load_parts

FIRST = ((replace(GAZETTE, inputs="abc"), GAZETTE_SAYS), (COURIER, COURIER_SAYS))
SECOND = ((TRIBUNE, TRIBUNE_SAYS), (HERALD, HERALD_SAYS))
MakeStore = Callable[[str], Store]


def lines(store: Store) -> list[str]:
    return sorted(map(str, store.engine.quads_for_pattern(None, None, None)))


@pytest.mark.parametrize("keep_text", [True, False])
def test_loaded_parts_are_what_a_store_would_hold(
    tmp_path: Path, assembler: Assembler, make_store: MakeStore, keep_text: bool
) -> None:
    plain, loaded = make_store("plain"), make_store("loaded")
    parts = Parts(tmp_path / "parts", assembler)
    for batch in (FIRST, SECOND):
        assert parts.add_all(batch, keep_text=keep_text) == 2
        plain.add_all(batch, keep_text=keep_text)
    done = [(path.name, number) for path, number in load_parts(loaded, tmp_path / "parts")]
    assert done == [("part-000001.nq", 2), ("part-000002.nq", 2)]
    assert lines(loaded) == lines(plain)
    assert loaded.articles() == plain.articles()


def test_tables_are_what_a_store_would_hold(
    tmp_path: Path, assembler: Assembler, make_store: MakeStore
) -> None:
    """Parts of both forms may lie in one folder; the later one counts."""
    plain, loaded = make_store("plain"), make_store("loaded")
    Parts(tmp_path, assembler).add_all([(GAZETTE, HERALD_SAYS)])
    parts = Parts(tmp_path, assembler, parquet=True)
    for batch in (FIRST, SECOND):
        assert parts.add_all(batch) == 2
        plain.add_all(batch)
    done = [(path.name, number) for path, number in load_parts(loaded, tmp_path)]
    assert done == [("part-000001.nq", 1), ("part-000002.parquet", 2), ("part-000003.parquet", 2)]
    assert lines(loaded) == lines(plain)
    assert Parts(tmp_path, assembler).inputs(["gazette-1"]) == {"gazette-1": "abc"}


def test_tables_have_a_column_for_each_term(tmp_path: Path, assembler: Assembler) -> None:
    for name, parquet in (("nq", False), ("a", True), ("b", True)):
        Parts(tmp_path / name, assembler, parquet=parquet).add_all(FIRST)
    plain, one, other = (next((tmp_path / name).iterdir()) for name in ("nq", "a", "b"))
    assert one.read_bytes() == other.read_bytes()
    table = read_table(one)
    assert table.column_names == ["subject", "predicate", "object", "graph"]
    rows = [" ".join(row.values()) for row in table.to_pylist()]
    assert [f"{row} ." for row in rows] == plain.read_text().splitlines()


OLDER = {
    "https://w3id.org/entente/ontology#bearsOn": "https://w3id.org/entente/ontology#supports",
    "https://w3id.org/entente/ontology#quote": "http://www.w3.org/ns/oa#exact",
    "http://purl.org/dc/elements/1.1/": "http://purl.org/dc/terms/",
}


def test_parts_with_older_names_are_read(
    tmp_path: Path, assembler: Assembler, make_store: MakeStore
) -> None:
    folder, plain, loaded = tmp_path / "parts", make_store("plain"), make_store("loaded")
    Parts(folder, assembler).add_all(FIRST)
    plain.add_all(FIRST)
    (part,) = folder.iterdir()
    written = part.read_text(encoding="utf-8")
    for today, before in OLDER.items():
        assert today in written
        written = written.replace(today, before)
    part.write_text(written, encoding="utf-8")
    assert [number for _, number in load_parts(loaded, folder)] == [2]
    assert lines(loaded) == lines(plain)
    assert Parts(folder, assembler).sources(["gazette-1"]) == {
        "gazette-1": (GAZETTE.url, GAZETTE.publisher)
    }


def test_tables_that_are_none_of_ours_are_told(tmp_path: Path, make_store: MakeStore) -> None:
    path = tmp_path / "part-000001.parquet"
    path.write_bytes(b"PAR1 is not enough")
    with pytest.raises(StoreError, match=r"part-000001.parquet: expected Parquet, got: "):
        list(load_parts(make_store("one"), tmp_path))
    write_table(pyarrow.table({"subject": ["<a:b>"], "verb": ["<a:c>"]}), path)
    with pytest.raises(StoreError, match=r"expected the columns subject, .*, got subject, verb$"):
        list(load_parts(make_store("two"), tmp_path))


def test_tables_without_pyarrow_are_told(
    tmp_path: Path, assembler: Assembler, make_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    Parts(tmp_path, assembler, parquet=True).add_all(FIRST)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(StoreError, match=r"part-000001.parquet: expected pyarrow .*\[parquet\]"):
        list(load_parts(make_store("one"), tmp_path))
    monkeypatch.setattr(part_files, "find_spec", lambda _: None)
    with pytest.raises(StoreError, match=r"--parquet: expected pyarrow .*\[parquet\]"):
        Parts(tmp_path, assembler, parquet=True)


def test_loading_again_changes_nothing(
    tmp_path: Path, assembler: Assembler, make_store: MakeStore
) -> None:
    Parts(tmp_path, assembler).add_all(FIRST)
    store = make_store("one")
    assert [number for _, number in load_parts(store, tmp_path)] == [2]
    assert [number for _, number in load_parts(store, tmp_path)] == [0]


def test_last_part_of_an_article_counts(
    tmp_path: Path, assembler: Assembler, make_store: MakeStore
) -> None:
    Parts(tmp_path, assembler).add_all(FIRST)
    Parts(tmp_path, assembler).add_all([(GAZETTE, HERALD_SAYS)])
    plain, loaded = make_store("plain"), make_store("loaded")
    plain.add_all([(GAZETTE, HERALD_SAYS), (COURIER, COURIER_SAYS)])
    assert len(list(load_parts(loaded, tmp_path))) == 2
    assert lines(loaded) == lines(plain)


def test_parts_remember_what_was_read(tmp_path: Path, assembler: Assembler) -> None:
    parts = Parts(tmp_path, assembler)
    parts.add_all(FIRST)
    assert parts.add_all([]) == 0
    for one in (parts, Parts(tmp_path, assembler)):
        assert one.inputs(["gazette-1", "nobody"]) == {"gazette-1": "abc"}
    assert [path.name for path in tmp_path.iterdir()] == ["part-000001.nq"]


def test_parts_are_the_same_bytes_twice_and_load_anywhere(
    tmp_path: Path, assembler: Assembler
) -> None:
    for name in ("a", "b"):
        Parts(tmp_path / name, assembler).add_all(FIRST)
    one, other = (tmp_path / name / "part-000001.nq" for name in ("a", "b"))
    assert one.read_bytes() == other.read_bytes()
    engine = ox.Store()
    engine.bulk_load(path=str(one), format=ox.RdfFormat.N_QUADS)
    claims = engine.query(
        "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> SELECT * "
        "{ GRAPH ?article { ?evidence <https://w3id.org/entente/ontology#bearsOn> ?claim } "
        "GRAPH ?derived { ?claim rdf:subject ?who } }"
    )
    assert len(list(claims)) == len(GAZETTE_SAYS) + len(COURIER_SAYS)


@pytest.mark.parametrize(
    ("content", "told"),
    [(None, "expected part-000001.nq and so on"), ("no quads\n", "part-000001.nq: expected N-Q")],
    ids=["empty", "other"],
)
def test_other_folders_are_refused(
    tmp_path: Path, make_store: MakeStore, content: str | None, told: str
) -> None:
    if content:
        (tmp_path / "part-000001.nq").write_text(content)
    with pytest.raises(StoreError, match=told):
        list(load_parts(make_store("one"), tmp_path))


OTHERS = replace(
    GAZETTE, publisher="Bugle", url="https://bugle.example/1", text="Other words."
)  # the same headline on the same day, so the same id


def loaded(store: Store, *folders: Path) -> list[str]:
    told: list[str] = []
    for folder in folders:
        list(load_parts(store, folder, told.append))
    return told


def test_articles_of_two_outlets_with_one_id_are_both_kept(
    tmp_path: Path, assembler: Assembler, make_store: MakeStore
) -> None:
    store, one, other = make_store("store"), tmp_path / "one", tmp_path / "other"
    Parts(one, assembler).add_all([(GAZETTE, GAZETTE_SAYS)])
    Parts(other, assembler).add_all([(OTHERS, COURIER_SAYS)])
    (line,) = loaded(store, one, other)
    ours, theirs = store.articles()
    assert line == (
        "'gazette-1' of Gazette is another article, so that of Bugle is kept beside it as "
        f"{theirs.id!r}"
    )
    assert (ours, theirs) == (GAZETTE, replace(OTHERS, id=theirs.id))
    assert {e.article for edge in store.edges() for e in edge.evidence} == {ours.id, theirs.id}
    before = lines(store)
    assert loaded(store, other, one) == [line]
    assert lines(store) == before


def test_another_version_of_an_article_takes_its_place_again(
    tmp_path: Path, assembler: Assembler, make_store: MakeStore
) -> None:
    """As where a file is read again once its address is mended."""
    store, parts = make_store("store"), Parts(tmp_path, assembler)
    moved = replace(GAZETTE, url="https://gazette.example/2")
    for article in (GAZETTE, moved):
        parts.add_all([(article, GAZETTE_SAYS)])
    assert loaded(store, tmp_path, tmp_path) == []
    assert store.articles() == (moved,)
