from __future__ import annotations

import pyoxigraph as ox
import pytest

from graph.errors import QueryError
from graph.store.querying import run_query


@pytest.mark.parametrize(
    ("sparql", "told"),
    [
        ("SELCT ?a { ?a ?b ?c }", "column 1: expected SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("PREFIX a: <b:>\nSELCT ?a {}", "line 2, column 1: .* did you mean SELECT"),
        ("SELECT ?a { ?a re:b ?c }", "column 16: prefix re: is not known; did you mean rel:"),
        ("SELECT ?a { ?a ?b ?c } }", "column 24: found } without the { that it closes"),
        ("SELECT ?a { ?a ?b ?c ", "column 11: expected } for this {, found none"),
        ("SELECT ?a { ?a ?b 'c }", "column 19: expected ' at the end of this string"),
        ("SELECT ?a { ?a <x: b> ?c }", "column 16: expected > at the end of this address"),
        ("SELECT ?a, ?b { ?a ?b ?c }", "column 10: expected blanks between the variables"),
        ("SELECT COUNT(?a) { ?a ?b ?c }", "column 8: expected brackets and a name"),
        ("SELECT (COUNT(?a) ?n) { ?a ?b ?c }", "column 19: expected AS and a name"),
        ("SELECT ?a { ?a ?b ?c } LIMIT x", "column 30: expected a number"),
        ("SELECT ?a { ?a ?b ?c } ORDER ?a", "column 30: expected BY before it"),
        ("SELECT ?a { ?a ?b ?c } LIMIT 1 ORDER BY ?a", "column 32: .* in this order"),
        ("SELECT ?a { GRAPH { ?a ?b ?c } }", "column 19: expected the graph before it"),
        ("SELECT ?a { Russia ?b ?c }", "column 13: expected a .variable, .* got 'Russia'"),
        ("ASK { ?a ?b ?c FILTER(CONTAIN(?a)) }", "got 'CONTAIN'; did you mean CONTAINS"),
        ("ASK { ?a ?b ?c ?d ?e }", "column 16: expected a pattern of subject"),
        ("ASK { ?a ?b ?c FILTER ?a }", "column 16: expected a condition in brackets"),
        (
            "SELECT ?b (COUNT(?a) AS ?n) { ?a ?b ?c } GROUP BY ?c",
            "each variable of SELECT in GROUP BY",
        ),
        ("ASK { BIND(1 AS ?a) BIND(2 AS ?a) }", "a variable after AS has to be a new one"),
    ],
    ids=lambda value: value if value.startswith(("SEL", "ASK", "PRE")) else "",
)
def test_mistake_is_told_in_plain_words(sparql, told):
    with pytest.raises(QueryError, match=told) as error:
        run_query(ox.Store(), sparql)
    assert "\n" not in str(error.value)
    assert "'\\u{" not in str(error.value)
