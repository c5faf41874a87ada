"""Write the frames' examples with their trees: `python -m graph.pipeline.example_trees FILE`.

The language model of today gives the trees, and every example's claims are found by them, so
most of them are right. A model that is trained on them too keeps to what the frames expect.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from graph.frames.index import load_frames
from graph.language.parsed import Parsed
from graph.language.passages import Passage
from graph.language.training.treebank import Tree, Word, written
from graph.link.names import find_names
from graph.pipeline.examples import cases
from graph.pipeline.extraction import Extractor

DOCUMENT = "frames"


def example_trees(extractor: Extractor) -> Iterator[Tree]:
    """Yield the trees of all examples, those that look alike to the parser once.

    Known names are the words that stand in for them.
    """
    texts = (
        (text, find_names(text, extractor.register, day))
        for _, text, _, day in cases(load_frames().files)
    )
    yield from _distinct(extractor.parser.analysed(texts, []))


def _distinct(analysed: Iterable[tuple[Passage, Parsed]]) -> Iterator[Tree]:
    met: set[tuple[str, ...]] = set()
    for passage, found in analysed:
        forms = tuple(passage.forms)
        if forms not in met:
            met.add(forms)
            yield from _trees(passage, found)


def _trees(passage: Passage, found: Parsed) -> Iterator[Tree]:
    spaces = [*passage.spaced[1:], True]  # after each word
    words = [
        Word(form, lemma, upos, tag, "" if feats == "_" else feats, place + head, dep, space)
        for place, (form, space, (lemma, upos, dep, tag, feats, head)) in enumerate(
            zip(passage.forms, spaces, found.words, strict=True)
        )
    ]
    for start, end in pairwise((*found.starts, len(words))):
        own = (replace(word, head=word.head - start) for word in words[start:end])
        yield Tree(tuple(own), document=DOCUMENT)


def main() -> None:
    """Write the trees as CoNLL-U."""
    if len(sys.argv) != 2:
        sys.exit("expected the name of a file: python -m graph.pipeline.example_trees FILE")
    file = Path(sys.argv[1])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(map(written, example_trees(Extractor.load()))), encoding="utf-8")


if __name__ == "__main__":
    main()
