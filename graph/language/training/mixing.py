"""Models whose weights are the mean of others' that were trained from the same start.

`python -m graph.language.training.mixing OUT MODEL MODEL ...` mixes models of several runs.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language


class Mean:
    """The mean of the weights of the models given so far."""

    def __init__(self) -> None:
        self._sums: list[Any] = []
        self.count = 0

    def add(self, nlp: Language) -> None:
        """Take in a model."""
        weights = [node.get_param(name) for node, name in _weights(nlp)]
        sums = self._sums or [0.0] * len(weights)
        self._sums = [s + weight for s, weight in zip(sums, weights, strict=True)]
        self.count += 1

    def put(self, nlp: Language) -> None:
        """Give a model the mean for its weights."""
        for (node, name), total in zip(_weights(nlp), self._sums, strict=True):
            node.set_param(name, total / self.count)


def _weights(nlp: Language) -> Iterator[tuple[Any, str]]:
    """Yield every array of weights by the part that holds it and its name there."""
    for _, pipe in nlp.pipeline:
        for node in getattr(pipe, "model").walk():  # noqa: B009 - pipes are any callables
            yield from ((node, name) for name in node.param_names if node.has_param(name))


def main() -> None:
    """Read the command line and mix."""
    import spacy

    parser = argparse.ArgumentParser(description="Mix models of several runs from one start.")
    parser.add_argument("out", type=Path, help="folder to write")
    parser.add_argument("models", nargs="+", type=Path, help="folders of the models")
    options = parser.parse_args()
    mean = Mean()
    for folder in options.models:
        nlp = spacy.load(folder)
        mean.add(nlp)
    mean.put(nlp)
    nlp.to_disk(options.out)


if __name__ == "__main__":
    main()
