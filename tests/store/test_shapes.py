from __future__ import annotations

import random
from dataclasses import replace

import pyoxigraph as ox
import pytest
from conftest_store import COURIER_SAYS, GAZETTE_SAYS

from graph.assemble import assemble
from graph.errors import CuratedError
from graph.store import select, turtle, validate
from graph.store.checking import find_faults
from graph.store.layout import turtle_text
from graph.store.terms import PREFIXES, named


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
            "ent:standing: expected exactly one of the standings",
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


def loaded(document):
    engine = ox.Store()
    engine.load(input=document.encode(), format=ox.RdfFormat.TURTLE)
    return engine


def quick(document):
    """What the quick checks find, in the words of the slow ones."""
    faults = find_faults(loaded(document))
    return {f"{f.node}{' ' if f.path else ''}{f.path}: {f.message}" for f in faults}


def test_quick_checks_find_nothing_in_a_store(store):
    assert find_faults(store.engine) == ()


OTHERS = (
    '"a word"',
    '""',
    '"-3"^^<http://www.w3.org/2001/XMLSchema#integer>',
    '"1.5"^^<http://www.w3.org/2001/XMLSchema#decimal>',
    '"2024-03-02"^^<http://www.w3.org/2001/XMLSchema#date>',
    named("ent", "Denied"),
    named("ent", "Doubts"),
    named("actor", "RUS"),
    "<https://else.example/thing>",
)


def spoilt(rows, chance):
    """Take rows out, put other values in, or put them beside what is there."""
    rows = sorted(set(rows))
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(rows))
        subject, predicate, _ = rows[place]
        other = (subject, predicate, chance.choice(OTHERS))
        if predicate == f"<{PREFIXES['rdf']}type>" or chance.random() < 0.4:
            del rows[place]
        elif chance.random() < 0.5:
            rows[place] = other
        else:
            rows.append(other)
    return rows


@pytest.mark.parametrize("seed", range(16))
def test_quick_checks_agree_with_the_standard(store, seed):
    rows = spoilt(select(store).rows(), random.Random(seed))  # noqa: S311 - no secret
    document = turtle_text(rows)
    assert quick(document) == set(validate(document))


def test_fault_names_claim_shape_and_article(document):
    (fault,) = find_faults(loaded(document.replace("  ent:stance ent:Affirms ;\n", "", 1)))[:1]
    assert str(fault).endswith("PRK suppliesArms RUS, article gazette-1)")
    assert "shape Evidence" in str(fault)


def test_word_of_the_standard_that_is_not_known_is_refused(tmp_path):
    (tmp_path / "a.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "<a:s> sh:targetClass <a:c> ; sh:closed true .\n"
    )
    with pytest.raises(CuratedError, match="expected a constraint that checks know, got sh:closed"):
        find_faults(ox.Store(), shapes=tmp_path)
