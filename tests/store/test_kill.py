from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.store import open_store, writing
from graph.store.opening import VERSION, open_engine, version_of
from graph.store.terms import DERIVED_GRAPH
from graph.store.writing import pending, write

KILLS = 50
HERE = Path(__file__).parent


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="needs fork and SIGKILL")
def test_store_outlives_its_writer(tmp_path, ontology):
    """Killed at any moment, it opens again: no half article, and all that was acknowledged."""
    command = [sys.executable, HERE / "killing.py", tmp_path / "store", ontology, str(KILLS)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(HERE.parents[1])},
    )
    assert not done.stderr, done.stderr[:3000]
    rounds = [line.split(" ", 2) for line in done.stdout.splitlines()]
    assert len(rounds) == KILLS
    assert {(said, found) for said, _, found in rounds} == {("open", "whole")}
    assert int(rounds[-1][1]) > KILLS


GONE = f'<a:one> <a:says> "old" {DERIVED_GRAPH} .\n'
FRESH = [f'<a:one> <a:says> "new {n}" {DERIVED_GRAPH} .\n' for n in range(30)]


@pytest.fixture
def stopped(store, monkeypatch):
    """A store whose writer was stopped between putting in and taking out."""
    write(store.engine, gone=(), fresh=[GONE])
    monkeypatch.setattr(writing, "_BULK", 20)
    monkeypatch.setattr(writing, "finish", lambda _: None)
    write(store.engine, gone=[GONE], fresh=FRESH)
    monkeypatch.undo()
    assert pending(store.engine) is not None
    store.close()
    return store.path


@pytest.mark.parametrize("writing_too", [True, False], ids=["writer", "reader"])
def test_change_that_was_stopped_half_way_is_made_whole(stopped, writing_too):
    engine = open_engine(stopped, write=writing_too, create=False)
    said = {q.object.value for q in engine.quads_for_pattern(ox.NamedNode("a:one"), None, None)}
    assert said == {f"new {n}" for n in range(30)}
    assert pending(engine) is None


def test_all_forms_of_writing_come_to_the_same(make_store, monkeypatch):
    stores = [make_store(name) for name in ("small", "bulk", "noted")]
    for store, bulk in zip(stores, (1_000_000, 20, 20), strict=True):
        monkeypatch.setattr(writing, "_BULK", bulk)
        write(store.engine, gone=(), fresh=[GONE] if store is not stores[1] else [])
        write(store.engine, gone=[GONE] if store is not stores[1] else [], fresh=FRESH)
    small, bulk, noted = (sorted(map(str, store.engine)) for store in stores)
    assert small == bulk == noted


def test_reader_waits_for_nobody_when_nothing_is_pending(store):
    store.close()
    with open_store(store.path) as reading:
        assert pending(reading.engine) is None


@pytest.mark.parametrize(
    "begun",
    [
        pytest.param(lambda folder: (folder / "LOCK").touch(), id="no engine yet"),
        pytest.param(lambda folder: ox.Store(str(folder)).flush(), id="empty engine"),
    ],
)
def test_store_whose_making_was_stopped_is_made_again(tmp_path, begun):
    folder = tmp_path / "store"
    folder.mkdir()
    begun(folder)
    engine = open_engine(folder, write=True, create=True)
    assert version_of(engine) == VERSION
