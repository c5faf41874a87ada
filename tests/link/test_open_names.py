from __future__ import annotations

from datetime import date

import pytest

from graph.curated.actors import load_actors
from graph.link.names import open_names
from graph.link.register import Register
from graph.pipeline.explanation import Explanation

DAY = date(2024, 6, 19)


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.of(load_actors())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Georgia is warm.", ["Georgia"]),
        ("Georgia and Armenia traded.", []),
        ("Georgia is far from Atlanta.", []),
        ("Michael Jordan jumped.", []),
        ("Kim sang in Oslo.", ["Kim"]),
        ("The Washington Post wrote about western towns.", []),
        ("Congo complained.", []),
        ("Sharif complained.", ["Sharif"]),
        ("Sharif slept on Friday, and in May.", ["Sharif"]),
    ],
)
def test_names_that_nothing_decides_are_open(
    register: Register, text: str, words: list[str]
) -> None:
    assert [text[n.start : n.end] for n in open_names(text, register, DAY)] == words


def test_open_name_tells_whom_it_could_mean(register: Register) -> None:
    (name,) = open_names("Sharif complained.", register, DAY)
    assert set(name.actors) == {"nawaz-sharif", "shehbaz-sharif"}


def test_explanation_lists_open_names_with_their_sentence(read, register: Register) -> None:
    text = "Mali slept. Sharif complained."
    reading = read(text)
    explained = Explanation(reading, open_names(text, register, DAY))
    first, second = explained.data()["sentences"]
    assert first["left_open"] == []
    assert [item["words"] for item in second["left_open"]] == ["Sharif"]
    assert any("could_mean: nawaz-sharif, shehbaz-sharif" in line for line in explained.lines())
