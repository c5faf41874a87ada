"""Tables of sentences with two marked actors in, the score of the PLOVER roots answered out."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from graph.errors import InputError
from graph.score.intervals import Interval, intervals
from graph.score.measure import Measure, share
from graph.score.slices import slices_of

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
class Answer:
    """The root answered for a pair, and why that one.

    `nearest` says that no edge joins the two, `coded` that the coder weighed edge or nearest
    frame against the words around.
    """

    pair: Pair
    root: str
    why: str = ""
    nearest: bool = False
    coded: bool = False

    @property
    def is_right(self) -> bool:
        """Whether it is the right root; no answer (NONE) is wrong."""
        return self.root == self.pair.root

    def data(self) -> dict[str, str | bool]:
        """Give the fields for JSON."""
        return {
            "id": self.pair.id,
            "root": self.pair.root,
            "answer": self.root,
            "why": "" if self.is_right else self.why,
            "nearest": self.nearest,
            "coded": self.coded,
        }


@dataclass(frozen=True)
class PairScore:
    """How many roots were right; `confusion` counts what was answered for each right root.

    `slices` measure the sentences with a negation word and their like by themselves,
    `intervals` are 95% intervals.
    """

    roots: Mapping[str, Measure]
    confusion: Mapping[str, Mapping[str, int]]
    answers: tuple[Answer, ...] = field(repr=False, default=())
    slices: Mapping[str, Measure] = field(default_factory=dict)
    intervals: Mapping[str, Interval] = field(default_factory=dict)

    @property
    def accuracy(self) -> float:
        """The share of pairs answered rightly; no answer (NONE) is wrong."""
        right = sum(m.right for m in self.roots.values())
        return share(right, sum(m.gold for m in self.roots.values()))

    @property
    def macro_f1(self) -> float:
        """The mean F1 over the roots of the table."""
        return share(sum(m.f1 for m in self.roots.values()), len(self.roots))

    def reasons(self) -> dict[str, int]:
        """Count why pairs were wrong, the most frequent first."""
        wrong = (a for a in self.answers if not a.is_right)
        counts = Counter(a.why.partition(":")[0] or "no reason given" for a in wrong)
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    @property
    def unanswered(self) -> int:
        """The number of pairs without an answer."""
        return sum(row.get(NONE, 0) for row in self.confusion.values())

    @property
    def nearest(self) -> Measure:
        """How many answers rest on the nearest frame instead of an edge, and how many are right."""
        return _measure(a for a in self.answers if a.nearest)

    @property
    def coded(self) -> Measure:
        """How many answers the coder gave, and how many of them are right."""
        return _measure(a for a in self.answers if a.coded)

    def data(self) -> dict[str, Any]:
        """Give everything for JSON."""
        return {
            "macro_f1": round(self.macro_f1, 4),
            "accuracy": round(self.accuracy, 4),
            "pairs": sum(m.gold for m in self.roots.values()),
            "unanswered": self.unanswered,
            "nearest": self.nearest.data(),
            "coded": self.coded.data(),
            "roots": {root: measure.data() for root, measure in self.roots.items()},
            "slices": {name: measure.data() for name, measure in self.slices.items()},
            "intervals": {
                name: [round(low, 4), round(high, 4)]
                for name, (low, high) in self.intervals.items()
            },
            "confusion": {root: dict(row) for root, row in self.confusion.items()},
            "reasons": self.reasons(),
            "answers": [answer.data() for answer in self.answers],
        }


def load_pairs(path: Path) -> tuple[Pair, ...]:
    """Give the rows of a tab-separated table; every fault of the file at once."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or error
        raise InputError(f"{path}: expected a readable table in UTF-8, got: {why}") from error
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


def half_of(pairs: Iterable[Pair], half: str) -> tuple[Pair, ...]:
    """Give half "a" or "b" of the pairs; which half a pair is in depends on its id alone.

    Write frames while looking at one half, and the other shows whether they generalise.
    """
    return tuple(p for p in pairs if "ab"[sha256(p.id.encode()).digest()[0] % 2] == half)


def score_pairs(
    pairs: Sequence[Pair],
    answer: Callable[[Sequence[Pair]], Iterable[tuple[str, str, *tuple[bool, ...]]]],
) -> PairScore:
    """Score the roots that `answer` gives for the pairs, in their order.

    With each comes its reason and, if need be, whether no edge joins the two and whether the
    coder gave it.
    """
    given = list(answer(pairs))
    if len(given) != len(pairs):
        raise InputError(f"expected {len(pairs)} answers, got {len(given)}")
    answers = tuple(Answer(pair, *found) for pair, found in zip(pairs, given, strict=True))
    both = Counter((a.pair.root, a.root) for a in answers)
    answered = sorted({a.root for a in answers})
    roots = _roots(answers)
    return PairScore(
        roots=roots,
        confusion={r: {a: both[r, a] for a in answered if both[r, a]} for r in roots},
        answers=answers,
        slices=_slices(answers),
        intervals=intervals(answers, _values),
    )


def _measure(answers: Iterable[Answer]) -> Measure:
    found = list(answers)
    right = sum(a.is_right for a in found)
    return Measure(right, len(found), right, len(found))


def _roots(answers: Sequence[Answer]) -> dict[str, Measure]:
    right = Counter(a.pair.root for a in answers)
    answered = Counter(a.root for a in answers)
    hits = Counter(a.root for a in answers if a.is_right)
    return {r: Measure(hits[r], answered[r], hits[r], right[r]) for r in sorted(right)}


def _values(answers: Sequence[Answer]) -> dict[str, float]:
    roots = _roots(answers)
    right = sum(m.right for m in roots.values())
    return {
        "macro_f1": share(sum(m.f1 for m in roots.values()), len(roots)),
        "accuracy": share(right, len(answers)),
    }


def _slices(answers: Iterable[Answer]) -> dict[str, Measure]:
    found: dict[str, Measure] = {}
    for answer in answers:
        hit, tried = int(answer.is_right), int(answer.root != NONE)
        for name in slices_of(answer.pair.sentence):
            found[name] = found.get(name, Measure()) + Measure(hit, tried, hit, 1)
    return {name: found[name] for name in sorted(found)}
