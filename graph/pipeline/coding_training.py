"""Learn the coder's weights: `python -m graph.pipeline.coding_training PAIRS`.

PAIRS is a table of sentences with marked source, target and right root, as `entente eval --pairs`
takes it. A multinomial logistic regression with a ridge penalty (scikit-learn's) is fitted;
what it is worth is told by ten-fold cross-validation on the same table.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.pipeline.coding import BIAS, WEIGHTS, Coder, digest, save_coder
from graph.pipeline.extraction import Extractor
from graph.pipeline.pairs import PairReader
from graph.score.pairs import load_pairs

if TYPE_CHECKING:
    from numpy.typing import NDArray

FOLDS, SEED = 10, 1
RIDGE = 1.0  # scikit-learn's C
RARE = 2  # a cue is learnt if it stands in as many sentences
FAINT = 0.1  # weights that never reach this are left out


def learn(seen: Sequence[frozenset[str]], roots: Sequence[str]) -> Coder:
    """Give a coder fitted to the cues of sentences and their right roots, three at least."""
    from sklearn.linear_model import LogisticRegression

    counts = Counter(cue for cues in seen for cue in cues)
    known = sorted(cue for cue, number in counts.items() if number >= RARE)
    fitted = LogisticRegression(C=RIDGE, max_iter=2000).fit(_table(seen, known), roots)
    weights = {
        cue: tuple(round(float(w), 2) for w in column)
        for cue, column in zip(known, fitted.coef_.T, strict=True)
        if abs(column).max() >= FAINT
    }
    weights[BIAS] = tuple(round(float(w), 2) for w in fitted.intercept_)
    return Coder(tuple(map(str, fitted.classes_)), weights)


def cross_validated(seen: Sequence[frozenset[str]], roots: Sequence[str]) -> list[str]:
    """Give for each sentence the root that a coder answers which has not learnt from it."""
    from sklearn.model_selection import StratifiedKFold

    answers = [""] * len(roots)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    for inside, outside in folds.split(answers, roots):
        coder = learn([seen[n] for n in inside], [roots[n] for n in inside])
        for number in outside:
            answers[number] = coder.root(seen[number])
    return answers


def _table(seen: Sequence[frozenset[str]], known: Sequence[str]) -> NDArray[Any]:
    import numpy as np

    places = {cue: place for place, cue in enumerate(known)}
    table = np.zeros((len(seen), len(known)), dtype=np.float64)
    for row, cues in enumerate(seen):
        table[row, [places[cue] for cue in cues if cue in places]] = 1.0
    return table


def main(arguments: Sequence[str]) -> None:
    """Learn from a table of pairs and write the weights."""
    parser = argparse.ArgumentParser(description="Learn the coder's weights.")
    parser.add_argument("pairs", type=Path, help="table of sentences with marked actors and roots")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="where to write the weights")
    given = parser.parse_args(arguments)
    pairs = load_pairs(given.pairs)
    seen = list(PairReader(Extractor.load()).cues(pairs))
    roots = [pair.root for pair in pairs]
    answers = cross_validated(seen, roots)
    right = sum(a == r for a, r in zip(answers, roots, strict=True))
    coder = learn(seen, roots)
    learnt = frozenset(digest(pair.sentence) for pair in pairs)
    save_coder(Coder(coder.roots, coder.weights, learnt), given.out)
    sys.stdout.write(
        f"cross-validated accuracy {right / len(roots):.3f}; {len(coder.weights)} cues\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
