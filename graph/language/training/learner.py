"""One network in training and the mean of its weights along the way."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from graph.language.training.coding import Book
from graph.language.training.losses import Batch, all_scores, loss_of

HIDDEN = 0.02  # of all words, beside the rare ones
RARE = 0.5  # a word seen n times is hidden RARE / (RARE + n) of the times
UNLISTED = 0.15  # of the documents, and a third as many words, are read without the gazetteer
SPACELESS = 0.05  # of the documents do not tell where spaces are
MEAN_EVERY = 4  # steps
CLIP = 5.0


@dataclass(frozen=True)
class Plan:
    """How long and how fast to train."""

    steps: int = 6300
    words: int = 4000  # of a batch
    rate: float = 0.0025
    warm: int = 200  # steps in which the rate rises
    decay: float = 0.01
    kept: float = 0.998  # of the weights' mean, each step
    dropout: float = 0.33
    every: int = 200  # steps between scores
    seed: int = 1
    device: str = "cpu"

    def rate_of(self, step: int) -> float:
        """Give the rate of a step: rising, then falling to nothing.

        >>> plan = Plan(steps=1000, rate=0.002)
        >>> [round(plan.rate_of(step), 4) for step in (49, 499, 750, 1000)]
        [0.0005, 0.001, 0.0005, 0.0]
        """
        return self.rate * min((step + 1) / self.warm, 1 - step / self.steps)


Loss = Callable[[Any, Batch], Tensor]


class AllAnswers:
    """How far a network is from all right answers when some of what it reads is hidden."""

    def __init__(self, book: Book, plan: Plan) -> None:
        counts = torch.tensor([float("inf"), *book.counts])
        self._hiding = (HIDDEN + RARE / (RARE + counts)).to(plan.device)

    def __call__(self, network: Any, batch: Batch) -> Tensor:
        """Give the loss of a batch."""
        return loss_of(all_scores(network, batch, *self._hidden(batch)), batch)

    def _hidden(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Hide rare words, listed names and spaces, so that nothing leans on them."""
        types, inputs = batch.types.clone(), unlisted(batch.inputs)
        rows = types[..., 0]
        types[..., 0] = torch.where(torch.rand_like(inputs[..., 0]) < self._hiding[rows], 0, rows)
        inputs[..., -2] *= torch.rand_like(inputs[:, :1, 0]) >= SPACELESS
        return types, inputs


def unlisted(inputs: Tensor) -> Tensor:
    """Hide the listed names of some documents, and of some words of the others."""
    inputs = inputs.clone()
    lists = torch.rand_like(inputs[:, :1, :1]) >= UNLISTED
    inputs[..., :-2] *= lists * (torch.rand_like(inputs[..., :1]) >= UNLISTED / 3)
    return inputs


class Learner:
    """Takes the steps of a plan."""

    def __init__(self, network: nn.Module, loss: Loss, plan: Plan) -> None:
        self.network, self._loss, self._plan = network.to(plan.device), loss, plan
        self.mean: Any = deepcopy(self.network).eval()
        self._optimizer = torch.optim.AdamW(
            network.parameters(), betas=(0.9, 0.95), weight_decay=plan.decay, fused=True
        )
        self._losses: list[Tensor] = []
        self.step = 0

    @property
    def done(self) -> bool:
        """Whether all steps are taken."""
        return self.step >= self._plan.steps

    def loss(self) -> float:
        """Give the mean loss since this was asked last."""
        mean = float(torch.stack(self._losses).mean())
        self._losses = []
        return round(mean, 3)

    def learn(self, batch: Batch) -> None:
        """Take one step."""
        self.network.train()
        self._optimizer.param_groups[0]["lr"] = self._plan.rate_of(self.step)
        with torch.autocast(self._plan.device, torch.bfloat16):
            loss = self._loss(self.network, batch)
        self._optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), CLIP)
        self._optimizer.step()
        self._losses.append(loss.detach())
        self.step += 1
        if self.step % MEAN_EVERY == 0:
            self._average()

    @torch.no_grad()
    def _average(self) -> None:
        kept = min(self._plan.kept**MEAN_EVERY, (1 + self.step) / (40 + self.step))
        ours, new = list(self.mean.parameters()), list(self.network.parameters())
        torch._foreach_lerp_(ours, new, 1 - kept)
