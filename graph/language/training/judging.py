"""Scores on the development sentences, their words given."""

from __future__ import annotations

from dataclasses import replace

import torch

from graph.language.reader.names import TAGS, best_tags
from graph.language.training.losses import Batch, Documents, all_scores
from graph.language.training.naming import Namer
from graph.language.training.network import Network

Span = tuple[int, int, str]


@torch.no_grad()
def dev_scores(punctuation: int, network: Network, documents: Documents) -> dict[str, float]:
    """Give attachment (sentences given, and found), tags, rules, starts' and names' F1."""
    network.eval()
    sums: dict[str, float] = {}
    for batch in documents.batches(4000):
        for key, value in _counts(network, batch, punctuation).items():
            sums[key] = sums.get(key, 0.0) + value
    return {
        "las": _percent(sums["las"], sums["words"]),
        "uas": _percent(sums["uas"], sums["words"]),
        "raw": _percent(sums["raw"], sums["words"]),
        "tags": _percent(sums["tags"], sums["all"]),
        "rules": _percent(sums["rules"], sums["all"]),
        "starts": _f1(sums["starts right"], sums["starts found"], sums["starts"]),
        "names": _f1(sums["names right"], sums["names found"], sums["names"]),
    }


@torch.no_grad()
def name_scores(namer: Namer, documents: Documents) -> dict[str, float]:
    """Give names' F1."""
    namer.eval()
    sums = {"names right": 0.0, "names found": 0.0, "names": 0.0}
    for batch in documents.batches(4000):
        scores = namer(batch.types, batch.inputs, batch.turned)[0].float()
        for key, value in _names(scores, batch).items():
            sums[key] += value
    return {"names": _f1(sums["names right"], sums["names found"], sums["names"])}


def _counts(network: Network, batch: Batch, punctuation: int) -> dict[str, float]:
    scores = all_scores(network, batch, batch.types, batch.inputs)
    real = batch.real
    counted = real & (batch.deps != punctuation)
    heads = scores["arcs"].argmax(-1)
    found = scores["starts"].argmax(-1).bool() & real
    starts = batch.starts == 1
    starting = found.clone()
    starting[:, 0] = real[:, 0]
    divided = replace(batch, starts=torch.where(real, starting.long(), -1))
    other = all_scores(network, divided, batch.types, batch.inputs)["arcs"].argmax(-1)
    good = scores["labels"].argmax(-1) == batch.deps
    right = (heads == batch.heads) & counted
    sums = {
        "words": counted.sum(),
        "all": real.sum(),
        "uas": right.sum(),
        "las": (right & good).sum(),
        "raw": ((other == batch.heads) & counted & good).sum(),
        "tags": ((scores["tags"].argmax(-1) == batch.tags) & real).sum(),
        "rules": ((scores["rules"].argmax(-1) == batch.rules) & real).sum(),
        "starts": starts.sum(),
        "starts found": starting.sum(),
        "starts right": (starting & starts).sum(),
    }
    return {key: float(value) for key, value in sums.items()} | _names(scores["names"], batch)


def _names(scores: torch.Tensor, batch: Batch) -> dict[str, float]:
    right = found = there = 0
    for row, size, gold in zip(scores.cpu(), batch.sizes.tolist(), batch.names.cpu(), strict=True):
        known = [int(tag) for tag in gold[:size]]
        guessed = {s for s in spans_of(best_tags(row[:size].numpy())) if known[s[0]] >= 0}
        true = set(spans_of([max(tag, 0) for tag in known]))
        right, found, there = right + len(guessed & true), found + len(guessed), there + len(true)
    return {"names right": right, "names found": found, "names": there}


def spans_of(tags: list[int]) -> list[Span]:
    """Give the entities that tags mark.

    >>> spans_of([TAGS.index(t) for t in ("B-ORG", "E-ORG", "O", "S-PLACE")])
    [(0, 2, 'ORG'), (3, 4, 'PLACE')]
    """
    spans: list[Span] = []
    start = 0
    for i, number in enumerate(tags):
        mark, _, label = TAGS[number].partition("-")
        if mark in ("B", "S"):
            start = i
        if mark in ("E", "S"):
            spans.append((start, i + 1, label))
    return spans


def _percent(part: float, whole: float) -> float:
    return round(100 * part / max(whole, 1), 2)


def _f1(right: float, found: float, there: float) -> float:
    return _percent(2 * right, found + there)
