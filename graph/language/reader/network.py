"""The network at work: numpy arrays in, scores of every word out, no training library.

What a word gets does not depend on the documents that are read beside it: every product
is taken over rows that do not touch each other, and never over a single row, which
libraries add up in another order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
BLOCK = 256  # rows of a product; more of them leave the processor's cache
FEWEST = 2  # rows of a product


@dataclass(frozen=True)
class Scores:
    """What the network says of each word, documents one after the other."""

    tags: Ints
    rules: Ints
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
        self._layers = sum(key.startswith("lstm") and key.endswith("_in") for key in weights) // 2
        self._root_prior = float(self._weights["root"] @ self._weights["arc_prior"])

    @property
    def width(self) -> int:
        """The size of a word's vector."""
        return sum(self._weights[key].shape[1] for key in ("words", "affixes", "shapes"))

    def word_vectors(self, types: Ints) -> Floats:
        """Give the vectors of word types from their rows in the tables."""
        w = self._weights
        affixes = w["affixes"][types[:, 1]]
        for column in range(2, types.shape[1] - 1):
            affixes = affixes + w["affixes"][types[:, column]]
        return np.concatenate([w["words"][types[:, 0]], affixes, w["shapes"][types[:, -1]]], axis=1)

    def read(self, vectors: Floats, sizes: Sequence[int]) -> Scores:
        """Score the words of documents of some sizes, given one after the other."""
        rows, counts, turned = _laid_out(sizes)
        state = vectors[rows]
        for layer in range(self._layers):
            state = self._both_ways(layer, state, counts, turned)
        back = np.empty_like(rows)
        back[rows] = np.arange(len(rows))
        return self._scores(state[back])

    def _both_ways(self, layer: int, state: Floats, counts: list[int], turned: Ints) -> Floats:
        ahead = self._lstm(2 * layer, state, counts)
        back = self._lstm(2 * layer + 1, state[turned], counts)
        return np.concatenate([ahead, back[turned]], axis=1)

    def _lstm(self, number: int, state: Floats, counts: list[int]) -> Floats:
        """Run one direction of a layer over steps of ever fewer documents."""
        w = self._weights
        entry, bias = w[f"lstm{number}_in"], w[f"lstm{number}_bias"]
        again = w[f"lstm{number}_again"]
        size = len(again)
        out = np.empty((len(state), size), np.float32)
        most = max(counts[0], FEWEST)
        memory, last = np.zeros((2, most, size), np.float32)
        added = np.empty((most, 4 * size), np.float32)
        at = 0
        for steps in _blocks(counts):
            gates = product(state[at : at + sum(steps)], entry, bias)
            done = 0
            for count in steps:
                step = gates[done : done + count]
                done += count
                if at:
                    rows = max(count, FEWEST)
                    np.matmul(last[:rows], again, out=added[:rows])
                    step += added[:count]
                _remember(step, memory[:count], last[:count], size)
                out[at : at + count] = last[:count]
                at += count
        return out

    def _scores(self, state: Floats) -> Scores:
        w = self._weights
        below, above = np.split(self._layer("arcs", state), 2, axis=1)
        label_below, label_above = np.split(self._layer("labels", state), 2, axis=1)
        tagged, named = self._layer("tagged", state), self._layer("named", state)
        starts = product(named, w["starts_in"], w["starts_bias"])
        return Scores(
            tags=_best(tagged, w["tags_in"], w["tags_bias"]),
            rules=_best(tagged, w["rules_in"], w["rules_bias"]),
            starts=starts[:, 1] - starts[:, 0],
            names=product(named, w["names_in"], w["names_bias"]),
            below=product(np.ascontiguousarray(below), w["arc_weight"]),
            above=above,
            prior=above @ w["arc_prior"],
            label_below=label_below,
            label_above=label_above,
        )

    def _layer(self, name: str, state: Floats) -> Floats:
        values = product(state, self._weights[f"{name}_in"], self._weights[f"{name}_bias"])
        return np.maximum(values, 0, out=values)

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
        w = self._weights
        above = np.where(heads[:, None] < 0, w["label_root"], scores.label_above[heads])
        parts = np.concatenate([scores.label_below * above, scores.label_below, above], axis=1)
        return _best(parts, w["label_in"], w["label_bias"])


def product(rows: Floats, weight: Floats, bias: Floats | None = None) -> Floats:
    """Multiply rows with a matrix and add a bias, some rows at a time."""
    out = np.empty((len(rows), weight.shape[1]), np.float32)
    for start in range(0, len(rows), BLOCK):
        block = rows[start : start + BLOCK]
        if len(block) < FEWEST:
            out[start:] = (np.repeat(block, FEWEST, axis=0) @ weight)[:1]
        else:
            np.matmul(block, weight, out=out[start : start + BLOCK])
        if bias is not None:
            out[start : start + BLOCK] += bias
    return out


def _best(rows: Floats, weight: Floats, bias: Floats) -> Ints:
    found = [
        product(rows[start : start + BLOCK], weight, bias).argmax(axis=1)
        for start in range(0, len(rows), BLOCK)
    ]
    return np.concatenate(found)


def _remember(step: Floats, memory: Floats, last: Floats, size: int) -> None:
    """Take a step: gates for input, memory and output (halved), and what is new."""
    np.tanh(step, out=step)
    gates, new = step[:, : 3 * size], step[:, 3 * size :]
    gates *= 0.5
    gates += 0.5
    memory *= gates[:, size : 2 * size]
    new *= gates[:, :size]
    memory += new
    np.tanh(memory, out=last)
    last *= gates[:, 2 * size :]


def _blocks(counts: list[int]) -> Iterator[list[int]]:
    """Yield steps together that have as many rows as one product takes at once."""
    steps: list[int] = []
    rows = 0
    for count in counts:
        if steps and rows + count > BLOCK:
            yield steps
            steps, rows = [], 0
        steps.append(count)
        rows += count
    yield steps


def _laid_out(sizes: Sequence[int]) -> tuple[Ints, list[int], Ints]:
    """Lay documents out by steps, long ones first.

    Gives the row that comes at each place, how many documents each step has, and for each
    place the place of the word as far from the other end of its document.
    """
    lengths = np.array(sizes)
    order = np.argsort(-lengths, kind="stable")
    counts = (lengths[:, None] > np.arange(lengths.max())).sum(axis=0)
    offsets = np.concatenate([[0], np.cumsum(counts)])
    starts = np.concatenate([[0], np.cumsum(lengths)])
    rows = np.empty(offsets[-1], np.int64)
    turned = np.empty(offsets[-1], np.int64)
    for rank, document in enumerate(order):
        places = offsets[: lengths[document]] + rank
        rows[places] = np.arange(starts[document], starts[document + 1])
        turned[places] = places[::-1]
    return rows, counts.tolist(), turned
