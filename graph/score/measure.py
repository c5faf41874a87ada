"""Counts in, precision, recall and F1 out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """How many of the extracted are right, and how many of the gold were found."""

    right: int = 0
    extracted: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """The share of the extracted that is right; 0 when nothing was extracted."""
        return share(self.right, self.extracted)

    @property
    def recall(self) -> float:
        """The share of the gold that was found; 0 when there is none."""
        return share(self.found, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall.

        >>> Measure(right=1, extracted=2, found=1, gold=1).f1
        0.6666666666666666
        """
        return share(2 * self.precision * self.recall, self.precision + self.recall)

    def __add__(self, other: Measure) -> Measure:
        return Measure(
            self.right + other.right,
            self.extracted + other.extracted,
            self.found + other.found,
            self.gold + other.gold,
        )

    def data(self) -> dict[str, float]:
        """Give the numbers for JSON."""
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "right": self.right,
            "extracted": self.extracted,
            "found": self.found,
            "gold": self.gold,
        }


def share(part: float, whole: float) -> float:
    """Give a part of a whole; 0 of nothing is 0."""
    return part / whole if whole else 0.0


def overlap(pairs: Iterable[tuple[frozenset[str], frozenset[str]]]) -> Measure:
    """Measure sets of names, each given with the gold set that belongs to it."""
    total = Measure()
    for given, gold in pairs:
        both = len(given & gold)
        total += Measure(both, len(given), both, len(gold))
    return total
