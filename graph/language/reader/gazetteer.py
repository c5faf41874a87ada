"""Marks words that are part of a name somebody listed: persons, places, organisations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from zlib import crc32

FIRST, LAST, PERSON, PLACE, ORG = 1, 2, 4, 8, 16
KINDS = (FIRST, LAST, PERSON, PLACE, ORG)
LONGEST = 4  # words of a name
BEGIN = 32  # how far the bits of a name's first word are moved up
FLAGS = 8  # first and last names; persons, places, organisations: first word or later
_LOW = FIRST | LAST


def key(words: Iterable[str]) -> int:
    """Give the number under which a name is kept."""
    return crc32(" ".join(words).lower().encode())


def marks(forms: Sequence[str], names: Mapping[int, int]) -> list[int]:
    """Give each word its bits: the kinds of the longest listed name that it stands in.

    >>> names = {key(["Oslo"]): PLACE, key(["Ann"]): FIRST}
    >>> marks(["Ann", "saw", "Oslo"], names)
    [1, 0, 256]
    """
    found = [0] * len(forms)
    at = 0
    while at < len(forms):
        size = 1
        if forms[at][:1].isupper():
            size = _mark(forms, at, names, found)
        at += size
    return found


def _mark(forms: Sequence[str], at: int, names: Mapping[int, int], found: list[int]) -> int:
    for size in range(min(LONGEST, len(forms) - at), 0, -1):
        if not forms[at + size - 1][:1].isupper():
            continue
        kinds = names.get(key(forms[at : at + size]), 0)
        if kinds:
            full = kinds & ~_LOW
            found[at] = full * BEGIN | kinds & _LOW
            for i in range(at + 1, at + size):
                found[i] = full
            return size
    return 1


def flags(bits: int) -> list[float]:
    """Spread a word's bits over the network's inputs.

    >>> flags(256)
    [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0]
    """
    parts = (FIRST, LAST, PERSON, PLACE, ORG, PERSON * BEGIN, PLACE * BEGIN, ORG * BEGIN)
    return [float(bool(bits & part)) for part in parts]
