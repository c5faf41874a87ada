"""Tables of sentences with two marked actors in, the score of the PLOVER roots answered out."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import InputError
from graph.score.measure import Measure, share

NONE = "NONE"
_COLUMNS = ("id", "sentence", "marked_sentence", "source", "target", "root")


@dataclass(frozen=True)
class Pair:
    """A sentence with its source and target marked (`<s>`, `<t>`), and the root that is right."""

    id: str
    sentence: str
    marked_sentence: str
    source: str
    target: str
    root: str


@dataclass(frozen=True)
class PairScore:
    """How many roots were right; `confusion` counts what was answered for each right root."""

    roots: Mapping[str, Measure]
    confusion: Mapping[str, Mapping[str, int]]

    @property
    def accuracy(self) -> float:
        """The share of pairs answered rightly; no answer (NONE) is wrong."""
        right = sum(m.right for m in self.roots.values())
        return share(right, sum(m.gold for m in self.roots.values()))

    @property
    def macro_f1(self) -> float:
        """The mean F1 over the roots of the table."""
        return share(sum(m.f1 for m in self.roots.values()), len(self.roots))

    @property
    def unanswered(self) -> int:
        """The number of pairs without an answer."""
        return sum(row.get(NONE, 0) for row in self.confusion.values())

    def data(self) -> dict[str, Any]:
        """Give everything for JSON."""
        return {
            "macro_f1": round(self.macro_f1, 4),
            "accuracy": round(self.accuracy, 4),
            "pairs": sum(m.gold for m in self.roots.values()),
            "unanswered": self.unanswered,
            "roots": {root: measure.data() for root, measure in self.roots.items()},
            "confusion": {root: dict(row) for root, row in self.confusion.items()},
        }


def load_pairs(path: Path) -> tuple[Pair, ...]:
    """Give the rows of a tab-separated table; every fault of the file at once."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: expected a readable table in UTF-8, got: {error}") from error
    rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows or tuple(rows[0]) != _COLUMNS:
        got = " ".join(rows[0])[:60] if rows else "an empty file"
        raise InputError(f"{path}:1: expected the columns {' '.join(_COLUMNS)}, got {got}")
    width = len(_COLUMNS)
    if faults := [
        f"{path}:{number}: expected {width} columns, got {len(row)}"
        for number, row in enumerate(rows[1:], 2)
        if row and len(row) != width
    ]:
        raise InputError("\n".join(faults))
    return tuple(Pair(*row) for row in rows[1:] if row)


def score_pairs(
    pairs: Sequence[Pair], answer: Callable[[Sequence[Pair]], Iterable[str]]
) -> PairScore:
    """Score the roots that `answer` gives for the pairs, one for each in their order."""
    given = list(answer(pairs))
    if len(given) != len(pairs):
        raise InputError(f"expected {len(pairs)} answers, got {len(given)}")
    right = Counter(pair.root for pair in pairs)
    answered = Counter(given)
    both = Counter((pair.root, root) for pair, root in zip(pairs, given, strict=True))
    roots = sorted(right)
    hits = {root: both[root, root] for root in roots}
    return PairScore(
        roots={r: Measure(hits[r], answered[r], hits[r], right[r]) for r in roots},
        confusion={r: {a: both[r, a] for a in sorted(answered) if both[r, a]} for r in roots},
    )
