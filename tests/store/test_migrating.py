from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from conftest_store import COURIER, COURIER_SAYS, GAZETTE, GAZETTE_SAYS

from graph.assemble import Assembler
from graph.cli import main
from graph.curated.relations import load_relations
from graph.errors import StoreError
from graph.model.article import Article
from graph.model.claim import Statement
from graph.model.quantity import Amount
from graph.model.terms import Status
from graph.store import open_store
from graph.store.checking import find_faults
from graph.store.migrating import STEPS, migrate
from graph.store.opening import OLDER, VERSION
from graph.store.reweighing import reweigh
from graph.store.terms import STORE_GRAPH

GOLDEN = Path(__file__).parent / "golden"


def shells(number):
    return Statement(
        "PRK",
        "suppliesArms",
        "RUS",
        Status.REPORTED,
        by=("Otto Normal",),
        amount=Amount(Decimal(number), "shell", written=f"{number} shells"),
        start=number,
        end=number + 9,
        quote=f"{number} shells",
        frame="suppliesArms-ship",
    )


SAID = (
    (
        Article(
            "gazette-1",
            "Shells went by rail.",
            title="Shells by rail",
            date=date(2024, 3, 4),
            publisher="Gazette",
        ),
        [*map(shells, range(100, 112)), Statement("RUS", "supports", "PRK", quote="backs")],
    ),
    (
        Article("courier-1", "", publisher="Courier"),
        [
            Statement(
                "PRK", "suppliesArms", "RUS", Status.DENIED, denied_by=("PRK",), quote="none"
            ),
            Statement("RUS", "opposes", "PRK", quote="is against"),
        ],
    ),
)


SIGNED = ((replace(SAID[0][0], author="A. Writer"), SAID[0][1]), SAID[1])


def made_by(version, path):
    """A store as an older version wrote it."""
    engine = ox.Store(str(path))
    engine.load(path=str(GOLDEN / f"version-{version}.nq"), format=ox.RdfFormat.N_QUADS)
    engine.flush()
    return path


@pytest.fixture
def old(tmp_path):
    return made_by("1", tmp_path / "old")


def contents(engine):
    return sorted(str(q) for q in engine if STORE_GRAPH[1:-1] != q.graph_name.value)


def test_every_older_version_has_a_step():
    assert set(STEPS) == set(OLDER)
    assert all(after in {*OLDER, VERSION} for _, after in STEPS.values())


@pytest.mark.parametrize("writing", [True, False], ids=["writing", "reading"])
def test_older_store_is_refused_with_the_command_that_helps(old, assembler, writing):
    with pytest.raises(StoreError, match=f"has version 1, expected {VERSION}: `entente migrate"):
        open_store(old, assembler=assembler if writing else None)


@pytest.mark.parametrize(("version", "said"), [("1", SAID), ("2", SIGNED)], ids=["1", "2"])
def test_migrated_store_is_as_if_made_today(
    tmp_path, assembler, ontology, make_store, version, said
):
    old = made_by(version, tmp_path / "old")
    done = migrate(old, assembler, ontology)
    assert (done.before, done.after, done.claims) == (version, VERSION, 15)
    today = make_store("today")
    today.add_all(said)
    with open_store(old) as again:
        assert contents(again.engine) == contents(today.engine)
        assert find_faults(again.engine) == ()


def test_migration_can_be_run_again(old, assembler, ontology):
    migrate(old, assembler, ontology)
    assert migrate(old, assembler, ontology).claims == 0


def test_migration_that_was_stopped_half_way_goes_on(tmp_path, assembler, ontology, make_store):
    old = made_by("2", tmp_path / "old")
    engine = ox.Store(str(old))
    publisher = ox.NamedNode("http://purl.org/dc/terms/publisher")
    first = next(engine.quads_for_pattern(None, publisher, None))
    today = ox.NamedNode("http://purl.org/dc/elements/1.1/publisher")
    engine.add(ox.Quad(first.subject, today, first.object, first.graph_name))
    del engine
    migrate(old, assembler, ontology)
    whole = make_store("whole")
    whole.add_all(SIGNED)
    with open_store(old) as again:
        assert contents(again.engine) == contents(whole.engine)


def test_command_says_what_it_did(old):
    done = CliRunner().invoke(main, ["migrate", "--store", str(old)])
    assert (done.exit_code, done.stderr) == (
        0,
        f"{old}: version 1 -> {VERSION}, 15 claims weighed again\n",
    )


def test_command_leaves_others_alone(tmp_path):
    done = CliRunner().invoke(main, ["migrate", "--store", str(tmp_path / "none")])
    assert done.exit_code == 1
    assert "no store at" in done.stderr


RELATIONS = load_relations()
NOT_OPPOSITE = {name: replace(relation, opposite=()) for name, relation in RELATIONS.items()}
ONE_WAY = RELATIONS | {"meetsWith": replace(RELATIONS["meetsWith"], symmetric=False)}
BOTH_WAYS = RELATIONS | {
    name: replace(RELATIONS[name], symmetric=True) for name in ("supports", "suppliesArms")
}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (RELATIONS, NOT_OPPOSITE),
        (NOT_OPPOSITE, RELATIONS),
        (RELATIONS, ONE_WAY),
        (RELATIONS, BOTH_WAYS),
    ],
    ids=["no opposites", "opposites", "no longer symmetric", "symmetric now"],
)
def test_other_rules_weigh_a_store_again(tmp_path, ontology, before, after):
    items = [(GAZETTE, GAZETTE_SAYS), (COURIER, COURIER_SAYS)]
    changed, direct = tmp_path / "changed", tmp_path / "direct"
    with open_store(changed, create=True, assembler=Assembler(before), ontology=ontology) as store:
        store.add_all(items)
    with open_store(direct, create=True, assembler=Assembler(after), ontology=ontology) as store:
        store.add_all(items)
        wanted = contents(store.engine)
    with open_store(changed, assembler=Assembler(after), ontology=ontology) as store:
        found = contents(store.engine)
    if after is ONE_WAY:
        # Which end came first in the text is not kept of a relation that was symmetric.
        plain = [
            line for line in found if "relation#meetsWith> <https://w3id.org/entente/actor/" in line
        ]
        assert len(plain) == 1
    else:
        assert found == wanted


def test_relation_that_the_ontology_lost_is_named(store, ontology):
    store.close()
    fewer = {name: one for name, one in RELATIONS.items() if name != "meetsWith"}
    with pytest.raises(StoreError, match="claims of the relation 'meetsWith', which the ontology"):
        open_store(store.path, assembler=Assembler(fewer), ontology=ontology)


def test_rules_that_stay_weigh_nothing_again(store, assembler):
    assert reweigh(store.engine, assembler) == 0
