from random import Random

import pytest

from graph.language.training.made.sentences import Sentences, made_sentences
from graph.language.training.made.tree import Node, to_tree
from graph.language.training.made.words import forms, noun, punct, verb
from graph.language.training.treebank import subtree

TREES = made_sentences(4000, "test")


def test_same_seed_same_sentences() -> None:
    assert made_sentences(30, "x") == made_sentences(30, "x")
    assert made_sentences(30, "x") != made_sentences(30, "y")


def test_every_sentence_is_one_tree_with_one_root() -> None:
    for tree in TREES:
        roots = [i for i, w in enumerate(tree.words) if w.head == i]
        assert len(roots) == 1, tree.text
        assert tree.words[roots[0]].dep == "ROOT"
        assert len(subtree(tree.words, roots[0])) == len(tree.words), tree.text


def test_trees_are_projective() -> None:
    for tree in TREES:
        for i in range(len(tree.words)):
            below = subtree(tree.words, i)
            assert max(below) - min(below) + 1 == len(below), tree.text


def test_core_shapes_all_come() -> None:
    deps = {w.dep for t in TREES for w in t.words}
    assert deps >= {"nsubj", "nsubj:pass", "obl:agent", "ccomp", "acl:relcl", "conj", "iobj", "acl"}
    texts = [t.text for t in TREES]
    assert any(not t.endswith(".") for t in texts)
    assert any("According to" in t for t in texts)


def test_ambiguous_words_come_as_verbs_and_as_nouns() -> None:
    tags = {(w.text.lower(), w.upos) for t in TREES for w in t.words}
    for text in ("supplies", "exports", "arms", "visits"):
        assert {(text, "VERB"), (text, "NOUN")} <= tags


@pytest.mark.parametrize(
    ("start", "deps"),
    [
        pytest.param(" is set to ", {"nsubj:pass", "aux:pass", "xcomp"}, id="set to"),
        pytest.param(" was offered ", {"nsubj:pass", "obj"}, id="offered"),
        pytest.param(" that it had ever ", {"nsubj", "ccomp"}, id="ever"),
        pytest.param(" in talks with ", {"nsubj", "cop", "case", "nmod"}, id="in talks"),
        pytest.param("Why ", {"csubj", "cop"}, id="why"),
    ],
)
def test_turns_of_the_news(start: str, deps: set[str]) -> None:
    maker = Sentences(Random("turns"))  # noqa: S311 - no secret
    found = [t for t in (to_tree(maker.turn()) for _ in range(1500)) if start in t.text]
    assert found
    for tree in found:
        assert {w.dep for w in tree.words} >= deps, tree.text


@pytest.mark.parametrize(
    ("base", "past", "ing"),
    [
        pytest.param("back", "backed", "backing", id="regular"),
        pytest.param("supply", "supplied", "supplying", id="y"),
        pytest.param("isolate", "isolated", "isolating", id="e"),
        pytest.param("send", "sent", "sending", id="irregular"),
    ],
)
def test_forms(base: str, past: str, ing: str) -> None:
    assert (forms(base)[2], forms(base)[4]) == (past, ing)


def test_tree_is_written_with_its_spaces() -> None:
    root: Node = verb("test", "VBZ").post("obj", noun("ballistic missiles"))
    root.first("nsubj", noun("navy")).post("punct", punct("."))
    tree = to_tree(root)
    assert tree.text == "Navy tests ballistic missiles."
    assert [w.head for w in tree.words] == [1, 1, 3, 1, 1]
