"""Copies of sentences in which every named entity is one word that stands for its kind.

The running pipeline hands known actors to the parser in the same way, so training must
have seen it. A name whose words do not hang on one head is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from random import Random

from graph.language.training.treebank import Tree, Word

WORDS = {
    "PERSON": ("Putin", "Bush"),
    "ORG": ("NATO", "NATO", "Microsoft"),
    "PLACE": ("Iran", "Iran", "Iran", "Russia", "Russia", "Moscow", "Baghdad"),
}
STATES = ("Iran", "Iran", "Russia")
DEMONYMS = ("Iranian", "Iranian", "Russian")
PEOPLES = ("Iranians", "Russians")
SEATS = ("Moscow",)
_THE_ABSORBED = 0.7


def collapsed(trees: Iterable[Tree], random: Random) -> tuple[Tree, ...]:
    """Give the sentences with their named entities made one stand-in word each."""
    return tuple(_collapse(t, random) if t.entities else t for t in trees)


def _collapse(tree: Tree, random: Random) -> Tree:
    groups: list[tuple[int, int, int, str | None]] = []
    position = 0
    for start, end, label in tree.entities:
        top = only_top(tree.words, start, end)
        if top is None:
            continue
        first = start
        if start > position and _is_article_of(tree.words[start - 1], top):
            first -= random.random() < _THE_ABSORBED
        groups.extend((i, i + 1, i, None) for i in range(position, first))
        groups.append((first, end, top, label))
        position = end
    groups.extend((i, i + 1, i, None) for i in range(position, len(tree.words)))
    return _rebuild(tree, groups, random)


def only_top(words: tuple[Word, ...], start: int, end: int) -> int | None:
    """Give the one word of a span that hangs outside of it, None if there are several."""
    tops = [i for i in range(start, end) if not start <= words[i].head < end or words[i].head == i]
    return tops[0] if len(tops) == 1 else None


def _is_article_of(word: Word, top: int) -> bool:
    return word.text.lower() == "the" and word.head == top


def _rebuild(tree: Tree, groups: list[tuple[int, int, int, str | None]], random: Random) -> Tree:
    place = {i: n for n, (start, end, _, _) in enumerate(groups) for i in range(start, end)}
    words, known = [], []
    for _, end, top, label in groups:
        word = replace(tree.words[top], head=place[tree.words[top].head])
        if label is not None:
            name = random.choice(WORDS[label])
            word = replace(
                word,
                text=name,
                lemma=name,
                upos="PROPN",
                tag="NNP",
                feats="Number=Sing",
                space=tree.words[end - 1].space,
            )
        words.append(word)
        known.append(tree.known is None or tree.known[top])
    entities = [(place[start], place[end - 1] + 1, label) for start, end, label in tree.entities]
    return replace(
        tree,
        words=tuple(words),
        entities=tuple(entities),
        known=None if tree.known is None else tuple(known),
    )
