"""The network in training: two-way LSTMs, biaffine arcs and labels, tags, starts, names."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from graph.language.reader import features, names
from graph.language.training.coding import INPUTS


@dataclass(frozen=True)
class Sizes:
    """How wide the parts of the network are."""

    word: int = 160
    affix: int = 128
    shape: int = 32
    hidden: int = 256
    layers: int = 3
    arc: int = 200
    label: int = 256
    tag: int = 160
    name: int = 96


@dataclass(frozen=True)
class Counts:
    """How many words, tags, rules and dependency labels there are."""

    words: int
    tags: int
    rules: int
    deps: int


class Network(nn.Module):
    """Scores of heads, labels, tags, lemma rules, sentence starts and names."""

    def __init__(self, counts: Counts, sizes: Sizes, dropout: float = 0.33) -> None:
        super().__init__()
        self.sizes, self.dropout = sizes, dropout
        self.words = nn.Embedding(counts.words + 1, sizes.word)
        self.affixes = nn.Embedding(features.AFFIXES, sizes.affix, padding_idx=0)
        self.shapes = nn.Embedding(features.SHAPES, sizes.shape)
        width = sizes.word + sizes.affix + sizes.shape + INPUTS
        both = 2 * sizes.hidden
        self.lstms = nn.ModuleList(
            nn.LSTM(both if number > 1 else width, sizes.hidden)
            for number in range(2 * sizes.layers)  # forwards, backwards of each layer
        )
        self.arcs = nn.Linear(both, 2 * sizes.arc)
        self.arc_weight = nn.Parameter(torch.zeros(sizes.arc, sizes.arc))
        self.arc_prior = nn.Linear(sizes.arc, 1, bias=False)
        self.root = nn.Parameter(torch.randn(sizes.arc) * 0.1)
        self.labels = nn.Linear(both, 2 * sizes.label)
        self.label_root = nn.Parameter(torch.randn(sizes.label) * 0.1)
        self.label_both = nn.Linear(sizes.label, counts.deps)
        self.label_below = nn.Linear(sizes.label, counts.deps, bias=False)
        self.label_above = nn.Linear(sizes.label, counts.deps, bias=False)
        self.tagged = nn.Linear(both, sizes.tag)
        self.tags = nn.Linear(sizes.tag, counts.tags)
        self.rules = nn.Linear(sizes.tag, counts.rules)
        self.named = nn.Linear(both, sizes.name)
        self.names = nn.Linear(sizes.name, len(names.TAGS))
        self.starts = nn.Linear(sizes.name, 2)
        for table in (self.words, self.affixes, self.shapes):
            nn.init.normal_(table.weight, std=0.3 if table is not self.affixes else 0.1)
        with torch.no_grad():
            self.affixes.weight[0] = 0
        begin(self.lstms)

    def encode(self, types: Tensor, inputs: Tensor, turned: Tensor) -> Tensor:
        """Give each word's state; `turned` are the words' places from last to first."""
        parts = [
            self._some(self.words(types[..., 0])),
            self._some(self.affixes(types[..., 1:-1]).sum(-2)),
            self._some(self.shapes(types[..., -1])),
            inputs,
        ]
        state = torch.cat(parts, -1)
        for number in range(0, len(self.lstms), 2):
            if number:
                state = self._drop(state)
            state = state.to(torch.bfloat16).transpose(0, 1).contiguous()
            order = turned.t()[..., None]
            back = state.gather(0, order.expand_as(state))
            ahead, back = self._run(number, state), self._run(number + 1, back)
            back = back.gather(0, order.expand_as(back))
            state = torch.cat([ahead, back], -1).transpose(0, 1)
        return self._drop(state.float())

    def _run(self, number: int, values: Tensor) -> Tensor:
        """Run an LSTM, in training with some of its memory's weights left out."""
        lstm = self.lstms[number]
        weights = {name: weight.to(values.dtype) for name, weight in lstm.named_parameters()}
        if self.training:
            name = "weight_hh_l0"
            weights[name] = functional.dropout(weights[name], 0.6 * self.dropout)
        states: Tensor = torch.func.functional_call(lstm, weights, (values,))[0]
        return states

    def _some(self, values: Tensor) -> Tensor:
        """Leave out all of some words' values, and some of the others'."""
        if not self.training:
            return values
        share = self.dropout / 2
        kept = torch.rand(*values.shape[:-1], 1, device=values.device) >= share
        return functional.dropout(values, share) * kept / (1 - share)

    def _drop(self, values: Tensor) -> Tensor:
        """Leave out the same values of all words of a document."""
        if not self.training:
            return values
        shape = (len(values), 1, values.shape[-1])
        kept = torch.rand(shape, device=values.device) >= self.dropout
        return values * kept / (1 - self.dropout)

    def arc_scores(self, state: Tensor) -> Tensor:
        """Score every word (last but one axis) under root and every word (last axis)."""
        below, above = self._drop(functional.relu(self.arcs(state))).chunk(2, -1)
        root = self.root.expand(len(state), 1, -1)
        above = torch.cat([root, above], 1)
        return below @ self.arc_weight @ above.transpose(1, 2) + self.arc_prior(above).transpose(
            1, 2
        )

    def label_scores(self, state: Tensor, heads: Tensor) -> Tensor:
        """Score the labels of every word under its head."""
        below, above = self._drop(functional.relu(self.labels(state))).chunk(2, -1)
        above = torch.cat([self.label_root.expand(len(state), 1, -1), above], 1)
        above = above.gather(1, heads[..., None].expand(-1, -1, above.shape[-1]))
        scores: Tensor = self.label_both(below * above)
        return scores + self.label_below(below) + self.label_above(above)

    def word_scores(self, state: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Score tags, lemma rules, sentence starts and names."""
        tagged = self._drop(functional.relu(self.tagged(state)))
        named = self._drop(functional.relu(self.named(state)))
        return self.tags(tagged), self.rules(tagged), self.starts(named), self.names(named)


def begin(lstms: nn.ModuleList) -> None:
    """Give LSTMs the weights that training begins with."""
    for lstm in lstms:
        for name, weight in lstm.named_parameters():
            if "weight_hh" in name:
                nn.init.orthogonal_(weight)
            elif "weight_ih" in name:
                nn.init.xavier_uniform_(weight)
            else:
                nn.init.zeros_(weight)
                if "bias_ih" in name:
                    size = len(weight) // 4
                    weight.data[size : 2 * size] = 1
