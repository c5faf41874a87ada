"""Who prints which passage in, how many of them are sources of their own out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping


def independent(printed: Iterable[tuple[str, str]]) -> int:
    """Give how many of these pairs of publisher and passage there are without sharing either.

    >>> independent([("Post", "own"), ("Post", "agency"), ("Times", "agency")])
    2
    >>> independent([("Post", "agency"), ("Times", "agency"), ("Sun", "agency")])
    1
    """
    texts: dict[str, list[str]] = defaultdict(list)
    for publisher, text in sorted(set(printed)):
        texts[publisher].append(text)
    taken: dict[str, str] = {}
    holds: dict[str, str] = {}
    return sum(_given(publisher, texts, taken, holds) for publisher in sorted(texts))


def _given(
    publisher: str, texts: Mapping[str, list[str]], taken: dict[str, str], holds: dict[str, str]
) -> bool:
    """Whether a passage can be found for the publisher, others given another one if need be."""
    asked_by: dict[str, str] = {}
    waiting = [publisher]
    for one in waiting:
        for text in texts[one]:
            if text in asked_by:
                continue
            asked_by[text] = one
            if text not in taken:
                _hand_on(text, publisher, asked_by, taken, holds)
                return True
            waiting.append(taken[text])
    return False


def _hand_on(
    text: str,
    first: str,
    asked_by: Mapping[str, str],
    taken: dict[str, str],
    holds: dict[str, str],
) -> None:
    """Give the free passage to who asked for it, the one held so far to who asked for that."""
    publisher = asked_by[text]
    while publisher != first:
        given_up = holds[publisher]
        taken[text], holds[publisher] = publisher, text
        text, publisher = given_up, asked_by[given_up]
    taken[text], holds[first] = first, text
