from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.curated.relations import load_relations
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


def test_only_what_is_said_to_be_so_stands_as_a_plain_edge(built) -> None:
    out, report = built
    triples = ox.parse(path=str(out / f"{DOSSIER}.ttl"), format=ox.RdfFormat.TURTLE)
    base = "https://w3id.org/entente/"
    drawn = {
        tuple(term.value.rpartition(cut)[2] for term, cut in zip(t, "/#/", strict=True))
        for t in ((q.subject, q.predicate, q.object) for q in triples)
        if t[1].value.startswith(f"{base}relation#")
    }
    relations = load_relations()
    said: set[tuple[str, str, str]] = set()
    for claim in (e.claim for e in report.edges if e.standing.plain):
        said.add((claim.subject, claim.relation, claim.object))
        if relations[claim.relation].symmetric:
            said.add((claim.object, claim.relation, claim.subject))
    assert any(not e.standing.plain for e in report.edges)
    assert drawn == said


def test_the_graph_is_valid(built) -> None:
    out, _ = built
    assert validate((out / f"{DOSSIER}.ttl").read_text(encoding="utf-8")) == []
