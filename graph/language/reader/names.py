"""The best row of entity tags that begin, go on and end as they must."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

LABELS = ("PERSON", "PLACE", "ORG")
TAGS = ("O", *(f"{mark}-{label}" for label in LABELS for mark in "BIES"))
_OPEN = ("B", "I")


def follows(tag: str, before: str) -> bool:
    """Tell whether a tag may come after another.

    >>> follows("I-ORG", "B-ORG"), follows("O", "B-ORG"), follows("S-ORG", "E-PLACE")
    (True, False, True)
    """
    if before[0] in _OPEN:
        return tag[0] in "IE" and tag[1:] == before[1:]
    return tag[0] not in "IE"


_BARRED = -1e9
_ALLOWED = np.array([[0.0 if follows(t, b) else _BARRED for b in TAGS] for t in TAGS], np.float32)
_FIRST = np.array([0.0 if follows(t, "O") else _BARRED for t in TAGS], np.float32)
_NEXT = [frozenset(i for i, t in enumerate(TAGS) if follows(t, before)) for before in TAGS]
_LAST = np.array([_BARRED if t[0] in _OPEN else 0.0 for t in TAGS], np.float32)


def best_tags(scores: NDArray[np.float32]) -> list[int]:
    """Give the best allowed tags, by their numbers, from scores of words by tags."""
    alone: list[int] = scores.argmax(axis=1).tolist()
    if _holds(alone):
        return alone
    best = scores[0] + _FIRST
    back = []
    for row in scores[1:]:
        ways = _ALLOWED + best
        back.append(ways.argmax(axis=1))
        best = row + ways.max(axis=1)
    tags = [int((best + _LAST).argmax())]
    for step in reversed(back):
        tags.append(int(step[tags[-1]]))
    return tags[::-1]


def _holds(tags: list[int]) -> bool:
    """Tell whether tags are a row that is allowed."""
    if not any(tags):
        return True
    return all(after in _NEXT[before] for before, after in pairwise((0, *tags, 0)))


def spans(tags: Iterable[int]) -> Iterator[tuple[int, int, str]]:
    """Yield the entities of a row of tags: first word, the one after the last, label.

    >>> list(spans(tags_of([(1, 3, "ORG"), (3, 4, "PLACE")], 5)))
    [(1, 3, 'ORG'), (3, 4, 'PLACE')]
    """
    first = 0
    for place, tag in enumerate(TAGS[number] for number in tags):
        if tag[0] in "BS":
            first = place
        if tag[0] in "ES":
            yield first, place + 1, tag[2:]


def tags_of(spans: Sequence[tuple[int, int, str]], size: int) -> list[int]:
    """Give the tags of a sentence with these entities.

    >>> [TAGS[t] for t in tags_of([(1, 3, "ORG")], 4)]
    ['O', 'B-ORG', 'E-ORG', 'O']
    """
    tags = ["O"] * size
    for start, end, label in spans:
        tags[start:end] = [f"I-{label}"] * (end - start)
        tags[start], tags[end - 1] = f"B-{label}", f"E-{label}"
        if end - start == 1:
            tags[start] = f"S-{label}"
    return [TAGS.index(tag) for tag in tags]
