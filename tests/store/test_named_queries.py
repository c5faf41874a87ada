from __future__ import annotations

import pytest

from graph.curated.queries import load_queries
from graph.errors import UnknownNameError

QUERIES = load_queries()

SHORT = {"SPRING": "2024-03-01/2024-06-01", "SHIPPED": "Pyongyang has shipped shells"}

ANSWERS = {
    "between": (
        {"a": "RUS", "b": "PRK"},
        """
North Korea | meets with | Russia | asserted | | | |
North Korea | supplies arms to | Russia | denied | | | | North Korea, Russia
North Korea | supplies arms to | Russia | contested | 900 shell | | Japan |
North Korea | supplies arms to | Russia | contested | at least 5000 shell | SPRING | South Korea |
""",
    ),
    "arms": (
        {"recipient": "RUS"},
        """
North Korea | Russia | denied | | | 0
North Korea | Russia | contested | 900 shell | | 1
North Korea | Russia | contested | at least 5000 shell | 2024-03-01/2024-06-01 | 1
""",
    ),
    "contested": (
        {"actor": "PRK"},
        """
North Korea | supplies arms to | Russia | affirms | South Korea | Shells by rail | SHIPPED
North Korea | supplies arms to | Russia | denies | North Korea, Russia | | none
North Korea | supplies arms to | Russia | affirms | Japan | | 900
North Korea | supplies arms to | Russia | denies | North Korea, Russia | | none
""",
    ),
    "amounts": (
        {},
        "North Korea | supplies arms to | Russia | 900 shell | at least 5000 shell",
    ),
    "dependence": (
        {"on": "CHN"},
        "North Korea | depends on | China | asserted | | | |",
    ),
    "prospective": (
        {"actor": "USA"},
        "United States | sanctions | North Korea | prospective | | | United States |",
    ),
    "speaker": (
        {"speaker": "KOR"},
        "South Korea | affirms | North Korea | supplies arms to | Russia | reported | SHIPPED",
    ),
    "article": (
        {"article": "gazette-1"},
        """
China | supports | North Korea | asserted | | backs
North Korea | meets with | Russia | asserted | | received
United States | sanctions | North Korea | prospective | United States | may sanction
North Korea | depends on | China | asserted | | leans on
North Korea | supplies arms to | Russia | reported | South Korea | Pyongyang has shipped shells
""",
    ),
    "denied": (
        {"actor": "CHN"},
        "China | attacks | Vietnam | denied | | | | China",
    ),
    "leverage": (
        {"actor": "PRK"},
        """
China | North Korea | depends on | asserted | 1
China | North Korea | holds leverage over | asserted | 1
""",
    ),
    "partners": (
        {"actor": "PRK"},
        """
North Korea | Otto Normal | 0 | 1 | -2.2
North Korea | China | 1 | 1 | 0.1
North Korea | Russia | 3 | 0 | 6.3
""",
    ),
    "contradictions": (
        {"actor": "CHN"},
        "China | supports | North Korea | asserted | opposes | asserted",
    ),
    "single-source": (
        {"relation": "criticises"},
        "Otto Normal | criticises | North Korea | asserted | Courier",
    ),
}


def test_every_query_has_its_answer_here():
    assert sorted(ANSWERS) == sorted(QUERIES)


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_answer(store, name):
    arguments, expected = ANSWERS[name]
    assert answers(store, name, arguments) == sorted(map(read, expected.strip().splitlines()))


def answers(store, name, arguments):
    rows = store.ask(QUERIES[name], arguments).rows
    return sorted(tuple(sorted_names(cell) for cell in row) for row in rows)


def read(line):
    return tuple(sorted_names(SHORT.get(cell, cell)) for cell in map(str.strip, line.split("|")))


def sorted_names(cell):
    """Names of one cell come in the order of the engine."""
    return ", ".join(sorted(cell.split(", ")))


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_without_arguments_it_is_about_all(store, name):
    part = answers(store, name, ANSWERS[name][0])
    assert part
    assert set(part) <= set(answers(store, name, {}))


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_no_bare_iris_in_the_answer(store, name):
    cells = [cell for row in store.ask(QUERIES[name], {}).rows for cell in row]
    assert not [
        cell for cell in cells if "://" in cell or cell.startswith(("ent:", "rel:", "claim:"))
    ]


def test_argument_cannot_change_the_query(store):
    evil = "PRK> } ; DELETE WHERE { ?s ?p ?o } #"
    with pytest.raises(UnknownNameError, match="expected actor to be a known actor"):
        store.ask(QUERIES["denied"], {"actor": evil})


def test_unknown_parameter_is_refused_with_the_near_match(store):
    with pytest.raises(
        UnknownNameError, match="expected parameters a, b, got 'aa'; did you mean 'a'"
    ):
        store.ask(QUERIES["between"], {"aa": "PRK"})


def test_questions_run_in_a_process_of_their_own_too(store):
    query = QUERIES["denied"]
    assert (
        store.ask(query, {"actor": "CHN"}, timeout=60).rows
        == store.ask(query, {"actor": "CHN"}).rows
    )
