"""Two-way LSTM layers in numpy, over documents side by side.

What a word gets does not depend on the documents that are read beside it: every product
is taken over rows that do not touch each other, and never over a single row, which
libraries add up in another order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Places = slice | Ints
BLOCK = 256  # rows of a product; more of them leave the processor's cache
FEWEST = 2  # rows of a product


@dataclass(frozen=True)
class Order:
    """How documents are laid out: by steps, long ones first."""

    rows: Ints  # the row that comes at each place
    counts: Sequence[int]  # of documents that each step has
    turned: Ints  # of each place the place of the word as far from its document's other end

    @classmethod
    def of(cls, sizes: Sequence[int]) -> Order:
        """Lay out documents of some sizes, given one after the other."""
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
        return cls(rows, counts.tolist(), turned)

    def both(self, places: slice) -> tuple[Places, Places]:
        """Give the places that are read forwards and backwards when these come."""
        return places, self.turned[places]


Enter = Callable[[int, Places, Floats], None]  # puts what comes in: way, places, where to


def run(again: Floats, enter: Enter, order: Order) -> Floats:
    """Run a layer forwards and backwards; give twice its state.

    `again` has the weights of what was said last for either way.
    """
    ways, size = again.shape[:2]
    out = np.empty((len(order.rows), ways * size), np.float32)
    most = max(order.counts[0], FEWEST)
    memory, last = np.zeros((2, ways, most, size), np.float32)
    block = max(most, BLOCK)
    gates, said = (np.zeros((ways, block + 1, n * size), np.float32) for n in (4, 1))
    added = np.empty((ways, most, 4 * size), np.float32)
    at = 0
    for steps in _blocks(order.counts):
        both = order.both(slice(at, at + sum(steps)))
        for way, places in enumerate(both):
            enter(way, places, gates[way, : sum(steps)])
        done = 0
        for count in steps:
            rows = max(count, FEWEST)
            np.matmul(last[:, :rows], again, out=added[:, :rows])
            step = gates[:, done : done + count]
            step += added[:, :count]
            _remember(step, memory[:, :count], added[:, :count], said[:, done : done + count])
            last = said[:, done : done + rows]
            done += count
        last = last.copy()
        for way, places in enumerate(both):
            out[places, way * size : (way + 1) * size] = said[way, :done]
        at += done
    return out


def _remember(step: Floats, memory: Floats, free: Floats, said: Floats) -> None:
    """Take a step: gates for input, memory and output (halved), and what is new."""
    size = memory.shape[-1]
    np.tanh(step, out=step)
    gates = step[..., : 3 * size]
    gates += 1.0  # twice as much as passes
    memory *= step[..., size : 2 * size]
    new = np.multiply(step[..., 3 * size :], step[..., :size], out=free[..., :size])
    memory += new
    memory *= 0.5
    np.tanh(memory, out=said)
    said *= step[..., 2 * size : 3 * size]


def _blocks(counts: Sequence[int]) -> Iterator[list[int]]:
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


def product(
    rows: Floats, weight: Floats, bias: Floats | None = None, out: Floats | None = None
) -> Floats:
    """Multiply rows with a matrix and add a bias, some rows at a time."""
    if out is None:
        out = np.empty((len(rows), weight.shape[1]), np.float32)
    for start in range(0, len(rows), BLOCK):
        block = rows[start : start + BLOCK]
        found = out[start : start + BLOCK]
        if len(block) < FEWEST:
            found[:] = (np.repeat(block, FEWEST, axis=0) @ weight)[:1]
        else:
            np.matmul(block, weight, out=found)
        if bias is not None:
            found += bias
    return out
