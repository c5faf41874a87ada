from __future__ import annotations

import pytest

from graph.errors import InputError
from graph.language.parser import Parser, load
from graph.language.passages import MOST_WORDS
from graph.model.sentence import Form, Name, Sentence

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load()


def _parsed(parser: Parser, text: str, *names: Name) -> tuple[Sentence, ...]:
    return next(parser.parse([(text, names)]))


def test_a_name_of_several_words_is_one_token_with_its_own_offsets(parser: Parser) -> None:
    text = "The Democratic People's Republic of Korea supplies munitions to Russia."
    name = Name(4, 41, ("PRK",))
    (sentence,) = _parsed(parser, text, name)
    token = next(t for t in sentence.tokens if t.start == 4)
    assert (token.text, token.lemma, token.dep) == (text[4:41], text[4:41], "nsubj")


def test_every_token_is_the_text_at_its_offsets(parser: Parser) -> None:
    text = "“Seoul’s envoy – a US-trained pilot – left,” Kyiv said.\n\nIt didn't reply…"
    names = (Name(1, 6, ("KOR",)), Name(23, 25, ("USA",)))
    for sentence in _parsed(parser, text, *names):
        assert all(text[t.start : t.end] == t.text for t in sentence.tokens)


def test_a_hyphen_after_a_name_is_a_word_of_its_own(parser: Parser) -> None:
    (sentence,) = _parsed(parser, "U.S.-led talks failed.", Name(0, 4, ("USA",)))
    assert [t.text for t in sentence.tokens[:3]] == ["U.S.", "-", "led"]


def test_paragraphs_never_run_into_each_other(parser: Parser) -> None:
    sentences = _parsed(parser, "Talks fail in Oslo\n\nNorway regrets it.")
    assert [s.text for s in sentences] == ["Talks fail in Oslo", "Norway regrets it."]


def test_texts_without_words_give_no_sentences(parser: Parser) -> None:
    found = list(parser.parse([("", ()), ("Oslo waits.", ()), (" \n\t", ())]))
    assert [len(sentences) for sentences in found] == [0, 1, 0]


def test_a_demonym_is_read_as_an_adjective(parser: Parser) -> None:
    name = Name(4, 14, ("KAZ",), Form.DEMONYM)
    (sentence,) = _parsed(parser, "The Kazakhstan army left.", name)
    assert sentence.tokens[1].dep == "amod"


def test_an_unknown_model_is_told() -> None:
    with pytest.raises(InputError, match="expected the name or folder of an installed spaCy"):
        load("no-such-model")


def test_a_model_with_other_labels_is_refused(tmp_path: object) -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.to_disk(str(tmp_path))
    with pytest.raises(InputError, match="expected Universal Dependencies labels, missing acl"):
        load(str(tmp_path))


def test_rows_of_signs_are_no_words(parser: Parser) -> None:
    text = f"{'(' * 9_000} Oslo waits. {'. ' * 3_000}Norway regrets it {'_ ' * 30}12."
    found = _parsed(parser, text)
    assert sum(len(sentence.tokens) for sentence in found) < 60
    assert {"Oslo", "waits", "Norway", "12"} <= {t.text for s in found for t in s.tokens}
    assert all(text[t.start : t.end] == t.text for s in found for t in s.tokens)


@pytest.mark.parametrize(
    "words",
    ["Norway armed Estonia and the ", "the rate was 1.2 and 3.4 and "],
    ids=["names", "rates"],
)
def test_sentence_without_an_end_is_cut_and_at_last_left(parser: Parser, words: str) -> None:
    text = f"{words * 1_300}.\nOslo waits."
    found = _parsed(parser, text)
    assert max(len(sentence.tokens) for sentence in found) <= MOST_WORDS
    assert len(found[0].tokens) > 1
    assert sum(len(sentence.tokens) for sentence in found) < 7_500
    assert found[-1].text == "Oslo waits."


def test_long_paragraph_of_sentences_is_read_whole(parser: Parser) -> None:
    text = "Norway armed Estonia at last, and “Oslo waits.” " * 160
    found = _parsed(parser, text)
    assert found[-1].end == len(text) - 1
    assert sum(t.text == "Oslo" for s in found for t in s.tokens) == 160


def test_with_documents_or_without_the_trees_are_the_same(
    parser: Parser, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = Name(4, 41, ("PRK",))
    texts = [
        ("The Democratic People's Republic of Korea supplies munitions to Russia.", (name,)),
        ("“We stay,” said Jan Novak of Brno Steel; nobody left.\n\nTalks fail", ()),
        ("Oslo  waits\n for Bergen . ", ()),
        ("word " * (MOST_WORDS * 2), ()),
        ("— 🙂 —", ()),
        ("", ()),
    ]
    without = list(parser.parse(texts))
    assert any(s.entities for sentences in without for s in sentences)
    monkeypatch.setattr(parser, "_reader", None)
    assert list(parser.parse(texts)) == without
