import json
from pathlib import Path

import pytest

MODEL = Path(__file__).parents[2] / "graph" / "language" / "model"
LABELS = {
    "ROOT",
    "acl",
    "acl:relcl",
    "advcl",
    "advcl:relcl",
    "advmod",
    "amod",
    "appos",
    "aux",
    "aux:pass",
    "case",
    "cc",
    "cc:preconj",
    "ccomp",
    "compound",
    "compound:prt",
    "conj",
    "cop",
    "csubj",
    "csubj:outer",
    "csubj:pass",
    "dep",
    "det",
    "det:predet",
    "discourse",
    "dislocated",
    "expl",
    "fixed",
    "flat",
    "goeswith",
    "iobj",
    "list",
    "mark",
    "nmod",
    "nmod:desc",
    "nmod:poss",
    "nmod:unmarked",
    "nsubj",
    "nsubj:outer",
    "nsubj:pass",
    "nummod",
    "obj",
    "obl",
    "obl:agent",
    "obl:unmarked",
    "orphan",
    "parataxis",
    "punct",
    "reparandum",
    "vocative",
    "xcomp",
}
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def nlp():
    import spacy

    from graph.language.reader import component  # noqa: F401 - makes the reader known to spaCy

    return spacy.load(MODEL)


def test_labels_are_the_pinned_ones(nlp) -> None:
    reader = nlp.get_pipe("entente_reader")
    assert set(reader.labels) == LABELS
    assert set(reader.entity_labels) == {"ORG", "PERSON", "PLACE"}


def test_size_and_licence() -> None:
    assert sum(f.stat().st_size for f in MODEL.rglob("*") if f.is_file()) <= 40_000_000
    assert json.loads((MODEL / "meta.json").read_text("utf-8"))["license"] == "CC BY-SA 4.0"
    assert "CC BY-SA 4.0" in (MODEL / "README.md").read_text("utf-8")
    assert (MODEL / "LICENSE").is_file()


def test_settings_name_no_files_of_the_trainer() -> None:
    assert "train = null" in (MODEL / "config.cfg").read_text("utf-8")


def test_the_tokenizer_is_the_one_of_training(nlp) -> None:
    import spacy

    from graph.language.training.tokenizing import set_tokenizer

    other = spacy.blank("en")
    set_tokenizer(other)
    text = "Re-elected?! The anti-war, UN-led and/or U.S.-backed groups' e-mails (10-12 p.m.)..."
    assert [t.text for t in nlp.make_doc(text)] == [t.text for t in other.make_doc(text)]


@pytest.mark.parametrize(
    ("text", "verb", "subject", "obj"),
    [
        pytest.param("Iran supplies shells to Moscow.", "supplies", "Iran", "shells", id="supply"),
        pytest.param("NATO arms the rebels.", "arms", "NATO", "rebels", id="arm"),
        pytest.param("Russia backs Iran", "backs", "Russia", "Iran", id="headline"),
    ],
)
def test_verbs_that_are_also_nouns(nlp, text: str, verb: str, subject: str, obj: str) -> None:
    doc = nlp(text)
    (predicate,) = [t for t in doc if t.text == verb]
    assert (predicate.pos_, predicate.dep_) == ("VERB", "ROOT")
    assert {(c.dep_, c.text) for c in predicate.children} >= {("nsubj", subject), ("obj", obj)}


def test_probe_is_answered(nlp) -> None:
    from graph.language.parser import Parser
    from graph.language.training.probe import answer, read_probe

    items = read_probe(Path(__file__).parent / "probe" / "probe.tsv")
    met = [good for a in answer(Parser(nlp), items) for _, good in a.met]
    assert sum(met) / len(met) >= 0.97


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "Anneke Voskuijlen told reporters in Utrecht that she would resign.",
            {"Anneke Voskuijlen": "PERSON", "Utrecht": "PLACE"},
            id="person and place",
        ),
        pytest.param("The envoys left, and nobody knew why.", {}, id="nobody"),
    ],
)
def test_names_are_found(nlp, text: str, names: dict[str, str]) -> None:
    assert {e.text: e.label_ for e in nlp(text).ents} == names
