"""The sentences of training and of choosing the best model, anew for each epoch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from random import Random

from graph.language.training.entities import (
    first_names,
    name_table,
    with_gum_entities,
    with_known_names,
    with_uner_entities,
)
from graph.language.training.made.sentences import made_sentences
from graph.language.training.register import plain_names, register_names
from graph.language.training.renaming import Names, names_of, renamed
from graph.language.training.standins import collapsed
from graph.language.training.treebank import Tree, read_trees
from graph.model.actor import Actor

COLLAPSED = 0.25
RENAMED = 0.35
SIZES = (1, 2, 4, 8)
MADE = 4300
CHOSEN_BY = 3
UNLABELLED = 0.37  # of the runs without all labels, where names are learnt
MADE_SIZES = (1, 1, 2, 4)

Batch = tuple[Tree, ...]


@dataclass(frozen=True)
class Corpus:
    """What is trained on, and what the best model is chosen by; nothing that is tested."""

    train: tuple[Tree, ...]
    dev: tuple[Tree, ...]
    names: Names = field(default_factory=dict)
    also: tuple[Tree, ...] = ()  # each by itself, as it is; names are not learnt from them

    def epoch(self, number: int, seed: int) -> list[Batch]:
        """Give all training sentences in runs of neighbours, shuffled, some with stand-ins."""
        random = Random(f"{seed}-{number}")  # noqa: S311 - no secret
        runs = list(_runs(self.train, random))
        copies = random.sample(runs, int(COLLAPSED * len(runs)))
        own = names_of(self.train)
        stocks = (own, self.names or own)
        runs = [
            renamed(r, random.choice(stocks), random) if random.random() < RENAMED else r
            for r in runs
        ]
        runs.extend(collapsed(run, random) for run in copies)
        runs.extend(_made(random, f"{seed}-{number}"))
        runs.extend((tree,) for tree in self.also)
        random.shuffle(runs)
        return runs


@dataclass(frozen=True)
class NamedCorpus(Corpus):
    """The same, with fewer of the sentences whose names are not all labelled or are made."""

    def epoch(self, number: int, seed: int) -> list[Batch]:
        """Give the sentences that names are learnt from."""
        random = Random(f"named-{seed}-{number}")  # noqa: S311 - no secret
        return [
            run
            for run in super().epoch(number, seed)
            if _all_labelled(run) or random.random() < UNLABELLED
        ]


def _all_labelled(run: Batch) -> bool:
    return run[0].document != "made" and all(tree.known is None for tree in run)


def load_corpus(folder: Path, actors: Iterable[Actor] = ()) -> Corpus:
    """Read EWT and GUM with their entity labels; EWT's training part gets GUM's names.

    The names of `actors` are lent to the sentences.
    """
    gum = with_gum_entities(read_trees(folder / "gum-train.conllu.xz"))
    ewt = read_trees(folder / "ewt-train.conllu.xz")
    ewt_dev = with_uner_entities(
        read_trees(folder / "ewt-dev.conllu.xz"), folder / "uner-ewt-dev.iob2.xz"
    )
    gum_dev = with_gum_entities(read_trees(folder / "gum-dev.conllu.xz"))
    more, dev = _parted((*ewt_dev, *gum_dev))
    names = register_names(actors)
    table = plain_names(names) | name_table((*gum, *more))
    given = first_names((*gum, *more))
    return Corpus((*with_known_names(ewt, table, given), *gum, *more), dev, names)


def _parted(trees: Iterable[Tree]) -> tuple[Batch, Batch]:
    """Give the trees of most documents, to train on, and those of every third, to choose by."""
    parts: tuple[list[Tree], list[Tree]] = ([], [])
    for number, (_, group) in enumerate(groupby(trees, key=lambda t: t.document)):
        parts[number % CHOSEN_BY == 0].extend(group)
    return tuple(parts[0]), tuple(parts[1])


def _made(random: Random, seed: str) -> Iterator[Batch]:
    """Yield sentences of the generator, new ones for each epoch."""
    trees = made_sentences(MADE, seed)
    start = 0
    while start < len(trees):
        size = random.choice(MADE_SIZES)
        yield trees[start : start + size]
        start += size


def _runs(trees: tuple[Tree, ...], random: Random) -> Iterator[Batch]:
    for _, group in groupby(trees, key=lambda t: t.document):
        members = tuple(group)
        size = random.choice(SIZES)
        first = random.randrange(1, size + 1)
        yield members[:first]
        for start in range(first, len(members), size):
            yield members[start : start + size]
