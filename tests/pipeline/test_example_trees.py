"""The frames' examples as trees, for training on."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from graph.language.training.treebank import Tree, Word, parse_trees, written
from graph.pipeline.example_trees import DOCUMENT, example_trees

if TYPE_CHECKING:
    from graph.pipeline.extraction import Extractor

pytestmark = pytest.mark.model


def test_examples_become_trees_that_can_be_read_again(extractor: Extractor) -> None:
    trees = list(example_trees(extractor))
    assert len({tree.text for tree in trees}) > 1_000
    assert {tree.document for tree in trees} == {DOCUMENT}
    for tree in trees:
        assert [w.dep for i, w in enumerate(tree.words) if w.head == i] == ["ROOT"]
        assert all(0 <= word.head < len(tree.words) for word in tree.words)
    read = list(parse_trees("".join(map(written, trees)).splitlines()))
    assert [_plain(tree) for tree in read] == [_plain(tree) for tree in trees]
    words = Counter(word.text for tree in trees for word in tree.words)
    assert words["Iran"] > 1_000 > 10 * words["Russia"]  # stand-ins, not the names


def _plain(tree: Tree) -> list[Word]:
    return [replace(word, misc="") for word in tree.words]
