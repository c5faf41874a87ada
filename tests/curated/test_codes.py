"""What the codes of event data mean."""

from __future__ import annotations

import pytest

from graph.curated.actors import load_actors
from graph.curated.codes import load_codes
from graph.curated.folders import data_dir
from graph.curated.relations import load_relations
from graph.errors import CuratedError
from graph.model.terms import Status

# Codes whose relation has another root in the ontology, each for a reason.
ELSEWHERE = {
    "018": "sympathy is support in words",
    "019": "accord is support in words",
    "18": "an assault is an attack",
    "024": "an appeal for reform is a demand on the other",
    "03": "an intent is the prospect of the deed, whose root is its own",
    "055": "an apology is a concession",
    "056": "forgiving is a concession",
    "050": "diplomatic cooperation without more is cooperation",
    "113": "rallying others against somebody is opposing them",
    "191": "a blockade is coercion",
    "20": "mass violence is an attack",
}


@pytest.fixture(scope="module")
def codes():
    return load_codes()


def test_every_root_of_cameo_has_a_meaning(codes):
    assert {f"{root:02}" for root in range(1, 21)} <= set(codes.cameo)


def test_codes_agree_with_the_ontology(codes):
    relations = load_relations()
    odd = {
        code
        for code, meaning in codes.cameo.items()
        if meaning and relations[meaning.relation].cameo != code[:2]
    }
    assert {
        next((known for known in ELSEWHERE if code.startswith(known)), code) for code in odd
    } == (set(ELSEWHERE))


def test_every_root_of_our_relations_has_a_meaning(codes):
    roots = {relation.plover for relation in load_relations().values()} - {""}
    assert {(root, "*") for root in roots} <= set(codes.plover)


@pytest.mark.parametrize(
    ("code", "relation", "status"),
    [
        ("0332", "providesMilitarySupport", Status.PROSPECTIVE),
        ("0331", "providesAid", Status.PROSPECTIVE),
        ("190", "attacks", Status.REPORTED),
        ("192", "occupies", Status.REPORTED),
        ("1621", "cutsTiesWith", Status.REPORTED),
        ("163", "sanctions", Status.REPORTED),
        ("04", "meetsWith", Status.REPORTED),
    ],
)
def test_the_longest_code_of_the_table_wins(codes, code, relation, status):
    found = codes.of_cameo(code)
    assert (found.relation, found.status) == (relation, status)


def test_what_is_no_relation_and_what_is_no_code(codes):
    assert codes.of_cameo("010") is None
    assert codes.of_cameo("090") is None
    for wrong in ("99", "", "X", "4"):
        with pytest.raises(LookupError):
            codes.of_cameo(wrong)
    with pytest.raises(LookupError):
        codes.of_plover("DANCE", "")


@pytest.mark.parametrize(
    ("root", "modes", "relation"),
    [
        ("AID", "", "providesAid"),
        ("AID", "economic; military", "providesMilitarySupport"),
        ("CONSULT", "visit", "visits"),
        ("CONSULT", "phone", "meetsWith"),
        ("SANCTION", "expel diplomatic", "cutsTiesWith"),
    ],
)
def test_modes_and_contexts_sharpen_a_root(codes, root, modes, relation):
    assert codes.of_plover(root, modes).relation == relation


def test_actors_of_the_table_are_registered(codes):
    assert set(codes.actors.values()) <= {actor.code for actor in load_actors()}


@pytest.mark.parametrize(
    ("table", "row", "message"),
    [
        (
            "cameo.tsv",
            "19\tdevours\treported\t-",
            "expected a relation and a status, got 'devours'",
        ),
        ("cameo.tsv", "19\tattacks\tsaid\t-", "got 'attacks' and 'said'"),
        ("plover.tsv", "AID\tattacks\treported", "expected 4 cells"),
        ("actors.tsv", "ROM", "expected 2 cells"),
    ],
    ids=["relation", "status", "short", "alone"],
)
def test_wrong_rows_are_named(tmp_path, table, row, message):
    for file in (data_dir("ontology") / "codes").glob("*.tsv"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    with (tmp_path / table).open("a") as file:
        file.write(f"{row}\n")
    with pytest.raises(CuratedError) as caught:
        load_codes(tmp_path)
    assert message in str(caught.value)
    assert len(caught.value.faults) == 1
