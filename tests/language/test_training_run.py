"""Training itself, where its libraries are installed: a few steps, and what comes of them."""

import json
import lzma
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from graph.language.training.coding import UNKNOWN, Book, Coder, known_lemmas, make_book
from graph.language.training.corpus import Corpus, NamedCorpus, load_corpus
from graph.language.training.forms import verb_lemmas
from graph.language.training.made.sentences import made_sentences
from graph.language.training.report import table

TEXT = "Iran supplies shells to NATO, Russia said."


def test_epochs_differ_and_repeat() -> None:
    corpus = Corpus(train=made_sentences(40, "a"), dev=())
    assert corpus.epoch(1, 3) == corpus.epoch(1, 3)
    assert corpus.epoch(1, 3) != corpus.epoch(2, 3)


def test_documents_become_rows_of_numbers() -> None:
    trees = made_sentences(60, "a")
    book = make_book(trees, {})
    coded = Coder(book).code([trees[:2], trees[2:5]])
    words = [w for tree in trees[:5] for w in tree.words]
    assert coded.sizes.sum() == len(words) == len(coded.types)
    assert coded.starts.sum() == 5
    assert (coded.heads == 0).sum() == 5
    sure = coded.tags != UNKNOWN
    tags = [book.tags[tag][1] for tag in coded.tags[sure]]
    assert tags == [w.tag for w, known in zip(words, sure, strict=True) if known]
    second = coded.sizes[0]
    assert (coded.heads[second:] <= coded.sizes[1]).all()
    assert coded.inputs[:, 1].nonzero()[0].tolist() == [0, second]


def test_rules_are_kept_for_forms_that_mostly_have_them() -> None:
    from graph.language.reader.lemmas import key

    trees = made_sentences(200, "a")
    book = make_book(trees, {})
    rules = known_lemmas(trees, book)
    assert book.rules[rules[key("supplies", "VBZ")]] == "k3+y"


def test_forms_of_the_verbs_of_frames_have_their_lemmas() -> None:
    from graph.language.reader.lemmas import key

    known = verb_lemmas(Book((), (), (), ("k3+", "k4+", "=ram"), ()))
    assert known[key("rammed", "VBN")] == known[key("rammed", "VBD")] == 0
    assert known[key("ramming", "VBG")] == 1
    assert key("rams", "VBZ") not in known  # no rule of training leads to it
    assert key("found", "VBD") not in known  # of "find" or of "found"


@pytest.fixture(scope="module")
def network():
    torch = pytest.importorskip("torch")
    from graph.language.training.learner import Plan
    from graph.language.training.network import Sizes
    from graph.language.training.train import train, train_names

    torch.set_num_threads(1)
    corpus = Corpus(train=made_sentences(150, "a"), dev=made_sentences(20, "b"))
    book = make_book(corpus.train, {})
    sizes = Sizes(hidden=16, word=16, affix=8, shape=4, arc=12, label=12, tag=12, name=12)
    return corpus, book, sizes, Plan(steps=3, every=1, words=300), train, train_names


@pytest.mark.model
def test_what_is_trained_is_what_reads(network, tmp_path) -> None:
    import spacy
    import torch

    from graph.language.reader.encoder import Seen
    from graph.language.training.docs import batches
    from graph.language.training.export import write
    from graph.language.training.losses import Documents, all_scores

    corpus, book, sizes, plan, train, train_names = network
    trained = train(corpus, book, tmp_path, plan, sizes)
    lines = (tmp_path / "log.jsonl").read_text().splitlines()
    assert [json.loads(line)["step"] for line in lines] == [1, 2, 3]
    namer = train_names(trained, corpus, book, tmp_path, plan)
    lines = (tmp_path / "log.jsonl").read_text().splitlines()[3:]
    assert all(0 <= json.loads(line)["names"] <= 100 for line in lines)
    write(trained, namer, book, known_lemmas(corpus.train, book), tmp_path / "model")
    assert json.loads((tmp_path / "model" / "meta.json").read_text())["license"] == "CC BY-SA 4.0"
    reader = spacy.load(tmp_path / "model").get_pipe("entente_reader")
    runs = list(batches(corpus.dev))[:1]
    coded = Coder(book).code(runs)
    (batch,) = Documents(coded, "cpu").batches(100_000)
    with torch.no_grad():
        expected = all_scores(trained, batch, batch.types, batch.inputs)
        called = namer(batch.types, batch.inputs, batch.turned)[0]
    own = np.arange(len(coded.types))
    seen = Seen(
        types=reader._network.word_vectors(coded.types),
        places=batch.inputs[0, : len(own)].float().numpy(),
        type_rows=own,
        place_rows=own,
    )
    states = reader._network.read(seen, coded.sizes.tolist())
    found = reader._network.scores(states, 0, len(own))
    names = (expected["names"] + called)[0, : len(own)].float().numpy()
    assert np.abs(found.names - names).max() < 0.02  # half precision
    end = len(runs[0][0].words)
    arcs = expected["arcs"][0, :end, : end + 1].float().numpy()
    ours = reader._network.arcs(found, 0, end)
    real = arcs > -1e8
    assert np.abs(ours - arcs)[real].max() < 0.02


@pytest.mark.model
def test_a_wider_network_begins_with_the_answers_of_the_model(network, tmp_path) -> None:
    import torch

    from graph.language.training.docs import batches
    from graph.language.training.export import write
    from graph.language.training.losses import Documents, all_scores
    from graph.language.training.train import fresh
    from graph.language.training.widening import trained, widen

    corpus, book, sizes, plan, train, train_names = network
    narrow = train(corpus, book, tmp_path, plan, sizes)
    namer = train_names(narrow, corpus, book, tmp_path, plan)
    write(narrow, namer, book, known_lemmas(corpus.train, book), tmp_path / "model")
    known = trained(tmp_path / "model", corpus.train)
    assert known.book == replace(book, counts=known.book.counts)
    wide = fresh(known.book, replace(sizes, hidden=24), plan.dropout)
    coded = Coder(book).code(list(batches(corpus.dev))[:1])
    (batch,) = Documents(coded, "cpu").batches(100_000)
    with torch.no_grad():
        expected = all_scores(narrow, batch, batch.types, batch.inputs)["arcs"]
        other = all_scores(wide.eval(), batch, batch.types, batch.inputs)["arcs"]
        widen(wide, known.weights)
        found = all_scores(wide, batch, batch.types, batch.inputs)["arcs"]
    assert (found - expected).abs().max() < 0.02  # half precision
    assert (other - expected).abs().max() > 0.1


def test_further_trees_are_read_as_they_are() -> None:
    made = made_sentences(40, "a")
    also = tuple(replace(tree, document="frames") for tree in made_sentences(5, "b"))
    runs = Corpus(train=made, dev=(), also=also).epoch(1, 3)
    assert sorted(run[0].text for run in runs if run[0].document == "frames") == sorted(
        tree.text for tree in also
    )
    named = NamedCorpus(train=made, dev=()).epoch(1, 3)
    assert not any(run[0].document == "frames" for run in named)


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


def test_names_are_learnt_mostly_where_all_are_labelled() -> None:
    labelled = [replace(t, document="v") for t in made_sentences(40, "a")]
    others = [
        replace(t, document="o", known=(False,) * len(t.words)) for t in made_sentences(40, "b")
    ]
    corpus = NamedCorpus(train=(*labelled, *others), dev=())
    runs = corpus.epoch(1, 3)
    assert runs == corpus.epoch(1, 3)
    whole = Corpus(train=corpus.train, dev=()).epoch(1, 3)
    counts = [Counter(run[0].document for run in some) for some in (runs, whole)]
    assert counts[0]["v"] == counts[1]["v"]
    for document in ("o", "made"):
        assert 0 < counts[0][document] < counts[1][document]
