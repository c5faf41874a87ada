"""Learn the coder's weights: `python -m graph.pipeline.coding_training PAIRS`.

PAIRS is a table of sentences with marked source, target and right root, as `entente eval --pairs`
takes it; the sentences of `sources/coding/sentences.yaml` are learnt from too. A ridge regression
of each root is fitted; what the coder is worth is told by ten-fold cross-validation on the table.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from graph.pipeline.coding import WEIGHTS, Coder, digest, save_coder
from graph.pipeline.coding_learning import Example, cross_validated, learn
from graph.pipeline.coding_sentences import written
from graph.pipeline.extraction import Extractor
from graph.pipeline.pairs import PairReader
from graph.score.pairs import Pair, PairScore, load_pairs, score_pairs

HALF = 0.5  # what a written sentence counts against one of the table


def examples(pairs: Sequence[Pair], reader: PairReader, weight: float = 1.0) -> list[Example]:
    """Give what is learnt from pairs."""
    return [
        Example(cues, pair.root, pair.sentence, weight)
        for pair, cues in zip(pairs, reader.cues(pairs), strict=True)
    ]


def judged(pairs: Sequence[Pair], answers: Sequence[str]) -> PairScore:
    """Score answers that were given already."""
    return score_pairs(pairs, lambda _: ((root, "") for root in answers))


def main(arguments: Sequence[str]) -> None:
    """Learn from a table of pairs and write the weights."""
    parser = argparse.ArgumentParser(description="Learn the coder's weights.")
    parser.add_argument("pairs", type=Path, help="table of sentences with marked actors and roots")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="where to write the weights")
    given = parser.parse_args(arguments)
    reader = PairReader(Extractor.load())
    pairs = load_pairs(given.pairs)
    table, beside = examples(pairs, reader), examples(written(), reader, HALF)
    score = judged(pairs, cross_validated(table, beside))
    coder = learn([*table, *beside])
    learnt = frozenset(digest(example.sentence) for example in (*table, *beside))
    save_coder(Coder(coder.roots, coder.weights, learnt), given.out)
    sys.stdout.write(
        f"cross-validated accuracy {score.accuracy:.3f}, macro-F1 {score.macro_f1:.3f}; "
        f"{len(coder.weights)} cues\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
