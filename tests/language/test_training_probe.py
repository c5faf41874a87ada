from pathlib import Path

import pytest

from graph.errors import InputError
from graph.language.training.made.sentences import made_sentences
from graph.language.training.probe import Item, answer, read_probe
from graph.model.sentence import Form, Sentence, Token

PROBE = Path(__file__).parent / "probe" / "probe.tsv"


def test_probe_is_large_and_its_expectations_stand_in_its_sentences() -> None:
    items = read_probe(PROBE)
    assert len(items) >= 250
    assert len({i.text for i in items}) == len(items)
    for item in items:
        assert item.predicate in item.text
        assert item.arguments
        for _, word in item.arguments:
            assert word in item.text, item.text


def test_probe_is_not_among_made_sentences() -> None:
    made = {t.text for t in made_sentences(5000, "3-0")}
    assert not made & {i.text for i in read_probe(PROBE)}


def test_names_are_found_in_the_unmarked_text(tmp_path) -> None:
    file = tmp_path / "p.tsv"
    file.write_text(
        "s\t{Upper Volta} thanks {Malian|demonym} aid.\tthanks\tsubj=Upper Volta obj=aid\n"
    )
    (item,) = read_probe(file)
    assert item.text == "Upper Volta thanks Malian aid."
    assert [item.text[n.start : n.end] for n in item.names] == ["Upper Volta", "Malian"]
    assert [n.form for n in item.names] == [Form.NAME, Form.DEMONYM]
    assert item.arguments == (("subj", "Upper Volta"), ("obj", "aid"))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("a\tb\tc", "p.tsv:1: expected 4 columns", id="columns"),
        pytest.param("a\tb\tc\twho=b", "expected roles subj, obj, iobj, by, found who", id="role"),
    ],
)
def test_faults_name_the_line(tmp_path, line: str, message: str) -> None:
    file = tmp_path / "p.tsv"
    file.write_text(line + "\n")
    with pytest.raises(InputError, match=message):
        read_probe(file)


class FixedParser:
    """Gives one tree for any text: `dogs chase cats`, with the relation of `cats` given."""

    def __init__(self, dep: str, upos: str = "VERB") -> None:
        self.dep, self.upos = dep, upos

    def parse(self, texts):
        for _ in texts:
            tokens = (
                Token(0, "dogs", "dog", "NOUN", 1, "nsubj", 0, 4),
                Token(1, "chase", "chase", self.upos, 1, "root", 5, 10),
                Token(2, "cats", "cat", "NOUN", 1, self.dep, 11, 15),
            )
            yield (Sentence(0, 0, 15, "dogs chase cats", tokens),)


@pytest.mark.parametrize(
    ("parser", "missed"),
    [
        pytest.param(FixedParser("obj"), (), id="right"),
        pytest.param(FixedParser("obl"), ("obj=cats",), id="wrong relation"),
        pytest.param(FixedParser("obj", "NOUN"), ("chase",), id="wrong word class"),
    ],
)
def test_answers(parser, missed: tuple[str, ...]) -> None:
    item = Item("s", "dogs chase cats", (), "chase", (("subj", "dogs"), ("obj", "cats")))
    (found,) = answer(parser, [item])
    assert found.missed == missed
