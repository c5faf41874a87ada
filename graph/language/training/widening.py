"""Go on from a trained model: its weights in a network that may be wider.

A wider network begins with the answers of the narrower one (Net2Net; Chen, Goodfellow and Shlens
2016): its new units have weights of chance, but nothing listens to them yet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor

from graph.language.reader import features
from graph.language.reader.component import FILE, NAME, unpacked
from graph.language.training.coding import Book
from graph.language.training.treebank import Tree

if TYPE_CHECKING:
    from graph.language.training.network import Network

ADDED = ("tags", "rules", "names", "starts")  # scored by what stands before the last product
LISTENING = ("arcs", "labels", "tagged", "named")  # they read what the layers say
ARRAYS = ("arc_weight", "root", "label_root")


@dataclass(frozen=True)
class Trained:
    """The weights of a model, and the numbers of its words and labels."""

    weights: Mapping[str, Any]
    book: Book


def trained(folder: Path, trees: Sequence[Tree]) -> Trained:
    """Read a model's folder; how often it will meet its words is counted in some sentences."""
    weights, words, labels, listed = unpacked((folder / NAME / FILE).read_bytes())
    met = Counter(features.norm(word.text) for tree in trees for word in tree.words)
    counts = tuple(max(met[word], 1) for word in words)
    book = Book(words, counts, labels.tags, labels.rules, labels.deps, listed)
    return Trained({key: np.asarray(w, np.float32) for key, w in weights.items()}, book)


@torch.no_grad()
def widen(network: Network, weights: Mapping[str, Any]) -> None:
    """Put a model's weights into a network as wide or wider, whose answers are then the model's."""
    wide, narrow = network.sizes.hidden, len(weights["lstm0_again"])
    old = torch.tensor([*range(narrow), *range(wide, wide + narrow)])  # of both ways
    for key in ("words", "affixes", "shapes"):
        _put(getattr(network, key).weight, weights[key])
    for number, lstm in enumerate(network.lstms):
        _put_lstm(lstm, {k: weights[f"lstm{number}_{k}"] for k in ("in", "again", "bias")}, old)
    for key in (*LISTENING, *ADDED):
        part = getattr(network, key)
        entry = torch.tensor(weights[f"{key}_in"]).T
        if key in LISTENING:
            part.weight.zero_()
            part.weight[:, old] = entry
        else:
            part.weight.copy_(entry)
        _put(part.bias, weights[f"{key}_bias"])
    for key in ARRAYS:
        _put(getattr(network, key), weights[key])
    _put(network.arc_prior.weight, weights["arc_prior"][None])
    parts = (network.label_both, network.label_below, network.label_above)
    thirds = np.split(weights["label_in"], 3)
    for number, part in enumerate(parts):
        _put(part.weight, thirds[number].T)
    _put(network.label_both.bias, weights["label_bias"])


def _put(place: Tensor, values: Any) -> None:
    place.copy_(torch.tensor(np.ascontiguousarray(values)))


def _put_lstm(lstm: Any, weights: Mapping[str, Any], old: Tensor) -> None:
    """Put an LSTM's weights in; `old` are the places of what the layer below said before."""
    wide, narrow = lstm.hidden_size, len(weights["again"])
    entries, agains, biases = (_gates(weights[key]) for key in ("in", "again", "bias"))
    first = len(entries[0]) == lstm.input_size  # it reads words
    for gate in range(4):
        rows = slice(gate * wide, gate * wide + narrow)
        entry = entries[gate].T
        lstm.weight_ih_l0[rows] = entry if first else _spread(entry, old, lstm.input_size)
        lstm.weight_hh_l0[rows] = 0
        lstm.weight_hh_l0[rows, :narrow] = agains[gate].T
        lstm.bias_ih_l0[rows] = biases[gate]
        lstm.bias_hh_l0[rows] = 0


def _spread(values: Tensor, places: Tensor, size: int) -> Tensor:
    spread = torch.zeros(len(values), size)
    spread[:, places] = values
    return spread


def _gates(weight: Any) -> list[Tensor]:
    """Give the gates in the order of training; the network at work has all but the last halved."""
    entry, forget, out, new = torch.tensor(weight).chunk(4, -1)
    return [2 * entry, 2 * forget, new, 2 * out]
