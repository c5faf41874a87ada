from __future__ import annotations

from pathlib import Path

import pytest

from graph.model.terms import Standing
from graph.pipeline.demo import DOSSIER, build_demo
from graph.store.shapes import validate

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory):
    out = tmp_path_factory.mktemp("demo")
    return out, build_demo(out)


def test_the_demo_writes_the_same_bytes_twice(built, tmp_path: Path) -> None:
    out, _ = built
    build_demo(tmp_path)
    assert {f.name: f.read_bytes() for f in tmp_path.iterdir()} == {
        f.name: f.read_bytes() for f in out.iterdir()
    }


def test_the_munitions_go_from_north_korea_to_russia_and_are_contested(built) -> None:
    _, report = built
    supplies = [e for e in report.edges if e.claim.relation == "suppliesArms"]
    contested = [e for e in supplies if e.standing is Standing.CONTESTED]
    (edge,) = contested
    assert (edge.claim.subject, edge.claim.object) == ("PRK", "RUS")
    assert (edge.affirmed_by, edge.denied_by) == (("KOR", "USA"), ("PRK", "RUS"))
    amounts = {e.claim.amount.number for e in supplies if e.claim.amount}
    assert amounts == {7000, 10000}
    assert edge.differs


def test_nothing_planned_feared_or_denied_is_a_plain_edge(built) -> None:
    out, report = built
    turtle = (out / f"{DOSSIER}.ttl").read_text(encoding="utf-8")
    plain = {
        (e.claim.subject, e.claim.relation, e.claim.object)
        for e in report.edges
        if e.standing.plain
    }
    others = {
        (e.claim.subject, e.claim.relation, e.claim.object)
        for e in report.edges
        if not e.standing.plain
    }
    for subject, relation, target in others - plain:
        block = turtle.partition(f"\nactor:{subject} ")[2].partition("\n\n")[0]
        line = next((n for n in block.splitlines() if f"rel:{relation} " in n), "")
        assert f"actor:{target} " not in line.replace(",", " ").replace(";", " ") + " "


def test_the_graph_is_valid(built) -> None:
    out, _ = built
    assert validate((out / f"{DOSSIER}.ttl").read_text(encoding="utf-8")) == []
