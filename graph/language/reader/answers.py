"""From scores to answers: sentences, trees, labels, tags, lemmas and names of documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from graph.language.reader.names import best_tags
from graph.language.reader.network import Network, Scores
from graph.language.reader.recurrence import Ints
from graph.language.reader.trees import best_tree

ROOT = -1
LIKELY = -0.5  # a sentence starts from here on: a missed one costs trees more than one too many


@dataclass(frozen=True)
class Answer:
    """What was found in a document: numbers of labels; heads count in the document."""

    heads: Ints  # a root has itself
    deps: Ints
    tags: Ints
    rules: Ints
    names: Ints
    starts: NDArray[np.bool_]  # of sentences


def answers(
    network: Network, scores: Scores, sizes: Sequence[int], told: Ints, rules: Ints
) -> Iterator[Answer]:
    """Yield the answers for documents of some sizes, given one after the other.

    `told` says of each word whether a sentence starts there: 1 yes, -1 no, 0 unknown; `rules`
    are those of the words' lemmas.
    """
    starting = np.where(told == 0, scores.starts > LIKELY, told > 0)
    ends = np.cumsum(sizes)
    starting[ends - sizes] = True
    bounds = np.append(np.flatnonzero(starting), len(starting)).tolist()
    heads = np.empty(len(starting), np.int64)
    names = np.empty(len(starting), np.int64)
    for start, end in pairwise(bounds):
        tree = np.array(best_tree(network.arcs(scores, start, end))) + (start - 1)
        tree[tree < start] = ROOT
        heads[start:end] = tree
        names[start:end] = best_tags(scores.names[start:end])
    deps = network.labels(scores, heads)
    own = np.arange(len(heads))
    heads = np.where(heads == ROOT, own, heads)
    for start, end in zip((ends - sizes).tolist(), ends.tolist(), strict=True):
        yield Answer(
            heads[start:end] - start,
            deps[start:end],
            scores.tags[start:end],
            rules[start:end],
            names[start:end],
            starting[start:end],
        )
