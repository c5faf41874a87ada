import json

import pytest

from graph.language.training.corpus import Corpus
from graph.language.training.made.sentences import made_sentences
from graph.language.training.pack import pack
from graph.language.training.report import table
from graph.language.training.train import Plan, train

TEXT = "Iran supplies shells to NATO, Russia said."


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    folder = tmp_path_factory.mktemp("training")
    corpus = Corpus(train=made_sentences(150, "a"), dev=made_sentences(30, "b"))
    train(corpus, folder / "run", Plan(steps=2, hold=1, every=1))
    pack(folder / "run" / "best", folder / "model")
    return folder


@pytest.mark.model
def test_training_writes_models_and_log(trained) -> None:
    lines = (trained / "run" / "log.jsonl").read_text().splitlines()
    assert [json.loads(line)["step"] for line in lines] == [1, 2]
    assert (trained / "run" / "last" / "meta.json").is_file()
    assert not (trained / "run" / "labels.spacy").exists()


@pytest.mark.model
def test_packed_model_says_the_same_and_names_licence(trained) -> None:
    import spacy

    before, after = spacy.load(trained / "run" / "best"), spacy.load(trained / "model")
    seen = [
        [(t.tag_, t.lemma_, t.dep_, t.head.i, t.ent_type_) for t in n(TEXT)]
        for n in (before, after)
    ]
    assert seen[0] == seen[1]
    meta = json.loads((trained / "model" / "meta.json").read_text())
    assert meta["license"] == "CC BY-SA 4.0"
    assert str(trained) not in (trained / "model" / "config.cfg").read_text()


def test_epochs_differ_and_repeat() -> None:
    corpus = Corpus(train=made_sentences(40, "a"), dev=())
    assert corpus.epoch(1, 3) == corpus.epoch(1, 3)
    assert corpus.epoch(1, 3) != corpus.epoch(2, 3)


def test_report_table_keeps_rows_and_marks_gaps() -> None:
    text = table({"old": {"LAS": "80.00"}, "new": {"LAS": "83.00", "F1": "70.00"}})
    assert text.splitlines() == [
        "| | old | new |",
        "| --- | ---: | ---: |",
        "| LAS | 80.00 | 83.00 |",
        "| F1 | – | 70.00 |",
    ]
