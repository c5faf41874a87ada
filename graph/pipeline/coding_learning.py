"""Examples in, weights of cues out: a ridge regression of each root on the cues.

Every root is told from all others by least squares with a penalty on large weights, solved in one
step, so that the same examples give the same weights. Cues of one sort share a strength: a
stronger sort needs smaller weights and so is believed sooner.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.pipeline.coding import BIAS, Coder

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[Any]

FOLDS, SEED = 10, 1
PENALTY = 10.0
RARE = 2  # a cue is learnt if it stands in as many sentences
VOTES = 1000  # what the weight 1 is written as
FAINT = 8  # cues without a weight of so many votes are left out
# How strong a sort of cues is, by what stands before the colon.
_STRENGTHS = {
    "k": 4.0,
    "a|f": 2.0,
    "[st]ac|[st]dep|m[stl][0-2]?|r|rm|w|wi[st]|wl|wlm|wv[19]|ww": 1.0,
    "b|e|ee|g|r[stl][0-2]?|w[st][0-2]?|wm[st]|wx": 0.5,
    "l|n": 0.25,
    "c|[st]a[0-2]?": 0.1,
}
_SORTS = [(re.compile(pattern), strength) for pattern, strength in _STRENGTHS.items()]


@dataclass(frozen=True)
class Example:
    """The cues of a sentence and the root that is right; `weight` is what it counts."""

    cues: frozenset[str]
    root: str
    sentence: str = ""
    weight: float = 1.0


def strength(cue: str) -> float:
    """Give how strong a sort of cue is, 0 for one that is not learnt.

    >>> strength("k:not"), strength("wx:give>up"), strength("es:attacks")
    (4.0, 0.5, 0.0)
    """
    sort = cue.partition(":")[0]
    return next((number for pattern, number in _SORTS if pattern.fullmatch(sort)), 0.0)


def learn(examples: Sequence[Example]) -> Coder:
    """Give a coder fitted to examples."""
    known, table = _table(examples)
    roots, wanted = _wanted(examples)
    shares = _fitted(table @ table.T, wanted, _weights(examples))
    found = (table.T @ shares) * _scale(known)[:, None]
    weights = {
        cue: votes
        for cue, votes in zip(known, map(_votes, found), strict=True)
        if max(map(abs, votes)) >= FAINT
    }
    return Coder(roots, {**weights, BIAS: _votes(shares.sum(axis=0))})


def cross_validated(table: Sequence[Example], beside: Sequence[Example] = ()) -> list[str]:
    """Give for each of the table the root that a coder answers which has not learnt from it.

    It has learnt from all that stand beside. A sentence that stands there twice is in one fold.
    """
    import numpy as np
    from sklearn.model_selection import StratifiedGroupKFold

    both = [*table, *beside]
    _, cues = _table(both)
    roots, wanted = _wanted(both)
    products, weights = cues @ cues.T, _weights(both)
    answers = [""] * len(table)
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=SEED)
    right, sentences = [e.root for e in table], [e.sentence or str(e.cues) for e in table]
    for inside, outside in folds.split(answers, right, sentences):
        rows = np.concatenate([inside, np.arange(len(table), len(both))])
        shares = _fitted(products[np.ix_(rows, rows)], wanted[rows], weights[rows])
        sums = products[np.ix_(outside, rows)] @ shares + shares.sum(axis=0)
        for number, best in zip(outside, sums.argmax(axis=1), strict=True):
            answers[number] = roots[best]
    return answers


def _fitted(products: Floats, wanted: Floats, weights: Floats) -> Floats:
    """Give what each example adds to the weights; `products` are those of their cues."""
    import numpy as np

    return np.linalg.solve(products + 1.0 + np.diag(PENALTY / weights), wanted)


def _table(examples: Sequence[Example]) -> tuple[list[str], Floats]:
    """Give the cues that are learnt, and which example has them, each as strong as its sort."""
    import numpy as np

    sentences: dict[str, set[str]] = {}
    for number, example in enumerate(examples):
        for cue in example.cues:
            sentences.setdefault(cue, set()).add(example.sentence or str(number))
    known = sorted(c for c, found in sentences.items() if len(found) >= RARE and strength(c))
    places = {cue: place for place, cue in enumerate(known)}
    table = np.zeros((len(examples), len(known)))
    for row, example in enumerate(examples):
        table[row, [places[cue] for cue in example.cues if cue in places]] = 1.0
    return known, table * _scale(known)


def _scale(known: Sequence[str]) -> Floats:
    import numpy as np

    return np.sqrt([strength(cue) for cue in known])


def _wanted(examples: Sequence[Example]) -> tuple[tuple[str, ...], Floats]:
    """Give the roots, and 1 for the right and -1 for the wrong ones of each example."""
    import numpy as np

    roots = tuple(sorted({example.root for example in examples}))
    return roots, np.array([[1.0 if e.root == r else -1.0 for r in roots] for e in examples])


def _weights(examples: Sequence[Example]) -> Floats:
    import numpy as np

    return np.array([example.weight for example in examples])


def _votes(numbers: Floats) -> tuple[int, ...]:
    return tuple(round(float(number) * VOTES) for number in numbers)
