"""Statements whose ends do not fit their relation do not go in; their article does."""

from __future__ import annotations

import json
from datetime import date

import pytest

from graph.assemble import Assembler
from graph.curated.actors import load_actors
from graph.curated.relations import load_relations
from graph.model.article import Article
from graph.model.claim import Statement
from graph.model.terms import ActorKind
from graph.pipeline import ingest
from graph.pipeline.fitting import fitting
from graph.store import open_store
from graph.store.checking import find_faults

CLASSES = {"CHN": "State", "NATO": "Organisation", "kim": "Person", "SOMEBODY": "Actor"}
LEADS = "expected Person as subject of leads, got State"


@pytest.mark.parametrize(
    ("subject", "relation", "object_", "told"),
    [
        ("CHN", "leads", "NATO", (f"CHN leads NATO: {LEADS}",)),
        ("kim", "leads", "NATO", ()),
        ("SOMEBODY", "leads", "NATO", ()),
        ("nobody knows", "represents", "CHN", ()),
        ("NATO", "supports", "kim", ()),
        ("NATO", "memberOf", "CHN", (
            "NATO memberOf CHN: expected ArmedGroup or Bloc or Organisation or Programme "
            "as object of memberOf, got State",
        )),
        ("CHN", "memberOf", "NATO", ()),
    ],
    ids=["state leads", "person leads", "unknown kind", "unknown actor", "any ends",
         "member of a state", "member"],
)  # fmt: skip
def test_statement_fits_or_is_told(subject, relation, object_, told):
    said = Statement(subject, relation, object_)
    kept, refused = fitting([said, said], lambda code: CLASSES.get(code, ""))
    assert refused == told
    assert kept == (() if told else (said, said))


def test_every_kind_of_actor_is_a_class_of_the_ontology():
    names = {one for r in load_relations().values() for one in (*r.subjects, *r.objects)}
    assert names <= {kind.of_ontology for kind in ActorKind}
    assert ActorKind.GROUP.of_ontology == "ArmedGroup"
    assert {actor.kind.of_ontology for actor in load_actors()} <= {k.of_ontology for k in ActorKind}


@pytest.mark.model
def test_article_goes_in_without_what_does_not_fit(tmp_path):
    by_hand = Statement("CHN", "leads", "NATO", quote="leads the alliance")
    article = Article(
        "harbour-1", "Norway sells gas to Poland.", date=date(2024, 5, 2), stated=(by_hand,)
    )
    with open_store(
        tmp_path / "entente.db", create=True, assembler=Assembler(load_relations())
    ) as store:
        report = ingest([article], store)
        relations = {edge.claim.relation for edge in store.edges()}
        assert list(find_faults(store.engine)) == []
    assert relations == {"suppliesEnergy"}
    assert (report.new, report.statements) == (1, 1)
    assert report.refused == [("harbour-1", f"CHN leads NATO: {LEADS}")]
    told = json.loads(json.dumps(report.data()))["refused"]
    assert told == [{"article": "harbour-1", "statement": f"CHN leads NATO: {LEADS}"}]
