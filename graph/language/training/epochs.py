"""Epochs of coded documents, each made by another process while the one before is used."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import count
from multiprocessing import get_context

from graph.language.training.coding import Coded, Coder
from graph.language.training.corpus import Corpus

_shared: tuple[Corpus, Coder, int]


@contextmanager
def epochs(corpus: Corpus, coder: Coder, seed: int) -> Iterator[Iterator[Coded]]:
    """Give the epochs of a corpus without end, in a block at whose end the work stops."""
    work = (corpus, coder, seed)
    with ProcessPoolExecutor(1, get_context("spawn"), _begin, work) as pool:
        yield _ahead(pool)


def _ahead(pool: ProcessPoolExecutor) -> Iterator[Coded]:
    waiting = pool.submit(_epoch, 0)
    for number in count(1):
        coded = waiting.result()
        waiting = pool.submit(_epoch, number)
        yield coded


def _begin(corpus: Corpus, coder: Coder, seed: int) -> None:
    global _shared
    _shared = (corpus, coder, seed)


def _epoch(number: int) -> Coded:
    corpus, coder, seed = _shared
    return coder.code(corpus.epoch(number, seed))
