"""What a writer remembers of what it wrote, and that a store is the same with and without that."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.assemble import Assembler
from graph.curated.relations import load_relations
from graph.model.article import Article
from graph.model.claim import Statement
from graph.model.terms import Status
from graph.store import Store, open_store, touched
from graph.store.terms import ARTICLE, TYPE
from graph.store.touched import Touched

SOLD, ARMED = ("PER", "suppliesEnergy", "CHL"), ("PER", "suppliesArms", "CHL")
SAID = (
    [Statement(*SOLD, quote="sold oil"), Statement(*ARMED, quote="sent rifles")],
    [Statement(*SOLD, Status.DENIED, denied_by=("PER",), quote="sold none")],
    [Statement("CHL", "sanctions", "PER", quote="fined it"), Statement(*SOLD, quote="sold gas")],
)


def _opened(place: Path) -> Store:
    return open_store(place, create=True, assembler=Assembler(load_relations()))


def _quads(store: Store) -> list[str]:
    return sorted(map(str, store.engine))


def _put(store: Store, n: int) -> None:
    outlet = Article(f"a-{n}", "", publisher=f"Outlet {n}")
    store.add(outlet, SAID[n])


def test_store_filled_at_once_is_the_one_filled_by_and_by(tmp_path: Path) -> None:
    with _opened(tmp_path / "one") as one:
        for n in range(len(SAID)):
            _put(one, n)
        _put(one, 1)
        one.remove("a-0")
        _put(one, 0)
        whole = _quads(one)
    for n in range(len(SAID)):
        with _opened(tmp_path / "other") as other:
            _put(other, n)
    with open_store(tmp_path / "other") as other:
        assert _quads(other) == whole
        assert [e.standing.value for e in other.edges(relation="suppliesEnergy")] == ["contested"]


def test_what_was_never_written_cannot_be_there() -> None:
    known = Touched(known=True)
    known.add(["<a:one>", SOLD])
    held = [known.may_hold(what) for what in ("<a:one>", SOLD, "<a:two>", ARMED)]
    assert held == [True, True, False, False]


def test_of_a_store_that_had_articles_nothing_is_known() -> None:
    engine = ox.Store()
    assert not Touched.of(engine).may_hold(SOLD)
    node, kind, article = (ox.NamedNode(iri) for iri in ("a:one", TYPE[1:-1], ARTICLE[1:-1]))
    engine.add(ox.Quad(node, kind, article, node))
    assert Touched.of(engine).may_hold(SOLD)


def test_beyond_what_is_kept_in_mind_the_store_is_looked_into(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(touched, "MOST", 2)
    known = Touched(known=True)
    known.add(["<a:one>", "<a:two>"])
    assert not known.may_hold("<a:four>")
    known.add(["<a:three>"])
    assert known.may_hold("<a:four>")
