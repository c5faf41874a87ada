from __future__ import annotations

import pytest

from graph.curated.queries import load_queries
from graph.store.lint import lint


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
        ("SELECT (GROUP_CONCAT(?a) AS ?b) { ?s ?p ?a }", 1, "no fixed order"),
    ],
    ids=["sub-select", "deeper", "values", "sum", "list"],
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
    ],
    ids=["outside", "one graph", "hidden", "names", "coalesce", "bound"],
)
def test_sound_query_passes(sparql):
    assert lint(sparql) == []


@pytest.mark.parametrize("query", load_queries().values(), ids=lambda query: query.name)
def test_named_queries_are_sound(query):
    assert lint(query.sparql, named=True) == []
