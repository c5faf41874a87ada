import json
import lzma

import pytest

from graph.language.training.corpus import Corpus, load_corpus
from graph.language.training.made.sentences import made_sentences
from graph.language.training.mixing import Mean
from graph.language.training.pack import pack
from graph.language.training.report import table
from graph.language.training.train import Hider, Plan, train

TEXT = "Iran supplies shells to NATO, Russia said."


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    folder = tmp_path_factory.mktemp("training")
    corpus = Corpus(train=made_sentences(150, "a"), dev=made_sentences(30, "b"))
    train(corpus, folder / "run", Plan(steps=2, hold=1, mix=1, every=1))
    pack(folder / "run" / "best", folder / "model")
    return folder


@pytest.mark.model
def test_training_writes_models_and_log(trained) -> None:
    lines = (trained / "run" / "log.jsonl").read_text().splitlines()
    assert [json.loads(line)["step"] for line in lines] == [1, 2, 2]
    assert (trained / "run" / "last" / "meta.json").is_file()
    assert not (trained / "run" / "labels.spacy").exists()


@pytest.mark.model
def test_mixed_weights_are_the_mean(trained) -> None:
    import spacy

    def weights(nlp):
        return nlp.get_pipe("parser").model.get_ref("upper").get_param("W")

    one, two = (spacy.load(trained / "run" / name) for name in ("last", "mean"))
    expected = (weights(one) + weights(two)) / 2
    assert (weights(one) != weights(two)).any()
    mean = Mean()
    mean.add(one)
    mean.add(two)
    mean.put(one)
    assert abs(weights(one) - expected).max() < 1e-6


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


def test_known_words_are_hidden_less_than_rare_ones() -> None:
    import spacy
    from spacy.tokens import Doc

    corpus = Corpus(train=made_sentences(400, "a"), dev=())
    words = ["the", "zyxel"] * 2000
    doc = Hider(corpus, 1).hide(Doc(spacy.blank("en").vocab, words=words))
    hidden = [t.text for t in doc if t.norm_[:1] == "~"]
    assert 20 <= hidden.count("the") <= 80
    assert 350 <= hidden.count("zyxel") <= 550


def test_every_third_document_of_the_development_parts_chooses(tmp_path) -> None:
    row = "1\t{}\t{}\tPROPN\tNNP\t_\t0\troot\t_\t_\n\n"

    def write(name: str, *words: str) -> None:
        parts = [f"# newdoc id = {w}\n# sent_id = {w}\n{row.format(w, w)}" for w in words]
        with lzma.open(tmp_path / f"{name}.conllu.xz", "wt", encoding="utf-8") as file:
            file.write("".join(parts))

    write("gum-train", "Ada")
    write("ewt-train", "Bo")
    write("ewt-dev", "Cleo", "Dan", "Eve")
    write("gum-dev", "Flo")
    with lzma.open(tmp_path / "uner-ewt-dev.iob2.xz", "wt", encoding="utf-8") as file:
        file.write("# sent_id = Dan\n1\tDan\tB-PER\t-\t-\n\n")
    corpus = load_corpus(tmp_path)
    assert [t.text for t in corpus.dev] == ["Cleo", "Flo"]
    assert [t.text for t in corpus.train] == ["Bo", "Ada", "Dan", "Eve"]
    assert corpus.train[2].entities == ((0, 1, "PERSON"),)


def test_report_table_keeps_rows_and_marks_gaps() -> None:
    text = table({"old": {"LAS": "80.00"}, "new": {"LAS": "83.00", "F1": "70.00"}})
    assert text.splitlines() == [
        "| | old | new |",
        "| --- | ---: | ---: |",
        "| LAS | 80.00 | 83.00 |",
        "| F1 | – | 70.00 |",
    ]
