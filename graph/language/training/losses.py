"""Batches of coded documents, what the network answers wrongly in them, and its scores."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor
from torch.nn import functional

from graph.language.reader.gazetteer import flags
from graph.language.training.coding import UNKNOWN, Coded
from graph.language.training.network import Network

NEVER = -1e9
STEPS = ((8, 8), (40, 4), (80, 8), (160, 16), (100_000, 64))  # of sizes, up to some size
BITS = 1 << 10  # kinds of the gazetteer, first words and later ones
ANSWERS = ("deps", "tags", "rules", "starts", "names", "kinds")  # of each word
WEIGHTS = {"arcs": 1.0, "labels": 1.0, "tags": 1.0, "rules": 0.5, "starts": 1.0, "names": 1.0}


@dataclass(frozen=True)
class Batch:
    """Documents of falling size, filled up to the longest with words that don't count."""

    sizes: Tensor
    turned: Tensor  # places of the words from last to first
    real: Tensor
    types: Tensor
    inputs: Tensor
    heads: Tensor
    deps: Tensor
    tags: Tensor
    rules: Tensor
    starts: Tensor
    names: Tensor
    kinds: Tensor

    @property
    def together(self) -> Tensor:
        """Say of every two words whether they stand in one sentence."""
        number = (self.starts.clamp(min=0).cumsum(1) + 1) * self.real
        return (number[:, :, None] == number[:, None]) & self.real[:, None]


class Documents:
    """Coded documents as tensors on a device."""

    def __init__(self, coded: Coded, device: str) -> None:
        self._sizes = [int(size) for size in coded.sizes]
        self._offsets = [0]
        for size in self._sizes:
            self._offsets.append(self._offsets[-1] + size)
        marks = torch.tensor([flags(bits) for bits in range(BITS)])
        self._inputs = torch.cat(
            [marks[torch.tensor(coded.bits).long()], torch.tensor(coded.inputs).float()], 1
        ).to(device)
        self._device = device
        self._rows = {
            key: torch.tensor(getattr(coded, key)).long().to(device)
            for key in ("types", "heads", *ANSWERS)
        }

    def batches(self, words: int, random: Random | None = None) -> Iterator[Batch]:
        """Yield batches of some thousand words, documents of like size together.

        They come in few shapes, for each of which the LSTMs make ready once.
        """
        groups: list[tuple[int, list[int]]] = []
        order = sorted(range(len(self._sizes)), key=lambda i: self._sizes[i])
        if random:
            random.shuffle(order)
        waiting: dict[int, list[int]] = {}
        for number in order:
            longest = _rounded(self._sizes[number])
            group = waiting.setdefault(longest, [])
            group.append(number)
            if len(group) >= max(1, words // longest):
                groups.append((longest, waiting.pop(longest)))
        groups.extend(sorted(waiting.items()))
        if random:
            random.shuffle(groups)
        for longest, group in groups:
            yield self._batch(group, longest)

    def _batch(self, group: list[int], longest: int) -> Batch:
        sizes = torch.tensor([self._sizes[i] for i in group])
        start = torch.tensor([self._offsets[i] for i in group]).to(self._device)[:, None]
        place = torch.arange(longest, device=self._device)[None]
        real = place < sizes.to(self._device)[:, None]
        index = torch.where(real, start + place, 0)
        last = sizes.to(self._device)[:, None] - 1
        turned = torch.where(real, last - place, place)
        rows = {key: values[index] for key, values in self._rows.items()}
        for key in ANSWERS:
            rows[key] = torch.where(real, rows[key], UNKNOWN)
        rows["heads"] = torch.where(real, rows["heads"], 0)
        return Batch(sizes, turned, real, inputs=self._inputs[index] * real[..., None], **rows)


def _rounded(size: int) -> int:
    """Give the size that documents of this size are filled up to.

    >>> [_rounded(size) for size in (1, 17, 100, 300)]
    [8, 20, 112, 320]
    """
    step = next(step for most, step in STEPS if size <= most)
    return -(-size // step) * step


def all_scores(network: Network, batch: Batch, types: Tensor, inputs: Tensor) -> dict[str, Tensor]:
    """Score everything that the network answers; labels are those under the true heads."""
    state = network.encode(types, inputs, batch.turned)
    tags, rules, starts, names = network.word_scores(state)
    arcs = network.arc_scores(state).float()
    barred = ~batch.together
    own = torch.eye(barred.shape[1], dtype=torch.bool, device=barred.device)
    barred = torch.cat([torch.zeros_like(barred[:, :, :1]), barred | own], 2)
    return {
        "arcs": arcs.masked_fill(barred, NEVER),
        "labels": network.label_scores(state, batch.heads).float(),
        "tags": tags.float(),
        "rules": rules.float(),
        "starts": starts.float(),
        "names": names.float(),
    }


def answers(batch: Batch) -> dict[str, Tensor]:
    """Give the right answers, -1 where there is none."""
    return {
        "arcs": torch.where(batch.real, batch.heads, UNKNOWN),
        "labels": batch.deps,
        "tags": batch.tags,
        "rules": batch.rules,
        "starts": batch.starts,
        "names": batch.names,
    }


def loss_of(scores: dict[str, Tensor], batch: Batch) -> Tensor:
    """Give how far the scores are from the right answers."""
    losses = [
        WEIGHTS[key]
        * functional.cross_entropy(scores[key].flatten(0, 1), right.flatten(), ignore_index=UNKNOWN)
        for key, right in answers(batch).items()
    ]
    return torch.stack(losses).sum()
