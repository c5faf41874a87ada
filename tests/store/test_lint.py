from __future__ import annotations

import pytest

from graph.curated.queries import load_queries
from graph.store.doubts import doubts
from graph.store.lint import lint, wrong


@pytest.mark.parametrize(
    ("sparql", "line", "warning"),
    [
        ("SELECT ?g {\n GRAPH ?g { SELECT ?s { ?s ?p ?o } } }", 2, "SELECT inside GRAPH ?g is"),
        ("SELECT ?g { GRAPH ?g {\n { SELECT ?s { ?s ?p ?o } } } }", 2, "SELECT inside GRAPH ?g"),
        ("SELECT ?g { graph ?g { values ?s { 1 } ?s ?p ?o } }", 1, "VALUES inside GRAPH ?g"),
        (
            "SELECT (SUM(?n) AS ?t)\n{ ?c a ent:Claim OPTIONAL { ?c ent:number ?n } }",
            1,
            "write SUM(COALESCE(?n, 0))",
        ),
        (
            "SELECT (AVG(?n) AS ?t)\n{ ?c a ent:Claim OPTIONAL { ?c ent:number ?n } }",
            1,
            "leave out what has none by FILTER(BOUND(?n))",
        ),
        ("SELECT (MAX(?n) AS ?t) { ?c a ent:Claim OPTIONAL { ?c ent:number ?n } }", 1, "MAX(?n)"),
        ("SELECT (SUM(?n) AS ?t) { { ?c ent:number ?n } UNION { ?c a ?n2 } }", 1, "SUM(?n)"),
        (
            "SELECT ?t {\n{ SELECT (SUM(?n) AS ?t) { ?c a ?d OPTIONAL { ?c ent:number ?n } } } }",
            2,
            "SUM(?n)",
        ),
        ("SELECT ?s\nFROM <urn:a> { ?s ?p ?o }", 2, "FROM asks the graphs that it names alone"),
        ("SELECT (GROUP_CONCAT(?a) AS ?b) { ?s ?p ?a }", 1, "no fixed order"),
        ("ASK { ?s ?p ?o\nFILTER NOT EXISTS { ?o ?q ?s } }", 2, "again for each row"),
    ],
    ids=[
        "sub-select",
        "deeper",
        "values",
        "sum",
        "mean",
        "greatest",
        "union",
        "sum within",
        "from",
        "list",
        "not exists",
    ],
)
def test_doubtful_place_is_named(sparql, line, warning):
    (found,) = lint(sparql)
    assert found.startswith(f"query, line {line}: ")
    assert warning in found


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?g { GRAPH ?g { ?s ?p ?o } { SELECT ?s { ?s ?p ?o } } }",
        "SELECT ?s { GRAPH <urn:a> { { SELECT ?s { ?s ?p ?o } } } }",
        'SELECT ?g { GRAPH ?g { ?s ?p "SELECT" } } # VALUES',
        "SELECT ?g { GRAPH ?g { ?s ?select ?values ; ex:SELECT ?o } }",
        "SELECT (SUM(COALESCE(?n, 0)) AS ?t) { ?c a ent:Claim OPTIONAL { ?c ent:number ?n } }",
        "SELECT (SUM(?n) AS ?t) { ?c ent:number ?n OPTIONAL { ?c ent:unit ?u } }",
        "SELECT (AVG(?n) AS ?t) { ?c a ?d OPTIONAL { ?c ent:number ?n } FILTER(BOUND(?n)) }",
        "SELECT (SUM(?n) AS ?t) { { ?c ent:number ?n } UNION { ?n ent:number ?c } }",
        "SELECT ?t { ?c a ?d OPTIONAL { SELECT (SUM(?n) AS ?t) { ?c ent:number ?n } } }",
    ],
    ids=[
        "outside",
        "one graph",
        "hidden",
        "names",
        "coalesce",
        "bound",
        "filtered",
        "every branch",
        "sum of its own",
    ],
)
def test_sound_query_passes(sparql):
    assert lint(sparql) == []


@pytest.mark.parametrize("query", load_queries().values(), ids=lambda query: query.name)
def test_named_queries_are_sound(query):
    assert lint(query.sparql, named=True) == []


def test_what_is_only_unordered_is_not_wrong():
    assert wrong("SELECT (GROUP_CONCAT(?a) AS ?b) FROM <urn:a> { ?s ?p ?a }") == []
    assert len(wrong("SELECT ?g { GRAPH ?g { SELECT ?s { ?s ?p ?o } } }")) == 1


@pytest.mark.parametrize(
    ("sparql", "told"),
    [
        ("ASK {\n ?a rel:supplyArms ?b }", "line 2: rel:supplyArms is no term of the ontology"),
        ("ASK { ?a rel:supplyArms ?b }", "did you mean rel:suppliesArms"),
        ("ASK { ?a ent:noSuchThing ?b }", "ent:noSuchThing is no term of the ontology"),
        ("ASK { actor:ZZZ ?p ?b }", "actor:ZZZ is not in the store"),
        ("ASK { actor:China ?p ?b }", "did you mean actor:CHN"),
        ("ASK { actor:ZZZ rel:alliedWith* ?b }", "SPARQL would give actor:ZZZ itself"),
        ("ASK { ?a (rel:alliedWith|rel:leads)? actor:ZZZ }", "SPARQL would give actor:ZZZ itself"),
        ("ASK { ?e oa:exact ?q }", "oa:exact is in no triple of the store; did you mean ent:quote"),
        (
            "ASK { ?e ent:supports ?c }",
            "no term of the ontology, nothing has it; did you mean ent:",
        ),
        ("ASK { ?a inverse:leads ?b }", "is in no triple of the store; ask ^rel:leads"),
        ("ASK { ?a a ent:Actor }", "`a/rdfs:subClassOf* ent:Actor` is every actor"),
        ("ASK { ?a rdf:type ent:Triple }", "nothing in the store is said to be ent:Triple"),
    ],
    ids=[
        "line",
        "near",
        "property",
        "actor",
        "label",
        "start of a path",
        "end of a path",
        "older name of others",
        "older name",
        "inverse",
        "any actor",
        "empty class",
    ],
)
def test_name_that_means_nothing_is_told(store, sparql, told):
    (line,) = doubts(sparql, store.engine)
    assert told in line


@pytest.mark.parametrize(
    "sparql",
    [
        "ASK { actor:CHN rel:alliedWith* ?b . ?c ent:standing ent:Contested }",
        "PREFIX rel: <urn:mine> ASK { ?a rel:supplyArms ?b }",
        'ASK { ?a ?p "rel:supplyArms" } # actor:ZZZ',
        "ASK { ?a rel:borders ?b ; ent:text ?t }",
        "ASK { ?a a/rdfs:subClassOf* ent:Actor ; a ent:State }",
        "CONSTRUCT { ?a rel:arms ?b } { ?a rel:suppliesArms ?b }",
    ],
    ids=["known", "own prefix", "hidden", "background and store", "classes", "made"],
)
def test_name_that_means_something_passes(store, sparql):
    assert doubts(sparql, store.engine) == []


def test_actors_are_not_looked_up_without_a_store():
    assert doubts("ASK { actor:ZZZ ?p ?b }", None) == []


ENT = "https://w3id.org/entente/ontology#"


@pytest.mark.parametrize(
    ("sparql", "told"),
    [
        (f"PREFIX e: <{ENT}> SELECT ?x {{ ?x e:standng ?y }}",
         "e:standng is no term of the ontology, nothing has it; did you mean ent:standing"),
        (f"SELECT ?x {{ ?x <{ENT}standng> ?y }}",
         f"<{ENT}standng> is no term of the ontology, nothing has it; did you mean ent:standing"),
        ("SELECT ?x { <https://w3id.org/entente/actor/RUSS> ?p ?x }",
         "<https://w3id.org/entente/actor/RUSS> is not in the store; did you mean actor:RUS"),
        ("PREFIX a: <https://w3id.org/entente/actor/> SELECT ?x { a:PRKK ?p ?x }",
         "a:PRKK is not in the store; did you mean actor:PRK"),
        ("SELECT ?x { ?x rdf:subjct ?n }",
         "rdf:subjct is in no triple of the store; did you mean rdf:subject"),
        ("SELECT ?x { ?x skos:preflabel ?n }",
         "skos:preflabel is in no triple of the store; did you mean skos:prefLabel"),
        ("SELECT ?x { ?x ent:Standing ?y }",
         "ent:Standing is a class and no property; write `a ent:Standing`"),
        ("SELECT ?x { ?x ent:status ?s ; ent:Claim ?y }",
         "ent:Claim is a class and no property; write `a ent:Claim`"),
        ("SELECT ?x FROM NAMED <http://nosuch> { GRAPH ?g { ?x ?y ?z } }",
         "<http://nosuch> is no graph of the store, FROM asks nothing else"),
    ],
    ids=["own prefix", "whole address", "whole actor", "actor by own prefix", "misspelt rdf",
         "wrong case", "class", "class behind semicolon", "graph"],
)  # fmt: skip
def test_names_that_mean_nothing_are_told_however_they_are_written(store, sparql, told):
    (line,) = doubts(sparql, store.engine)
    assert line == f"query, line 1: {told}"


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?c { ?c a ent:Claim ; ent:standing ent:Contested ; rdf:subject actor:RUS }",
        "SELECT ?l { ent:Claim rdfs:label ?l }",
        "SELECT ?e { ?e a/rdfs:subClassOf* ent:State ; skos:prefLabel ?l }",
        f"PREFIX e: <{ENT}> PREFIX own: <http://own.example/> ASK {{ ?c a e:Claim ; own:x ?y }}",
        "SELECT ?x FROM <https://w3id.org/entente/graph/derived> { ?x ent:standing ?y }",
        "SELECT ?x { ?x ?property ent:Claim }",
    ],
    ids=["claims", "class as subject", "path", "own vocabulary", "graph", "any property"],
)
def test_names_that_are_there_are_not_told(store, sparql):
    assert doubts(sparql, store.engine) == []


@pytest.mark.parametrize(
    ("pattern", "told"),
    [("a(?=b)", True), ("(?<!a)b", True), ("(a|b)?c", False), ("(?:a)", False)],
)
def test_patterns_that_look_around_are_told(pattern, told):
    found = lint(f'SELECT ?x {{ ?x ent:quote ?n FILTER(REGEX(STR(?n), "{pattern}")) }}')
    assert any("looking ahead" in line for line in found) is told
