"""Words that mean an actor only by what the text said before, and words that must mean none.

The tables are in `bridging.yaml`.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from graph.curated.documents import read_yaml
from graph.pipeline.extraction import Reading

pytestmark = pytest.mark.model
Read = Callable[[str], Reading]
TABLE = read_yaml(Path(__file__).with_name("bridging.yaml"), "bridging.yaml").value


def meant(reading: Reading, words: str) -> set[str]:
    at = reading.article.text.rindex(words)
    end = at + len(words)
    found = [m for m in reading.document.mentions if m.start <= at < m.end or at <= m.start < end]
    return {code for m in found if m.end <= end for code in m.actors}


@pytest.mark.parametrize("case", TABLE["meant"].values(), ids=TABLE["meant"])
def test_words_mean_whom_the_text_told_of(read: Read, case: Mapping[str, Any]) -> None:
    assert meant(read(case["text"]), case["words"]) == set(case["actors"])


@pytest.mark.parametrize("case", TABLE["unclear"].values(), ids=TABLE["unclear"])
def test_what_nothing_tells_stays_open(read: Read, case: Mapping[str, Any]) -> None:
    reading = read(case["text"])
    at = reading.article.text.rindex(case["words"])
    end = at + len(case["words"])
    assert [m for m in reading.document.mentions if m.start <= at and m.end == end] == []


def test_name_after_a_name_that_ends_a_sentence(read: Read) -> None:
    found = read("Moscow welcomed Kim Jong Un. Putin smiled.").document.mentions
    assert [m.actors for m in found] == [("RUS",), ("kim-jong-un",), ("vladimir-putin",)]


def test_strong_name_elsewhere_outweighs_doubtful_words(read: Read) -> None:
    text = "The Wagner group left Mali. An orchestra played. Niger thanked Wagner."
    assert meant(read(text), "Wagner") == {"WAGNER"}


def test_office_after_a_list_is_that_of_the_last_named(read: Read) -> None:
    text = "Emmanuel Macron met Olaf Scholz and Antony Blinken, America's secretary of state."
    offices = [m for m in read(text).document.mentions if m.text.endswith("secretary of state")]
    assert [m.actors for m in offices] == [("antony-blinken",)]


def test_poet_whom_the_register_lacks_acts_for_nobody(read: Read) -> None:
    text = "A Peruvian poet, Carlos Quispe, accused Chile of spying. Quispe has proof."
    assert "PER" not in meant(read(text), "Quispe")


def test_demonym_of_many_states_stays_theirs_before_other_nouns(read: Read) -> None:
    assert meant(read("Serbia opposes European ideas."), "European") == {"europeans"}
