"""Measure models on test sets that training never saw and write the model card.

`python -m graph.language.training.report TREEBANKS PROBE [MODEL ...] [--card FILE]`
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph.language.training.docs import to_docs
from graph.language.training.entities import with_gum_entities, with_uner_entities
from graph.language.training.probe import answer, read_probe
from graph.language.training.scoring import scores_of
from graph.language.training.treebank import Tree, read_trees

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

SCORES = {
    "tag_acc": "tag",
    "pos_acc": "UPOS",
    "lemma_acc": "lemma",
    "dep_uas": "UAS",
    "dep_las": "LAS",
    "sents_f": "sentence F1",
}
READERS = frozenset({"ner", "entente_reader"})  # parts that find names
ENTITIES = ("PERSON", "PLACE", "ORG")
ROUNDS = 5
CARD = Path(__file__).with_name("card.md")

Column = dict[str, str]


@dataclass(frozen=True)
class TestSet:
    """A named set of test sentences; `entities` tells whether their names are labelled."""

    name: str
    trees: tuple[Tree, ...]
    entities: bool = False


def test_sets(folder: Path) -> tuple[TestSet, ...]:
    """Read the test sets: EWT, GUM, GUM's news, PUD."""
    ewt = read_trees(folder / "ewt-test.conllu.xz")
    gum = with_gum_entities(read_trees(folder / "gum-test.conllu.xz"))
    return (
        TestSet(
            "EWT test", with_uner_entities(ewt, folder / "uner-ewt-test.iob2.xz"), entities=True
        ),
        TestSet("GUM test", gum, entities=True),
        TestSet("GUM test, news", tuple(t for t in gum if t.genre == "news")),
        TestSet("PUD", read_trees(folder / "pud-test.conllu.xz")),
    )


def measure(nlp: Language, sets: Iterable[TestSet], probe: Path) -> Column:
    """Give a model's scores by name, as text."""
    column: Column = {}
    for test in sets:
        column.update(_parse_scores(nlp, test))
    column.update(probe_scores(nlp, probe))
    return column


def _parse_scores(nlp: Language, test: TestSet) -> Column:
    from spacy.training import Example

    docs = to_docs(nlp.vocab, test.trees)
    raw = nlp.pipe(doc.text for doc in docs)
    scores = scores_of([Example(p, d) for p, d in zip(raw, docs, strict=True)])
    column = {f"{test.name}: {SCORES[key]}": _percent(scores[key]) for key in SCORES}
    divided = nlp.pipe(_divided(doc) for doc in docs)
    given = scores_of([Example(p, d) for p, d in zip(divided, docs, strict=True)])
    column[f"{test.name}: LAS, words and sentences given"] = _percent(given["dep_las"])
    if test.entities and not READERS.isdisjoint(nlp.pipe_names):
        by_label = scores["ents_per_type"]
        column[f"{test.name}: entity F1"] = _percent(scores["ents_f"])
        for label in ENTITIES:
            column[f"{test.name}: {label} F1"] = _percent(by_label.get(label, {}).get("f", 0.0))
    return column


def _divided(doc: Doc) -> Doc:
    """Give the words of a document with its sentence starts and nothing else."""
    from spacy.tokens import Doc

    return Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        sent_starts=[bool(t.is_sent_start) for t in doc],
    )


def probe_scores(nlp: Language, path: Path) -> Column:
    """Give the share of the probe's predicates, arguments and whole sentences found."""
    from graph.language.parser import Parser

    answers = list(answer(Parser(nlp), read_probe(path)))
    met = [(i == 0, good) for a in answers for i, (_, good) in enumerate(a.met)]
    return {
        "probe: predicates": _percent(_share(good for first, good in met if first)),
        "probe: core arguments": _percent(_share(good for first, good in met if not first)),
        "probe: both": _percent(_share(good for _, good in met)),
        "probe: whole sentences": _percent(_share(not a.missed for a in answers)),
    }


def _share(values: Iterable[bool]) -> float:
    kept = list(values)
    return sum(kept) / len(kept)


def _percent(share: float) -> str:
    return f"{100 * share:.2f}"


def speeds(models: dict[str, Language], sets: Iterable[TestSet]) -> dict[str, float]:
    """Give each model's words per second, the best of several rounds taken in turn."""
    texts = [d.text for s in sets for d in to_docs(next(iter(models.values())).vocab, s.trees)]
    best = dict.fromkeys(models, 0.0)
    for _ in range(ROUNDS):
        for name, nlp in models.items():
            start = time.process_time()
            words = sum(len(doc) for doc in nlp.pipe(texts))
            best[name] = max(best[name], words / (time.process_time() - start))
    return best


def megabytes(folder: Path) -> float:
    """Give the size of a model's files in MB."""
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 1e6


def table(columns: dict[str, Column]) -> str:
    """Write the models' scores beside each other as a Markdown table."""
    rows = list(dict.fromkeys(key for column in columns.values() for key in column))
    lines = ["| | " + " | ".join(columns) + " |", "| --- |" + " ---: |" * len(columns)]
    lines += [
        f"| {row} | " + " | ".join(c.get(row, "–") for c in columns.values()) + " |" for row in rows
    ]
    return "\n".join(lines)


def main() -> None:
    """Read the command line, measure, print the table, write the card if asked."""
    import spacy

    from graph.language.reader import component  # noqa: F401 - makes the reader known to spaCy

    parser = argparse.ArgumentParser(description="Measure language models on the test sets.")
    parser.add_argument("treebanks", type=Path, help="folder of the treebank files")
    parser.add_argument("probe", type=Path, help="the probe's file")
    parser.add_argument("models", nargs="+", type=Path, help="folders of the models")
    parser.add_argument("--card", type=Path, help="where to write the model card")
    options = parser.parse_args()
    models = {folder.name: spacy.load(folder) for folder in options.models}
    sets = test_sets(options.treebanks)
    columns = {name: measure(nlp, sets, options.probe) for name, nlp in models.items()}
    for name, speed in speeds(models, sets[:2]).items():
        columns[name]["words per second of one core"] = f"{speed:,.0f}"
    for folder in options.models:
        columns[folder.name]["size, MB"] = f"{megabytes(folder):.1f}"
    text = table(columns)
    sys.stdout.write(text + "\n")
    if options.card:
        options.card.write_text(CARD.read_text("utf-8").replace("{table}", text), "utf-8")


if __name__ == "__main__":
    main()
