"""The lower part of the network: from words to what their scores are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from graph.language.reader.recurrence import Enter, Floats, Ints, Order, Places, product, run

HEADS = ("arcs", "labels", "tagged", "named")
WAYS = 2  # forwards and backwards
HALF = np.float32(0.5)


@dataclass(frozen=True)
class Seen:
    """The words of documents, one after the other: each kind of word and of place once."""

    types: Floats
    places: Floats
    type_rows: Ints
    place_rows: Ints


class Encoder:
    """The weights of tables, layers and the first half of each head.

    The layers give twice their state: half of it is taken here once and for all.
    """

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._tables = [weights[key] for key in ("words", "affixes", "shapes")]
        ways = range(sum(key.startswith("lstm") and key.endswith("_in") for key in weights))
        entries = [weights[f"lstm{way}_in"] for way in ways]
        self._entries = entries[:WAYS] + [entry * HALF for entry in entries[WAYS:]]
        self._biases = [weights[f"lstm{way}_bias"] for way in ways]
        again = np.stack([weights[f"lstm{way}_again"] for way in ways]) * HALF
        self._again = [again[start : start + WAYS] for start in ways[::WAYS]]
        self._heads = np.concatenate([weights[f"{key}_in"] for key in HEADS], axis=1) * HALF
        self._heads_bias = np.concatenate([weights[f"{key}_bias"] for key in HEADS])
        sizes = np.cumsum([weights[f"{key}_in"].shape[1] for key in HEADS]).tolist()
        arcs, labels = sizes[0] // 2, (sizes[1] - sizes[0]) // 2
        self._cuts = [arcs, sizes[0], sizes[0] + labels, sizes[1], sizes[2]]

    @property
    def width(self) -> int:
        """The size of a word's vector."""
        return sum(table.shape[1] for table in self._tables)

    def word_vectors(self, types: Ints) -> Floats:
        """Give the vectors of word types from their rows in the tables."""
        words, affixes, shapes = self._tables
        sums = affixes[types[:, 1]]
        for column in range(2, types.shape[1] - 1):
            sums = sums + affixes[types[:, column]]
        return np.concatenate([words[types[:, 0]], sums, shapes[types[:, -1]]], axis=1)

    def state(self, seen: Seen, order: Order) -> Floats:
        """Give twice the words' states, as the words are laid out."""
        enter = first(seen, order, self._entries[:WAYS], self._biases[:WAYS])
        state = run(self._again[0], enter, order)
        for layer in range(1, len(self._again)):
            state = run(self._again[layer], self._next(layer, state), order)
        return state

    def _next(self, layer: int, state: Floats) -> Enter:
        """Enter a further layer."""

        def enter(way: int, at: Places, out: Floats) -> None:
            number = WAYS * layer + way
            product(state[at], self._entries[number], self._biases[number], out)

        return enter

    def hidden(self, state: Floats) -> list[Floats]:
        """Give what arcs (below, above), labels (below, above), tags and names are scored by."""
        values = product(state, self._heads, self._heads_bias)
        return np.split(np.maximum(values, 0, out=values), self._cuts, axis=1)


def first(seen: Seen, order: Order, entries: Sequence[Floats], biases: Sequence[Floats]) -> Enter:
    """Enter a first layer, with products made once for each kind of word and place."""
    width = seen.types.shape[1]
    pairs = list(zip(entries, biases, strict=True))
    types = [product(seen.types, entry[:width]) for entry, _ in pairs]
    places = [product(seen.places, entry[width:], bias) for entry, bias in pairs]
    type_rows, place_rows = seen.type_rows[order.rows], seen.place_rows[order.rows]

    def enter(way: int, at: Places, out: Floats) -> None:
        np.take(types[way], type_rows[at], axis=0, out=out, mode="clip")
        out += places[way][place_rows[at]]

    return enter
