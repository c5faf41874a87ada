from __future__ import annotations

import pytest

from graph.curated.relations import load_relations
from graph.errors import CuratedError
from graph.model.terms import Family

HEAD = """@prefix ent: <https://w3id.org/entente/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rel: <https://w3id.org/entente/relation#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

ent:structure ent:familyCode "ST" .

"""

GOOD = """rel:toasts a owl:ObjectProperty ;
  rdfs:label "toasts" ;
  rdfs:comment "At table only." ;
  skos:definition "The subject raises a glass to the object." ;
  skos:example "A host raises a glass." ;
  rdfs:subPropertyOf ent:structure ;
  ent:tone 2.5 .
"""


def test_relation_carries_what_the_ontology_says():
    relation = load_relations()["tradesWith"]
    assert (relation.label, relation.family) == ("trades with", Family.MATERIAL_COOPERATION)
    assert (relation.plover, relation.cameo, relation.tone) == ("COOPERATE", "06", 6.4)
    assert relation.symmetric


def test_direction_and_opposites():
    relations = load_relations()
    assert not relations["suppliesArms"].symmetric
    assert relations["opposes"].opposite == ("alliedWith", "supports")


def test_opposites_are_mutual():
    relations = load_relations()
    for relation in relations.values():
        assert all(relation.name in relations[other].opposite for other in relation.opposite)


def test_relations_that_events_express_have_their_codes():
    for relation in load_relations().values():
        coded = relation.family is not Family.STRUCTURE
        assert (bool(relation.plover), bool(relation.cameo)) == (coded, coded)


def test_cooperation_sounds_better_than_conflict():
    good = {Family.MATERIAL_COOPERATION, Family.DIPLOMATIC_COOPERATION}
    bad = {Family.VERBAL_CONFLICT, Family.MATERIAL_CONFLICT}
    relations = load_relations().values()
    assert min(r.tone for r in relations if r.family in good) > 0
    assert max(r.tone for r in relations if r.family in bad) < 0


def test_new_relation_needs_no_python(tmp_path):
    path = tmp_path / "own.ttl"
    path.write_text(HEAD + GOOD)
    assert list(load_relations(path)) == ["toasts"]


@pytest.mark.parametrize(
    ("good", "bad", "fault"),
    [
        ("ent:tone 2.5", "ent:tone 25", ":9: rel:toasts: expected a tone from -10 to 10, got '25'"),
        ('rdfs:label "toasts" ;', "", ":9: rel:toasts: expected one rdfs:label, found 0"),
        ("ent:structure ;", "ent:odd ;", ":9: rel:toasts: expected a family of relations"),
        (
            "2.5 .",
            "2.5 ; ent:opposite rel:roasts .",
            ":9: rel:toasts: expected a relation as ent:op",
        ),
        ("2.5 .", "2.5 ;; oops", ":15: "),
    ],
    ids=["tone", "label", "family", "opposite", "syntax"],
)
def test_fault_names_file_and_line(tmp_path, good, bad, fault):
    path = tmp_path / "own.ttl"
    path.write_text(HEAD + GOOD.replace(good, bad))
    with pytest.raises(CuratedError) as caught:
        load_relations(path)
    assert f"{path.as_posix()}{fault}" in str(caught.value)


def test_all_faults_come_at_once(tmp_path):
    path = tmp_path / "own.ttl"
    path.write_text(HEAD + GOOD.replace('rdfs:label "toasts" ;', "").replace("2.5", '"loud"'))
    with pytest.raises(CuratedError) as caught:
        load_relations(path)
    assert len(caught.value.faults) == 2


def test_missing_file_and_empty_file(tmp_path):
    with pytest.raises(CuratedError, match="expected the ontology"):
        load_relations(tmp_path / "none.ttl")
    (tmp_path / "empty.ttl").write_text("")
    with pytest.raises(CuratedError, match="expected relations in"):
        load_relations(tmp_path / "empty.ttl")
