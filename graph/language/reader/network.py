"""The network at work: numpy arrays in, scores of every word out, no training library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from graph.language.reader.encoder import Encoder, Seen
from graph.language.reader.naming import Naming
from graph.language.reader.recurrence import BLOCK, Floats, Ints, Order, product


@dataclass(frozen=True)
class States:
    """What was made of words, and where each word is found there."""

    state: Floats
    named: Floats  # by what finds names alone
    places: Ints


@dataclass(frozen=True)
class Scores:
    """What the network says of words, documents one after the other."""

    tags: Ints
    tagged: Floats  # what rules of lemmas are scored by
    starts: Floats  # above 0 where a sentence is likelier to start than not
    names: Floats
    below: Floats  # the word as a dependent, to be multiplied with `above`
    above: Floats  # the word as a head
    prior: Floats  # how likely the word is a head at all
    label_below: Floats
    label_above: Floats


class Network:
    """Weights and what they make of documents."""

    def __init__(self, weights: Mapping[str, Any]) -> None:
        self._weights = {key: np.ascontiguousarray(w, np.float32) for key, w in weights.items()}
        self._encoder = Encoder(self._weights)
        self._naming = Naming(self._weights)
        self._root_prior = float(self._weights["root"] @ self._weights["arc_prior"])
        self._label = np.split(self._weights["label_in"], 3)

    @property
    def width(self) -> int:
        """The size of a word's vector."""
        return self._encoder.width

    def word_vectors(self, types: Ints) -> Floats:
        """Give the vectors of word types from their rows in the tables."""
        return self._encoder.word_vectors(types)

    def read(self, seen: Seen, sizes: Sequence[int]) -> States:
        """Read the words of documents of some sizes, given one after the other."""
        order = Order.of(sizes)
        places = np.empty_like(order.rows)
        places[order.rows] = np.arange(len(places))
        named = self._naming.state(seen, order)
        return States(self._encoder.state(seen, order), named, places)

    def scores(self, states: States, start: int, end: int) -> Scores:
        """Score some of the words that were read."""
        rows = [states.places[at : min(at + BLOCK, end)] for at in range(start, end, BLOCK)]
        parts = [self._scored(states.state[some], states.named[some]) for some in rows]
        keys = Scores.__dataclass_fields__
        return Scores(**{key: np.concatenate([getattr(p, key) for p in parts]) for key in keys})

    def _scored(self, state: Floats, named: Floats) -> Scores:
        below, above, label_below, label_above, tagged, head = self._encoder.hidden(state)
        starts = self._last("starts", head)
        return Scores(
            tags=self._last("tags", tagged).argmax(axis=1),
            tagged=tagged,
            starts=starts[:, 1] - starts[:, 0],
            names=self._last("names", head) + self._naming.scores(named),
            below=product(below, self._weights["arc_weight"]),
            above=above,
            prior=above @ self._weights["arc_prior"],
            label_below=label_below,
            label_above=label_above,
        )

    def _last(self, key: str, values: Floats) -> Floats:
        return product(values, self._weights[f"{key}_in"], self._weights[f"{key}_bias"])

    def rules(self, scores: Scores, rows: Ints) -> Ints:
        """Give the best rules for the lemmas of words in some rows."""
        best = np.empty(len(rows), np.int64)
        for at in range(0, len(rows), BLOCK):
            some = slice(at, at + BLOCK)
            best[some] = self._last("rules", scores.tagged[rows[some]]).argmax(axis=1)
        return best

    def arcs(self, scores: Scores, start: int, end: int) -> Floats:
        """Score the words of a sentence under the root and each other."""
        below = scores.below[start:end]
        found = np.empty((end - start, end - start + 1), np.float32)
        found[:, 0] = below @ self._weights["root"] + self._root_prior
        found[:, 1:] = below @ scores.above[start:end].T
        found[:, 1:] += scores.prior[start:end]
        return found

    def labels(self, scores: Scores, heads: Ints) -> Ints:
        """Give the best label of each word; `heads` are rows, -1 for the root."""
        both, below, above = self._label
        found = []
        for at in range(0, len(heads), BLOCK):
            own = heads[at : at + BLOCK]
            over = scores.label_above[own]
            over[own < 0] = self._weights["label_root"]
            under = scores.label_below[at : at + BLOCK]
            scored = product(under, below, self._weights["label_bias"])
            scored += product(over, above)
            scored += product(under * over, both)
            found.append(scored.argmax(axis=1))
        return np.concatenate(found)
