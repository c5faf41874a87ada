"""Treebank sentences as spaCy documents of a few sentences each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from graph.language.training.treebank import Tree

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

SENTENCES = 8


def batches(trees: Iterable[Tree], size: int = SENTENCES) -> Iterator[tuple[Tree, ...]]:
    """Yield neighbouring sentences of one document, at most `size` together."""
    for _, group in groupby(trees, key=lambda t: t.document):
        members = list(group)
        for start in range(0, len(members), size):
            yield tuple(members[start : start + size])


def to_docs(vocab: Vocab, trees: Iterable[Tree], size: int = SENTENCES) -> list[Doc]:
    """Give the sentences as annotated documents."""
    return [to_doc(vocab, batch) for batch in batches(trees, size)]


def to_doc(vocab: Vocab, trees: tuple[Tree, ...]) -> Doc:
    """Give one document with all annotation of its sentences."""
    from spacy.tokens import Doc

    words = [w for t in trees for w in t.words]
    offsets = [0]
    for tree in trees:
        offsets.append(offsets[-1] + len(tree.words))
    spaces = [w.space for w in words]
    for end in offsets[1:]:
        spaces[end - 1] = True
    doc = Doc(
        vocab,
        words=[w.text for w in words],
        spaces=spaces,
        tags=[w.tag for w in words],
        pos=[w.upos for w in words],
        morphs=[w.feats for w in words],
        lemmas=[w.lemma for w in words],
        heads=[w.head + o for t, o in zip(trees, offsets, strict=False) for w in t.words],
        deps=[w.dep for w in words],
        sent_starts=[i == 0 for t in trees for i in range(len(t.words))],
    )
    _set_entities(doc, trees, offsets)
    return doc


def _set_entities(doc: Doc, trees: tuple[Tree, ...], offsets: list[int]) -> None:
    from spacy.tokens import Span

    spans, unknown = [], []
    for tree, offset in zip(trees, offsets, strict=False):
        for start, end, label in tree.entities:
            spans.append(Span(doc, start + offset, end + offset, label))
        for i, known in enumerate(tree.known or ()):
            if not known:
                unknown.append(doc[i + offset : i + offset + 1])
    doc.set_ents(spans, missing=unknown, default="outside")
