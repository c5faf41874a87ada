"""Pieces of evidence in, which of them repeat one passage out.

The same agency text stands in many papers, under other headlines, cut and slightly edited. What
is compared is the passage around the evidence: its own words, and those beside them where they
are few. Each passage has a sketch (MinHash of its pairs of words, the lowest byte of each value);
two passages are copies when their sketches agree in most places. Sketches are kept with the
evidence, so nothing but the evidence of one claim has to be looked at to find its copies.
"""

from __future__ import annotations

import base64
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations, pairwise

from graph.model.claim import Evidence, Statement

VALUES = 60
ALIKE = 0.6  # of the pairs of words; 0.6 is two words changed in a sentence of twenty
_BAND = 3  # values that must agree for two sketches to be compared: finds 99 of 100 at 0.6
_WORDS = 20
_FEWEST = 12  # a shorter text is said twice by chance
_AROUND = 400
_SEED = 1
_WORD = re.compile(r"[^\W_]+")


def with_sketches(text: str, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Give the statements of a text with the sketches of their passages."""
    known: dict[tuple[int, int], str] = {}
    return tuple(_with_sketch(text, statement, known) for statement in statements)


def _with_sketch(text: str, statement: Statement, known: dict[tuple[int, int], str]) -> Statement:
    if statement.start is None or statement.end is None:
        return statement
    place = statement.start, statement.end
    if place not in known:
        known[place] = sketch(passage(text, *place))
    return replace(statement, sketch=known[place])


def passage(text: str, start: int, end: int) -> list[str]:
    """Give the words there in small letters, with as many beside them as make it long enough.

    >>> passage("Oil rose. Peru sold tin to Chile. Rain fell.", 10, 33)[:4]
    ['oil', 'rose', 'peru', 'sold']
    """
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before, inside, after = (
        [word[0].casefold() for word in _WORD.finditer(text, *place)]
        for place in ((first, start), (start, end), (end, last))
    )
    lacking = max(0, _WORDS - len(inside))
    left = min(len(before), max((lacking + 1) // 2, lacking - len(after)))
    return [*before[len(before) - left :], *inside, *after[: lacking - left]]


def sketch(words: Sequence[str]) -> str:
    """Give the sketch of a passage, empty for one too short to tell."""
    if len(words) < _FEWEST:
        return ""
    from rensa import RMinHash  # type: ignore[import-untyped]  # it has no stubs

    values = RMinHash(num_perm=VALUES, seed=_SEED)
    values.update(sorted({f"{one} {two}" for one, two in pairwise(words)}))
    lowest = bytes(value & 0xFF for value in values.digest())
    return f"{RMinHash.ALGORITHM_VERSION}-{base64.b64encode(lowest, b'-_').decode()}"


def alike(one: str, other: str) -> bool:
    """Whether two sketches are those of copies."""
    if one == other:
        return one != ""
    values, others = _values(one), _values(other)
    if len(values) != len(others) or _kind(one) != _kind(other):
        return False
    agreeing = sum(a == b for a, b in zip(values, others, strict=True))
    return agreeing >= ALIKE * VALUES


def copies(evidence: Iterable[Evidence]) -> tuple[tuple[Evidence, ...], ...]:
    """Give the groups of evidence from several articles that repeat one passage, in order."""
    evidence = tuple(evidence)
    groups: dict[str, list[Evidence]] = defaultdict(list)
    texts = passages(evidence)
    for one in evidence:
        groups[texts[one.id]].append(one)
    return tuple(tuple(g) for g in groups.values() if len({e.article for e in g}) > 1)


def passages(evidence: Iterable[Evidence]) -> Mapping[str, str]:
    """Give for each piece of evidence, by id, the one that stands for all copies of its passage.

    Copies of copies are copies too.
    """
    places: dict[str, list[str]] = defaultdict(list)
    for piece in sorted(evidence, key=lambda e: e.id):
        places[piece.sketch or piece.id].append(piece.id)
    chief = {sketch_: sketch_ for sketch_ in places}
    for one, other in sorted(_pairs(places)):
        low, high = sorted((_root(chief, one), _root(chief, other)))
        chief[high] = low
    return {
        name: places[_root(chief, sketch_)][0]
        for sketch_, names in places.items()
        for name in names
    }


def _pairs(sketches: Iterable[str]) -> set[tuple[str, str]]:
    """Give the pairs of sketches that are alike; only those with a band in common are compared."""
    bands: dict[tuple[str, int, bytes], list[str]] = defaultdict(list)
    for one in sketches:
        values = _values(one)
        for at in range(0, len(values), _BAND):
            bands[_kind(one), at, values[at : at + _BAND]].append(one)
    found = {tuple(sorted(pair)) for group in bands.values() for pair in combinations(group, 2)}
    return {(one, other) for one, other in found if alike(one, other)}


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
    return sum(_given(publisher, texts, taken) for publisher in sorted(texts))


def _given(publisher: str, texts: Mapping[str, list[str]], taken: dict[str, str]) -> bool:
    """Whether a passage can be found for the publisher, others given another one if need be."""
    asked_by: dict[str, str] = {}
    waiting = [publisher]
    for one in waiting:
        for text in texts[one]:
            if text in asked_by:
                continue
            asked_by[text] = one
            if text not in taken:
                _hand_on(text, publisher, asked_by, taken)
                return True
            waiting.append(taken[text])
    return False


def _hand_on(text: str, first: str, asked_by: Mapping[str, str], taken: dict[str, str]) -> None:
    """Give the free passage to who asked for it, the one held so far to who asked for that."""
    publisher = asked_by[text]
    while publisher != first:
        given_up = next(held for held, owner in taken.items() if owner == publisher)
        taken[text] = publisher
        text, publisher = given_up, asked_by[given_up]
    taken[text] = first


def _root(chief: Mapping[str, str], name: str) -> str:
    while chief[name] != name:
        name = chief[name]
    return name


def _kind(sketch_: str) -> str:
    return sketch_.partition("-")[0]


@lru_cache(maxsize=10_000)
def _values(sketch_: str) -> bytes:
    return base64.b64decode(sketch_.partition("-")[2], b"-_")
