from __future__ import annotations

import shlex

import pytest

from graph.curated.queries import Kind, Parameter, load_queries
from graph.errors import CuratedError

GOOD = """# title: Toasts
# question: Who toasts whom?
# example: entente query toasts host=PRK
# parameter: host - actor who raises the glass

SELECT ?guest { ?host rel:toasts ?guest }
"""


def test_query_says_what_it_answers(tmp_path):
    (tmp_path / "toasts.rq").write_text(GOOD)
    query = load_queries(tmp_path)["toasts"]
    assert (query.title, query.question) == ("Toasts", "Who toasts whom?")
    assert query.parameters == (Parameter("host", "actor who raises the glass", Kind.ACTOR),)
    assert query.sparql == GOOD


@pytest.mark.parametrize(
    ("good", "bad", "fault"),
    [
        ("# title: Toasts\n", "", ":1: expected one line `# title: ...`, found 0"),
        ("Who toasts whom?", "", ":1: expected one line `# question: ...`, found 0"),
        ("host - actor", "host: actor", ":4: expected `# parameter: name - meaning`"),
        ("- actor who", "- person who", ":4: expected a meaning that begins with actor, relation"),
        (
            "?guest {",
            '(GROUP_CONCAT(?x; separator=",") AS ?guest) {',
            ":6: expected separator='; ', got",
        ),
        ("?host rel", "?hosts rel", ":4: expected a variable ?host in the query, found none"),
        ("SELECT ?guest", "SELECT ?host", ":4: expected ?host only between the braces"),
        (
            "glass\n",
            "glass\n# needs: host or guest\n",
            ":5: expected parameters in `needs`, got 'g",
        ),
        (
            "?guest {",
            "?guest {  # with host or guest\n",
            ":6: expected parameters in a mark, got 'g",
        ),
    ],
    ids=["title", "question", "form", "kind", "list", "variable", "place", "needs", "mark"],
)
def test_fault_names_file_and_line(tmp_path, good, bad, fault):
    (tmp_path / "toasts.rq").write_text(GOOD.replace(good, bad))
    with pytest.raises(CuratedError) as caught:
        load_queries(tmp_path)
    assert f"toasts.rq{fault}" in str(caught.value)


def test_example_uses_name_and_parameters_of_its_query():
    for query in load_queries().values():
        command, verb, name, *arguments = shlex.split(query.example)
        given = {word.removeprefix("--") for word in arguments[::2]}
        assert (command, verb, name) == ("entente", "query", query.name)
        assert given <= {parameter.name for parameter in query.parameters}


def test_columns_that_hold_lists_are_known():
    assert load_queries()["between"].lists == ("affirmed_by", "denied_by")


def test_needs_of_a_query_are_groups_of_parameters():
    assert load_queries()["ledger"].needs == (("a", "b"),)
    assert load_queries()["common"].needs == (("a",), ("b",))
