"""Sentences as numbers: what the network reads of each word and what it must answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from graph.language.reader import features, gazetteer, lemmas, names
from graph.language.training.entities import KINDS
from graph.language.training.treebank import Tree, Word

UNKNOWN = -1  # an answer that nobody gave
USUAL = 0.6  # share of a form's lemmas by which a rule is known
SEEN = 2  # times that a word, rule or label must be seen to be learnt
INPUTS = gazetteer.FLAGS + 2  # a space before the word, the first word of a document


@dataclass(frozen=True)
class Book:
    """The numbers of words, labels and rules."""

    words: tuple[str, ...]
    counts: tuple[int, ...]
    tags: tuple[tuple[str, str, str], ...]  # UPOS, XPOS, features
    rules: tuple[str, ...]
    deps: tuple[str, ...]
    listed: Mapping[int, int] = field(default_factory=dict)  # names of the gazetteer

    @cached_property
    def word_rows(self) -> dict[str, int]:
        """The row of each known norm."""
        return features.numbered(self.words)

    @cached_property
    def numbers(self) -> tuple[dict[Any, int], dict[str, int], dict[str, int]]:
        """The number of each tag, rule and dependency label."""
        return (
            {tag: i for i, tag in enumerate(self.tags)},
            {rule: i for i, rule in enumerate(self.rules)},
            {dep: i for i, dep in enumerate(self.deps)},
        )


def make_book(trees: Sequence[Tree], listed: Mapping[int, int]) -> Book:
    """Number what the sentences hold; what is seen only once is unknown."""
    words = Counter(features.norm(w.text) for t in trees for w in t.words)
    tags = Counter(_tag(w) for t in trees for w in t.words)
    rules = Counter(lemmas.rule_of(w.text, w.lemma) for t in trees for w in t.words)
    deps = Counter(w.dep for t in trees for w in t.words)
    kept = sorted(word for word, count in words.items() if count >= 2 * SEEN)
    return Book(
        tuple(kept),
        tuple(words[word] for word in kept),
        _often(tags),
        _often(rules),
        tuple(sorted(deps)),
        listed,
    )


def known_lemmas(trees: Iterable[Tree], book: Book) -> dict[int, int]:
    """Give the rule that nearly always makes the lemma of a form with a tag."""
    rules = book.numbers[1]
    counts: dict[int, Counter[int]] = {}
    for word in (w for t in trees for w in t.words):
        rule = rules.get(lemmas.rule_of(word.text, word.lemma))
        if rule is not None:
            counts.setdefault(lemmas.key(word.text, word.tag), Counter())[rule] += 1
    return {
        key: counter.most_common(1)[0][0]
        for key, counter in sorted(counts.items())
        if counter.most_common(1)[0][1] > USUAL * counter.total()
    }


def _often(counts: Counter[Any]) -> tuple[Any, ...]:
    return tuple(sorted(key for key, count in counts.items() if count >= SEEN))


def _tag(word: Word) -> tuple[str, str, str]:
    return (word.upos, word.tag, word.feats)


@dataclass(frozen=True)
class Coded:
    """Documents one after the other: their sizes, and a row for each word."""

    sizes: Any  # words of each document
    types: Any  # rows in the network's tables
    bits: Any  # of the gazetteer
    inputs: Any  # space before, first of the document
    heads: Any  # number in the document from 1, 0 for the root
    deps: Any
    tags: Any
    rules: Any
    starts: Any  # whether a sentence starts
    names: Any
    kinds: Any  # of what the word's mention is


class Coder:
    """Turns runs of sentences into numbers."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._types: dict[str, list[int]] = {}

    def code(self, runs: Iterable[Sequence[Tree]]) -> Coded:
        """Number the runs of sentences, each of them a document."""
        import numpy as np

        rows: dict[str, list[Any]] = {key: [] for key in Coded.__dataclass_fields__}
        for run in runs:
            rows["sizes"].append(sum(len(tree.words) for tree in run))
            self._add(run, rows)
        return Coded(**{key: np.array(values, dtype=np.int32) for key, values in rows.items()})

    def _add(self, run: Sequence[Tree], rows: dict[str, list[Any]]) -> None:
        tags, rules, deps = self._book.numbers
        before, first = True, 1
        rows["bits"] += gazetteer.marks([w.text for t in run for w in t.words], self._book.listed)
        for tree in run:
            rows["names"] += _names(tree)
            for i, word in enumerate(tree.words):
                rows["types"].append(self._type(word.text))
                rows["inputs"].append((int(before), int(first == 1 and i == 0)))
                rows["heads"].append(0 if word.head == i else word.head + first)
                rows["deps"].append(deps.get(word.dep, UNKNOWN))
                rows["tags"].append(tags.get(_tag(word), UNKNOWN))
                rows["rules"].append(rules.get(lemmas.rule_of(word.text, word.lemma), UNKNOWN))
                rows["starts"].append(int(i == 0))
                rows["kinds"].append(KINDS.index(word.kind) if word.kind else UNKNOWN)
                before = word.space or i == len(tree.words) - 1
            first += len(tree.words)

    def _type(self, form: str) -> list[int]:
        found = self._types.get(form)
        if found is None:
            found = self._types[form] = features.type_ids(form, self._book.word_rows)
        return found


def _names(tree: Tree) -> list[int]:
    tags = names.tags_of(tree.entities, len(tree.words))
    known = tree.known or (True,) * len(tags)
    return [tag if sure else UNKNOWN for tag, sure in zip(tags, known, strict=True)]
