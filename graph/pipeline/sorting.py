"""Any number of things in, the same things in order out, in little memory."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import islice
from operator import itemgetter
from tempfile import TemporaryFile
from typing import IO, Any, TypeVar

T = TypeVar("T")
Keyed = tuple[Any, int, T]

CHUNK = 20_000


def sorted_on_disk(
    things: Iterable[T], key: Callable[[T], Any], *, chunk: int = CHUNK
) -> Iterator[T]:
    """Yield things in the order of their keys, those of one key as they came.

    What is more than a chunk waits in files of our own, which end with the iteration.

    >>> list(sorted_on_disk("entente", key=str, chunk=2))
    ['e', 'e', 'e', 'n', 'n', 't', 't']
    """
    numbered: Iterator[Keyed[T]] = ((key(thing), n, thing) for n, thing in enumerate(things))
    order = itemgetter(0, 1)
    with ExitStack() as files:
        parts: list[Iterator[Keyed[T]]] = []
        while part := sorted(islice(numbered, chunk), key=order):
            if len(part) < chunk:
                parts.append(iter(part))
                break
            file = files.enter_context(TemporaryFile())
            for one in part:
                pickle.dump(one, file, pickle.HIGHEST_PROTOCOL)
            file.seek(0)
            parts.append(_loaded(file))
        for _, _, thing in merge(*parts, key=order):
            yield thing


def _loaded(file: IO[bytes]) -> Iterator[Any]:
    while True:
        try:
            yield pickle.load(file)  # noqa: S301 - written above, into a file without a name
        except EOFError:
            return
