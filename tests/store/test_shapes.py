from __future__ import annotations

from dataclasses import replace

import pytest
from conftest_store import COURIER_SAYS, GAZETTE_SAYS

from graph.assemble import assemble
from graph.store import select, turtle, validate


def test_store_is_as_the_shapes_want_it(store):
    assert validate(store) == []


def test_edges_by_themselves_are_too(assembler):
    statements = [replace(s, article="one") for s in (*GAZETTE_SAYS, *COURIER_SAYS)]
    assert validate(assemble(statements, assembler.relations)) == []


@pytest.fixture
def document(store):
    return turtle(select(store, store.edges(speaker="KOR")))


def test_document_has_no_faults(document):
    assert validate(document) == []


@pytest.mark.parametrize(
    ("good", "bad", "fault"),
    [
        (
            "ent:standing ent:Contested",
            "ent:standing ent:Certain",
            "ent:standing: expected exactly one of the six",
        ),
        ("  ent:stance ent:Affirms ;\n", "", "ent:stance: expected exactly one stance"),
        ("ent:status ent:Reported", "ent:status ent:Denied", "expected status and stance to agree"),
        ("ent:start 11", "ent:start 111", "ent:start: expected at most one start"),
        ("rdf:subject actor:PRK", 'rdf:subject "PRK"', "rdf:subject: expected exactly one actor"),
        ('  ent:unit "shell" ;\n', "", "claim:"),
        ('"2024-06-01"', '"2024-02-01"', "ent:validFrom: expected at most one first day"),
        (
            '  skos:prefLabel "Russia"',
            '  skos:note "Russia"',
            "skos:prefLabel: expected exactly one label",
        ),
        (
            '  dcterms:title "Shells by rail" ;',
            '  dcterms:title "A", "B" ;',
            "dcterms:title: expected at most one",
        ),
    ],
    ids=["standing", "stance", "denial", "span", "actor", "unit", "days", "label", "title"],
)
def test_fault_is_found(document, good, bad, fault):
    assert good in document
    assert any(fault in line for line in validate(document.replace(good, bad)))
