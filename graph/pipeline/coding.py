"""The PLOVER root of a sentence with two marked actors, by weighing what its reading tells.

Of a pair it is given that one actor does something to the other, so one of the codebook's
classes is right. The edges between the two say which, most of the time; where they are missing
or the codebook cuts classes otherwise, a linear model weighs them against the words around. Its
answer is a class for a sentence, never an edge of a graph. `coding_training` learns the weights.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

WEIGHTS = Path(__file__).with_name("coding.tsv")
BIAS = "(always)"
_LEARNT = "# learnt from"
_SHOWN = 4  # cues that are told of


@dataclass(frozen=True)
class Coder:
    """Weights of cues for each root, and digests of the sentences they were learnt from."""

    roots: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]
    learnt: frozenset[str] = frozenset()

    def root(self, cues: Iterable[str]) -> str:
        """Give the root for which most speaks; of equals the first by name."""
        return self.weighed(cues)[0]

    def weighed(self, cues: Iterable[str]) -> tuple[str, list[str]]:
        """Give the root for which most speaks, and the cues that speak loudest for it."""
        known = sorted({c for c in (BIAS, *cues) if c in self.weights})
        sums = [sum(self.weights[c][n] for c in known) for n in range(len(self.roots))]
        best = sums.index(max(sums))
        votes = sorted((-self.weights[c][best], c) for c in known if c != BIAS)
        return self.roots[best], [f"{c} {-w:+g}" for w, c in votes[:_SHOWN] if w < 0]

    def knows(self, sentence: str) -> bool:
        """Whether it has learnt from this sentence, so that its answer would prove nothing."""
        return digest(sentence) in self.learnt


def digest(sentence: str) -> str:
    """Give what is kept of a sentence that was learnt from: 32 bits of its SHA-256."""
    return sha256(" ".join(sentence.split()).encode()).hexdigest()[:8]


@cache
def load_coder(path: Path = WEIGHTS) -> Coder:
    """Read the weights: a line of digests, a line of roots, a line for each cue."""
    first, second, *rows = path.read_text(encoding="utf-8").splitlines()
    weights = {
        cue: tuple(map(float, numbers)) for cue, *numbers in (row.split("\t") for row in rows)
    }
    learnt = first.removeprefix(_LEARNT).split()
    return Coder(tuple(second.split("\t")[1:]), weights, frozenset(learnt))


def save_coder(coder: Coder, path: Path = WEIGHTS) -> None:
    """Write the weights, cues in order."""
    lines = [" ".join((_LEARNT, *sorted(coder.learnt))), "\t".join(("cue", *coder.roots))]
    lines += [
        "\t".join((cue, *(f"{weight:g}" for weight in weights)))
        for cue, weights in sorted(coder.weights.items())
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
