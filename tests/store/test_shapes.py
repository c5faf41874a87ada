from __future__ import annotations

import random
import re
from dataclasses import replace

import pyoxigraph as ox
import pytest
from conftest_store import COURIER_SAYS, GAZETTE_SAYS

from graph.assemble import assemble
from graph.curated.folders import data_dir
from graph.errors import CuratedError
from graph.store import select, turtle, validate
from graph.store.checking import find_faults
from graph.store.layout import turtle_text
from graph.store.terms import BASE, DERIVED_GRAPH, PREFIXES, STORE_GRAPH, named, whole


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


WORSE = {
    named("ent", "standing"): tuple(
        named("ent", word)
        for word in ("Asserted", "Reported", "Contested", "Denied", "Prospective", "Hypothetical")
    ),
    named("ent", "stance"): tuple(named("ent", w) for w in ("Affirms", "Denies", "Doubts")),
    named("ent", "sources"): tuple(map(whole, (0, 1, 2, 99))),
    named("rdf", "predicate"): tuple(
        named("rel", word) for word in ("leads", "memberOf", "supports", "noSuchRelation")
    ),
}
EDGES = ("attacks", "meetsWith", "suppliesArms", "noSuchRelation")


def misled(rows, chance):
    """Change what is derived, and what it is derived from, and add plain edges."""
    rows = sorted(set(rows))
    actors = sorted({s for s, _, _ in rows if s.startswith(named("actor", "")[:-1])})
    open_to = [place for place, row in enumerate(rows) if row[1] in WORSE]
    for _ in range(chance.randint(1, 4)):
        place = chance.choice(open_to)
        subject, predicate, _ = rows[place]
        rows[place] = (subject, predicate, chance.choice(WORSE[predicate]))
    for _ in range(chance.randint(0, 2)):
        one, other = chance.choice(actors), chance.choice(actors)
        rows.append((one, named("rel", chance.choice(EDGES)), other))
    kind = named("ent", chance.choice(("Person", "Bloc", "Actor")))
    gone = (chance.choice(actors), named("rdf", "type"), named("ent", "State"))
    return [(gone[0], gone[1], kind) if row == gone else row for row in rows]


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


@pytest.mark.parametrize("way", [spoilt, misled], ids=["spoilt", "misled"])
@pytest.mark.parametrize("seed", range(8))
def test_quick_checks_agree_with_the_standard(store, way, seed):
    rows = way(select(store).rows(), random.Random(seed))  # noqa: S311 - no secret
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


def iri(node):
    return ox.NamedNode(node[1:-1])


def told(store, *, less=(), more=()):
    """What is told of a copy of a store's quads, some of which are put in place of others."""
    engine = ox.Store()
    engine.bulk_extend(store.engine)
    for pattern in less:
        for quad in list(engine.quads_for_pattern(*pattern, None)):
            engine.remove(quad)
    for row in more:
        engine.add(ox.Quad(*row, iri(DERIVED_GRAPH)))
    return "\n".join(map(str, find_faults(engine)))


@pytest.fixture
def claim_on(store):
    def find(subject, relation, object_):
        edges = store.edges(subject=subject, relation=relation, object=object_)
        (edge,) = (edge for edge in edges if edge.claim.amount is None)
        return iri(named("claim", edge.claim.id))

    return find


STANDS = iri(named("ent", "standing"))
RELATION, SUBJECT = iri(named("rdf", "predicate")), iri(named("rdf", "subject"))
CHN, PRK, VNM = (iri(named("actor", code)) for code in ("CHN", "PRK", "VNM"))


def test_plain_edge_without_a_claim_is_told(store):
    edge = (CHN, iri(named("rel", "attacks")), VNM)  # denied, so that no plain edge stands
    assert told(store, more=[edge]) == (
        "actor:CHN rel:attacks actor:VNM: expected a claim behind this plain edge that is "
        "asserted, reported or contested (shape PlainEdge-claim)"
    )


def test_claim_without_its_plain_edge_is_told(store):
    edge = (CHN, iri(named("rel", "supports")), PRK)
    said = told(store, less=[edge])
    assert "expected a plain edge too (shape Derived-plain, CHN supports PRK, article g" in said


@pytest.mark.parametrize(
    ("claim", "word", "fault"),
    [
        (("CHN", "supports", "PRK"), "Reported", "expected evidence that affirms it with this"),
        (("CHN", "supports", "PRK"), "Prospective", "expected the strongest status"),
        (("CHN", "supports", "PRK"), "Denied", "expected the strongest status"),
        (("CHN", "supports", "PRK"), "Contested", "expected evidence that denies it"),
        (("USA", "sanctions", "PRK"), "Asserted", "expected evidence that affirms it with this"),
        (("USA", "sanctions", "PRK"), "Contested", "expected evidence that affirms it as assert"),
        (("PRK", "suppliesArms", "RUS"), "Reported", "expected contested, as there is evidence"),
        (("CHN", "attacks", "VNM"), "Asserted", "expected evidence that affirms it with this"),
    ],
    ids=lambda given: given if isinstance(given, str) else "-".join(given),
)
def test_standing_that_the_evidence_does_not_bear_out_is_told(store, claim_on, claim, word, fault):
    node = claim_on(*claim)
    standing = (node, STANDS, iri(named("ent", word)))
    said = told(store, less=[(node, STANDS, None)], more=[standing])
    assert f"ent:standing ent:{word}: {fault}" in said
    assert f"{' '.join(claim)}, article " in said


@pytest.mark.parametrize(
    ("claim", "number", "fault"),
    [
        (("CHN", "supports", "PRK"), 99, "expected no more than publishers that affirm it"),
        (("CHN", "supports", "PRK"), 0, "expected 1 or more for what is asserted"),
        (("USA", "sanctions", "PRK"), 1, "expected 1 or more for what is asserted"),
        (("CHN", "attacks", "VNM"), 1, "expected 1 or more for what is asserted"),
    ],
    ids=["too many", "none", "planned", "denied"],
)
def test_sources_that_the_evidence_does_not_bear_out_are_told(
    store, claim_on, claim, number, fault
):
    node, sources = claim_on(*claim), iri(named("ent", "sources"))
    said = told(store, less=[(node, sources, None)], more=[(node, sources, ox.Literal(number))])
    assert f"ent:sources {number}: {fault}" in said


@pytest.mark.parametrize(
    ("relation", "end", "fault"),
    [
        ("leads", "subject actor:CHN", "expected a person, or an actor of unknown kind"),
        ("represents", "subject actor:CHN", "expected a person, or an actor of unknown kind"),
        ("memberOf", "object actor:PRK", "expected a body, bloc, group or programme"),
        ("noSuchRelation", "predicate", "expected exactly one relation of the ontology"),
    ],
    ids=["state that leads", "state as envoy", "member of a state", "unknown"],
)
def test_relation_between_ends_that_it_does_not_take_is_told(store, claim_on, relation, end, fault):
    node = claim_on("CHN", "supports", "PRK")
    said = told(
        store, less=[(node, RELATION, None)], more=[(node, RELATION, iri(named("rel", relation)))]
    )
    (line,) = (line for line in said.splitlines() if f" rdf:{end}: {fault}" in line)
    assert f"CHN {relation} PRK, article gazette-1)" in line


def test_person_or_stranger_may_lead(store, claim_on):
    node, leads = claim_on("Otto Normal", "criticises", "PRK"), iri(named("rel", "leads"))
    said = told(store, less=[(node, RELATION, None)], more=[(node, RELATION, leads)])
    assert "holder of an office" not in said


def test_nothing_is_told_of_what_is_still_to_be_weighed(store, claim_on):
    node = claim_on("CHN", "supports", "PRK")
    note = (iri(f"<{BASE}store>"), iri(named("ent", "toWeigh")), ox.Literal("CHN\tsupports\tPRK"))
    engine = ox.Store()
    engine.bulk_extend(store.engine)
    engine.remove(next(engine.quads_for_pattern(node, STANDS, None)))
    engine.add(ox.Quad(node, STANDS, iri(named("ent", "Reported")), iri(DERIVED_GRAPH)))
    assert find_faults(engine) != ()
    engine.add(ox.Quad(*note, iri(STORE_GRAPH)))
    assert find_faults(engine) == ()


def listed(shapes, pattern):
    text = (data_dir("ontology") / "shapes" / shapes).read_text(encoding="utf-8")
    return set(re.findall(r"rel:(\w+)", re.search(pattern, text, re.DOTALL)[1]))


def test_shapes_know_the_relations_of_the_ontology(assembler):
    known = assembler.relations
    background = {"borders", "exportsTo", "importsFrom"}
    assert listed("claims.ttl", r"rdf:predicate ;(.*?)sh:message") == {*known, *background}
    symmetric = {name for name, relation in known.items() if relation.symmetric}
    assert listed("derived.ttl", r"FILTER\(\?path IN \((.*?)\)\)") == symmetric
