"""What finds names alone, in training: a two-way LSTM of its own over the trained words.

The layers that read for trees know the names of training by heart when they are done, and
what is learnt from their states counts on that. So it reads the words. Beside names, the
kinds of all mentions are learnt ("the envoy", "it", "the port"), so that a name is told by
what is said of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from graph.language.reader import names
from graph.language.training.coding import INPUTS, UNKNOWN
from graph.language.training.entities import KINDS
from graph.language.training.learner import Plan, unlisted
from graph.language.training.losses import Batch
from graph.language.training.network import Network, begin

PLAN = Plan(steps=2700, words=2000, rate=0.004, warm=100)
FORMLESS = 0.15  # of the words are known by their beginnings, endings and shapes
BARE = 0.05  # by their shapes alone
SOME = 0.2  # of the values of words are left out
MENTIONS = 0.3  # weight of the kinds of mentions


@dataclass(frozen=True)
class NameSizes:
    """How wide the parts are."""

    word: int = 160
    hidden: int = 160
    told: int = 96


class Namer(nn.Module):
    """Scores of names and of kinds of mentions over the words of a trained network."""

    def __init__(self, network: Network, sizes: NameSizes, dropout: float = 0.33) -> None:
        super().__init__()
        self.dropout = dropout
        for key in ("words", "affixes", "shapes"):
            self.register_buffer(
                key, getattr(network, key).weight.detach().clone(), persistent=False
            )
        width = sum(table.shape[1] for table in (self.words, self.affixes, self.shapes))
        self.word = nn.Linear(width, sizes.word)
        self.lstms = nn.ModuleList(nn.LSTM(sizes.word + INPUTS, sizes.hidden) for _ in range(2))
        self.told = nn.Linear(2 * sizes.hidden, sizes.told)
        self.names = nn.Linear(sizes.told, len(names.TAGS))
        self.kinds = nn.Linear(sizes.told, len(KINDS))
        begin(self.lstms)

    def forward(self, types: Tensor, inputs: Tensor, turned: Tensor) -> tuple[Tensor, Tensor]:
        """Score names and kinds; `turned` are the words' places from last to first."""
        parts = [
            self.words[types[..., 0]],
            self.affixes[types[..., 1:-1]].sum(-2),
            self.shapes[types[..., -1]],
        ]
        vectors = functional.dropout(torch.cat(parts, -1), SOME, self.training)
        word = self._drop(functional.relu(self.word(vectors)), SOME)
        state = torch.cat([word, inputs], -1).to(torch.bfloat16).transpose(0, 1).contiguous()
        order = turned.t()[..., None]
        ahead = self._run(0, state)
        back = self._run(1, state.gather(0, order.expand_as(state)))
        back = back.gather(0, order.expand_as(back))
        state = self._drop(torch.cat([ahead, back], -1).transpose(0, 1).float(), self.dropout)
        told = self._drop(functional.relu(self.told(state)), self.dropout)
        return self.names(told), self.kinds(told)

    def _run(self, number: int, values: Tensor) -> Tensor:
        lstm = self.lstms[number]
        weights = {name: weight.to(values.dtype) for name, weight in lstm.named_parameters()}
        again = weights["weight_hh_l0"]
        weights["weight_hh_l0"] = functional.dropout(again, SOME, self.training)
        states: Tensor = torch.func.functional_call(lstm, weights, (values,))[0]
        return states

    def _drop(self, values: Tensor, share: float) -> Tensor:
        """Leave out the same values of all words of a document."""
        if not self.training:
            return values
        kept = torch.rand(len(values), 1, values.shape[-1], device=values.device) >= share
        return values * kept / (1 - share)


def loss_of_names(namer: Any, batch: Batch) -> Tensor:
    """Give how far names and kinds are from the right ones when some of the words is hidden."""
    types, random = batch.types.clone(), torch.rand_like(batch.inputs[..., 0])
    types[..., 0] = torch.where(random < FORMLESS + BARE, 0, types[..., 0])
    types[..., 1:-1] = torch.where((random < BARE)[..., None], 0, types[..., 1:-1])
    found = namer(types, unlisted(batch.inputs), batch.turned)
    called, mentioned = (
        _loss(scores, right)
        for scores, right in zip(found, (batch.names, batch.kinds), strict=True)
    )
    return called + MENTIONS * mentioned


def _loss(scores: Tensor, right: Tensor) -> Tensor:
    """Give the mean over the words whose answer is known, nothing if there are none."""
    known = (right != UNKNOWN).sum().clamp(min=1)
    return (
        functional.cross_entropy(
            scores.float().flatten(0, 1),
            right.flatten(),
            ignore_index=UNKNOWN,
            reduction="sum",
        )
        / known
    )
