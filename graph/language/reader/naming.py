"""The part of the network that finds names alone: a layer of its own over the words.

The layers for trees know the names of training by heart; this one leans more on what is said
of a name. Their scores are added up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from graph.language.reader.encoder import HALF, WAYS, Seen, first
from graph.language.reader.recurrence import Floats, Order, product, run


class Naming:
    """The weights that names are found by."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        ways = range(WAYS)
        self._word = weights["naming_word_in"], weights["naming_word_bias"]
        self._entries = [weights[f"naming{way}_in"] for way in ways]
        self._biases = [weights[f"naming{way}_bias"] for way in ways]
        self._again = np.stack([weights[f"naming{way}_again"] for way in ways]) * HALF
        self._told = weights["naming_told_in"] * HALF, weights["naming_told_bias"]
        self._names = weights["naming_names_in"], weights["naming_names_bias"]

    def state(self, seen: Seen, order: Order) -> Floats:
        """Give twice the words' states, as the words are laid out."""
        short = replace(seen, types=_positive(product(seen.types, *self._word)))
        return run(self._again, first(short, order, self._entries, self._biases), order)

    def scores(self, state: Floats) -> Floats:
        """Score words by tags of names."""
        return product(_positive(product(state, *self._told)), *self._names)


def _positive(values: Floats) -> Floats:
    return np.maximum(values, 0, out=values)
