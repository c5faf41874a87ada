"""Train the model: `python -m graph.language.training.train TREEBANKS WORK MODEL`.

It needs the dependency group `training`: PyTorch and lists of names.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import torch

from graph.curated.actors import load_actors
from graph.language.training.coding import Book, Coder, known_lemmas, make_book
from graph.language.training.corpus import Corpus, NamedCorpus, load_corpus
from graph.language.training.docs import batches
from graph.language.training.epochs import epochs
from graph.language.training.export import write
from graph.language.training.forms import verb_lemmas
from graph.language.training.judging import dev_scores, name_scores
from graph.language.training.learner import AllAnswers, Learner, Plan
from graph.language.training.listing import listed_names
from graph.language.training.losses import Documents
from graph.language.training.naming import PLAN, Namer, NameSizes, loss_of_names
from graph.language.training.network import Counts, Network, Sizes
from graph.language.training.treebank import Tree, read_trees
from graph.language.training.widening import trained, widen


@dataclass(frozen=True)
class Work:
    """Where a run keeps its log and its network."""

    folder: Path
    name: str

    def log(self, record: dict[str, Any]) -> None:
        """Write a line."""
        self.folder.mkdir(parents=True, exist_ok=True)
        line = json.dumps(record)
        sys.stderr.write(line + "\n")
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(line + "\n")

    def save(self, network: torch.nn.Module) -> None:
        """Write a network's weights."""
        torch.save(network.state_dict(), self.folder / f"{self.name}.pt")


Judge = Callable[[Any, Documents], dict[str, float]]


def train(
    corpus: Corpus,
    book: Book,
    folder: Path,
    plan: Plan,
    sizes: Sizes,
    weights: Mapping[str, Any] | None = None,
) -> Network:
    """Train a network; give the mean of its weights along the way.

    `weights` are those of a trained model to go on from.
    """
    torch.manual_seed(plan.seed)
    begun = fresh(book, sizes, plan.dropout)
    if weights is not None:
        widen(begun, weights)
    learner = Learner(begun, AllAnswers(book, plan), plan)
    punctuation = book.deps.index("punct")
    _steps(learner, corpus, book, plan, Work(folder, "network"), partial(dev_scores, punctuation))
    network: Network = learner.mean
    return network


def train_names(network: Network, corpus: Corpus, book: Book, folder: Path, plan: Plan) -> Namer:
    """Train what finds names over the words of a trained network."""
    torch.manual_seed(plan.seed)
    learner = Learner(Namer(network, NameSizes(), plan.dropout), loss_of_names, plan)
    named = NamedCorpus(corpus.train, corpus.dev, corpus.names)
    _steps(learner, named, book, plan, Work(folder, "names"), name_scores)
    namer: Namer = learner.mean
    return namer


def _steps(
    learner: Learner, corpus: Corpus, book: Book, plan: Plan, work: Work, judge: Judge
) -> None:
    """Take all steps of a plan; log how far each few of them lead."""
    random = Random(f"batches-{plan.seed}")  # noqa: S311 - no secret
    dev = Documents(Coder(book).code(batches(corpus.dev)), plan.device)
    with epochs(corpus, Coder(book), plan.seed) as source:
        for coded in source:
            for batch in Documents(coded, plan.device).batches(plan.words, random):
                learner.learn(batch)
                if learner.step % plan.every == 0 or learner.done:
                    scores = judge(learner.mean, dev)
                    work.log({"step": learner.step, "loss": learner.loss(), **scores})
                    work.save(learner.mean)
                if learner.done:
                    break
            if learner.done:
                break


def fresh(book: Book, sizes: Sizes, dropout: float) -> Network:
    """Give an untrained network for these words and labels."""
    counts = Counts(len(book.words), len(book.tags), len(book.rules), len(book.deps))
    return Network(counts, sizes, dropout)


def _nameless(tree: Tree) -> Tree:
    return replace(tree, known=(False,) * len(tree.words))


def main() -> None:
    """Read the command line, train, write the pipeline."""
    parser = argparse.ArgumentParser(description="Train Entente's language model.")
    parser.add_argument("treebanks", type=Path, help="folder of the treebank files")
    parser.add_argument("work", type=Path, help="folder for the network and the log")
    parser.add_argument("model", type=Path, help="folder of the pipeline to write")
    parser.add_argument("--actors", type=Path, help="folder of the register")
    parser.add_argument("--onto", type=Path, help="folder of a model to go on from, made wider")
    parser.add_argument("--also", type=Path, help="further trees, CoNLL-U, their names unknown")
    for key, value in asdict(Plan()).items():
        parser.add_argument(f"--{key}", type=type(value), default=value)
    given = vars(parser.parse_args())
    plan = Plan(**{key: given[key] for key in asdict(Plan())})
    actors = tuple(load_actors(given["actors"]))
    corpus = load_corpus(given["treebanks"], actors)
    if given["also"]:
        corpus = replace(corpus, also=tuple(map(_nameless, read_trees(given["also"]))))
    seen = [*corpus.train, *(tree for run in corpus.epoch(0, 0) for tree in run)]
    known = trained(given["onto"], seen) if given["onto"] else None
    book = known.book if known else make_book(seen, listed_names(actors, corpus.train))
    weights = known.weights if known else None
    network = train(corpus, book, given["work"], plan, Sizes(), weights)
    brief = replace(PLAN, steps=min(PLAN.steps, plan.steps), seed=plan.seed, device=plan.device)
    namer = train_names(network, corpus, book, given["work"], brief)
    rules = verb_lemmas(book) | known_lemmas((*corpus.train, *corpus.also), book)
    write(network, namer, book, rules, given["model"])


if __name__ == "__main__":
    main()
