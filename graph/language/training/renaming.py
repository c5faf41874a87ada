"""Copies of sentences whose named entities bear other names of the same kind.

So the entity recogniser learns from more contexts for each name, and from more names
for each context, than the treebanks hold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from random import Random

from graph.language.training.standins import only_top
from graph.language.training.treebank import Tree, Word

SHARE = 0.7  # of the entities of a sentence

Names = dict[str, tuple[tuple[Word, ...], ...]]


def names_of(trees: Iterable[Tree]) -> Names:
    """Give the distinct names by label, as words whose heads count within the name."""
    found: dict[str, dict[tuple[str, ...], tuple[Word, ...]]] = {}
    for tree in trees:
        for start, end, label in tree.entities:
            top = only_top(tree.words, start, end)
            if top is not None:
                name = tuple(
                    replace(w, head=(top if i == top else w.head) - start)
                    for i, w in enumerate(tree.words[start:end], start=start)
                )
                found.setdefault(label, {}).setdefault(tuple(w.text for w in name), name)
    return {label: tuple(names.values()) for label, names in sorted(found.items())}


def renamed(trees: Iterable[Tree], names: Names, random: Random) -> tuple[Tree, ...]:
    """Give the sentences with most of their entities renamed."""
    return tuple(_rename(t, names, random) if t.entities else t for t in trees)


def _rename(tree: Tree, names: Names, random: Random) -> Tree:
    draft, position = _Draft(tree), 0
    entities: list[tuple[int, int, str]] = []
    for start, end, label in tree.entities:
        draft.copy(position, start)
        at, position = len(draft.words), end
        top = only_top(tree.words, start, end)
        if top is None or label not in names or random.random() > SHARE:
            draft.copy(start, end)
        else:
            draft.insert(random.choice(names[label]), start, end, top)
        entities.append((at, len(draft.words), label))
    draft.copy(position, len(tree.words))
    return replace(draft.finish(), entities=tuple(entities))


class _Draft:
    """A sentence while it is copied; heads are known once all words have their places."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.words: list[Word] = []
        self.known: list[bool] = []
        self._place: dict[int, int] = {}
        self._within: set[int] = set()  # words whose heads are already new numbers

    def copy(self, start: int, end: int) -> None:
        """Take over words as they are."""
        for i in range(start, end):
            self._place[i] = len(self.words)
            self.words.append(self.tree.words[i])
            self.known.append(self.tree.known is None or self.tree.known[i])

    def insert(self, name: tuple[Word, ...], start: int, end: int, top: int) -> None:
        """Put a name in place of the words from `start` to `end`, which hang by `top`."""
        at, old = len(self.words), self.tree.words[top]
        for i, word in enumerate(name):
            if word.head == i:
                self._place.update(dict.fromkeys(range(start, end), at + i))
                self.words.append(replace(word, head=old.head, dep=old.dep))
            else:
                self._within.add(at + i)
                self.words.append(replace(word, head=at + word.head))
            self.known.append(True)
        self.words[-1] = replace(self.words[-1], space=self.tree.words[end - 1].space)

    def finish(self) -> Tree:
        """Give the sentence with its heads in their new places."""
        words = tuple(
            w if i in self._within else replace(w, head=self._place[w.head])
            for i, w in enumerate(self.words)
        )
        known = None if self.tree.known is None else tuple(self.known)
        return replace(self.tree, words=words, known=known)
