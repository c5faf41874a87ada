"""The bundled reader: what it says depends on the text alone."""

import pytest
from spacy.tokens import Doc
from threadpoolctl import threadpool_info, threadpool_limits

from graph.language.parser import BUNDLED
from graph.language.reader.component import Reader

pytestmark = pytest.mark.model

TEXTS = (
    "Iran supplies shells to Moscow.",
    "Talks fail",
    "Kyiv said on Monday that its forces had left the town. Russia denied it. “We stay,” "
    "the minister told reporters in Vienna, and the envoys went home.",
    "No",
    "The rebels, whom Baghdad arms, attacked a convoy near the border; nobody was hurt.",
)
FOUND = ["HEAD", "DEP", "TAG", "POS", "MORPH", "LEMMA", "SENT_START", "ENT_IOB", "ENT_TYPE"]


@pytest.fixture(scope="module")
def nlp():
    import spacy

    return spacy.load(BUNDLED)


def _bytes(doc: Doc) -> bytes:
    return doc.to_array(FOUND).tobytes()


def test_the_same_alone_and_among_others(nlp) -> None:
    alone = [_bytes(nlp(text)) for text in TEXTS]
    assert [_bytes(doc) for doc in nlp.pipe(TEXTS)] == alone
    many = [_bytes(doc) for doc in nlp.pipe(TEXTS * 30, batch_size=150)]
    assert many == alone * 30
    assert [_bytes(doc) for doc in nlp.pipe(TEXTS[::-1], batch_size=2)] == alone[::-1]


def test_told_sentence_starts_are_kept(nlp) -> None:
    words = ["Iran", "fires", ";", "Iraq", "waits", ".", "Nobody", "fell", "."]
    doc = Doc(
        nlp.vocab, words=words, sent_starts=[True] + [None] * 2 + [True] + [None] * 2 + [False] * 3
    )
    nlp.get_pipe("entente_reader")(doc)
    assert [sentence.start for sentence in doc.sents] == [0, 3]


def test_every_sentence_has_one_root_and_holds_together(nlp) -> None:
    doc = nlp(" ".join(TEXTS * 40))
    assert len(doc) > 1000
    for sentence in doc.sents:
        assert [t.dep_ for t in sentence].count("ROOT") == 1
        assert all(sentence.start <= t.head.i < sentence.end for t in sentence)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Oslo  waits\n for Bergen . "])
def test_blanks_and_nothing(nlp, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert [t.pos_ for t in doc if t.is_space] == ["SPACE"] * sum(t.is_space for t in doc)


def test_words_are_forgotten_with_their_zone(nlp) -> None:
    with nlp.memory_zone():
        assert [t.lemma_ for t in nlp("Zyxelians deny Brumbelows")][1] == "deny"
    with nlp.memory_zone():
        assert [t.lemma_ for t in nlp("Zyxelians deny Brumbelows")][1] == "deny"
    assert "Zyxelians" not in nlp.vocab.strings


def test_a_copy_says_the_same(nlp, tmp_path) -> None:
    reader = nlp.get_pipe("entente_reader")
    reader.to_disk(tmp_path / "copy")
    copy = Reader(nlp.vocab).from_disk(tmp_path / "copy")
    doc = copy(nlp.make_doc(TEXTS[2]))
    assert _bytes(doc) == _bytes(nlp(TEXTS[2]))
    assert copy.labels == reader.labels


def test_arithmetic_keeps_to_one_thread_and_leaves_that_of_others_alone(nlp, monkeypatch) -> None:
    def threads() -> list[int]:  # of numpy; other libraries may have a BLAS of their own
        return [one["num_threads"] for one in threadpool_info() if "numpy" in one["filepath"]]

    seen = []
    reader = nlp.get_pipe("entente_reader")
    read = reader._network.read
    monkeypatch.setattr(reader._network, "read", lambda *a: seen.append(threads()) or read(*a))
    with threadpool_limits(2, user_api="blas"):
        before = threads()
        list(nlp.pipe(TEXTS))
        assert threads() == before
    assert seen == [[1] * len(before)]
