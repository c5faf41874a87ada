"""Pieces of evidence in, which of them repeat one passage out.

The same agency text stands in many papers, under other headlines, cut and slightly edited. What
is compared is the sentence of the evidence, with the words beside it where it is short. Each such
passage has a sketch (MinHash of its pairs of words, the lowest byte of each value), and after a
point a digest of the sentence alone; two passages are copies when their sketches agree in most
places, or if their sentence is the very same. Sketches are kept with the evidence, so only the
evidence of one claim has to be looked at.
"""

from __future__ import annotations

import base64
import hashlib
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import lru_cache
from itertools import pairwise, product, starmap

from graph.model.claim import Evidence, Statement

VALUES = 60
ALIKE = 0.6  # of the pairs of words; 0.6 is two words changed in a sentence of twenty
_BAND = 3  # values that must agree for two sketches to be compared: finds 99 of 100 at 0.6
_WORDS = 20
_FEWEST = 12  # a shorter text is said twice by chance
_SAME = 8  # words of a sentence that nobody says twice by chance to the letter
_AROUND = 400
_SEED = 1
_WORD = re.compile(r"[^\W_]+")
_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z\d])|\n")


def with_sketches(text: str, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Give the statements of a text with the sketches of their passages."""
    statements = tuple(statements)
    if not statements:
        return ()
    places, known = _Places(text), dict[tuple[int, int], str]()
    return tuple(_with_sketch(statement, places, known) for statement in statements)


def _with_sketch(
    statement: Statement, places: _Places, known: dict[tuple[int, int], str]
) -> Statement:
    """Give a statement with its sketch; those of places that are `known` are kept."""
    if statement.start is None or statement.end is None:
        return statement
    place = statement.start, statement.end
    if place not in known:
        sentence = places.sentence(*place)
        if sentence not in known:
            known[sentence] = _sketched(places, *sentence)
        known[place] = known[sentence]
    marked = copy(statement)  # which is frozen for others, and costs a tenth of replacing a field
    vars(marked)["sketch"] = known[place]
    return marked


def _sketched(places: _Places, first: int, last: int) -> str:
    """Give the sketch of a sentence with its digest."""
    inside = places.words(first, last)
    digest = _digest(inside)
    around = inside if len(inside) >= _FEWEST else places.passage(first, last)
    return sketch(around) + (f".{digest}" if digest else "")


def passage(text: str, start: int, end: int) -> list[str]:
    """Give the words there in small letters, with as many beside them as make it long enough.

    >>> passage("Oil rose. Peru sold tin to Chile. Rain fell.", 10, 33)[:4]
    ['oil', 'rose', 'peru', 'sold']
    """
    return _Places(text).passage(start, end)


class _Places:
    """Where the words and the sentences of a text are."""

    def __init__(self, text: str) -> None:
        self._size = len(text)
        spans = [found.span() for found in _WORD.finditer(text)]
        self._starts, self._ends = [first for first, _ in spans], [last for _, last in spans]
        fold = str.lower if text.isascii() else str.casefold
        self._words = [fold(text[first:last]) for first, last in spans]
        self._begun = [found.end() for found in _END.finditer(text)]

    def words(self, start: int, end: int) -> list[str]:
        """Give the words there in small letters."""
        return self._words[bisect_left(self._starts, start) : bisect_right(self._ends, end)]

    def passage(self, start: int, end: int) -> list[str]:
        """Give the words there with as many beside them as make it long enough."""
        first, last = bisect_left(self._starts, start), bisect_right(self._ends, end)
        lacking = _WORDS - (last - first) if last - first < _FEWEST else 0
        before = first - bisect_left(self._starts, start - _AROUND)
        after = bisect_right(self._ends, end + _AROUND) - last
        left = min(before, max((lacking + 1) // 2, lacking - after))
        return self._words[first - left : last + min(after, lacking - left)]

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Give the sentence around a place, as far as that can be told by its signs."""
        first, last = max(0, start - _AROUND), min(self._size, end + _AROUND)
        before = bisect_right(self._begun, start)
        behind = bisect_left(self._begun, end)
        begun = self._begun[before - 1] if before else first
        over = self._begun[behind] if behind < len(self._begun) else last
        return max(begun, first), min(over, last)


def _digest(words: Sequence[str]) -> str:
    """Give what tells a sentence from all others, empty for a short one."""
    if len(words) < _SAME:
        return ""
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:12]


def sketch(words: Sequence[str]) -> str:
    """Give the sketch of a passage, empty for one too short to tell."""
    if len(words) < _FEWEST:
        return ""
    from rensa import RMinHash  # type: ignore[import-untyped]  # it has no stubs

    values = RMinHash(num_perm=VALUES, seed=_SEED)
    values.update(sorted({f"{one} {two}" for one, two in pairwise(words)}))
    lowest = bytes([value & 0xFF for value in values.digest()])
    return f"{RMinHash.ALGORITHM_VERSION}-{base64.b64encode(lowest, b'-_').decode()}"


def alike(one: str, other: str) -> bool:
    """Whether two sketches are those of copies."""
    if one == other or (_same(one) and _same(one) == _same(other)):
        return one != ""
    return _kind(one) == _kind(other) and _agree(_values(one), _values(other))


def _agree(values: bytes, others: bytes) -> bool:
    """Whether most values are the same: those whose bits differ in nothing."""
    size = len(values)
    if size != len(others):
        return False
    differing = int.from_bytes(values) ^ int.from_bytes(others)
    return differing.to_bytes(size).count(0) >= ALIKE * VALUES


def copies(evidence: Iterable[Evidence]) -> tuple[tuple[Evidence, ...], ...]:
    """Give the groups of evidence from several articles that repeat one passage, in order."""
    evidence = tuple(evidence)
    groups: dict[str, list[Evidence]] = defaultdict(list)
    texts = passages(evidence)
    for one in evidence:
        groups[texts[one.id]].append(one)
    return tuple(tuple(g) for g in groups.values() if len({e.article for e in g}) > 1)


def repeats(evidence: Iterable[Evidence]) -> Mapping[str, tuple[str, ...]]:
    """Give for each piece of evidence, by id, the other articles with its passage, if any."""
    return {
        one.id: tuple(sorted({e.article for e in group} - {one.article}))
        for group in copies(evidence)
        for one in group
    }


def passages(evidence: Iterable[Evidence]) -> Mapping[str, str]:
    """Give for each piece of evidence, by id, the one that stands for all copies of its passage.

    Copies of copies are copies too.
    """
    places: dict[str, list[str]] = defaultdict(list)
    for piece in sorted(evidence, key=lambda e: e.id):
        places[piece.sketch or piece.id].append(piece.id)
    chief = {sketch_: sketch_ for sketch_ in places}
    _join_same(chief)
    for group in _sharing_bands(places):
        _join(group, chief)
    return {
        name: places[_root(chief, sketch_)][0]
        for sketch_, names in places.items()
        for name in names
    }


def _sharing_bands(sketches: Iterable[str]) -> Iterator[list[str]]:
    """Yield the sketches that have a band in common; others are not compared."""
    bands: dict[tuple[str, int, bytes], list[str]] = defaultdict(list)
    for one in sketches:
        values, kind = _values(one), _kind(one)
        for at in range(0, len(values), _BAND):
            bands[kind, at, values[at : at + _BAND]].append(one)
    return (group for group in bands.values() if len(group) > 1)


def _join_same(chief: dict[str, str]) -> None:
    """Put together what has the very same sentence."""
    first: dict[str, str] = {}
    for one in sorted(chief):
        if digest := _same(one):
            chief[one] = first.setdefault(digest, one)


def _join(group: Iterable[str], chief: dict[str, str]) -> None:
    """Put together what is alike in a group; what is together already is not compared."""
    parts: dict[str, list[bytes]] = defaultdict(list)
    for one in group:
        parts[_root(chief, one)].append(_values(one))
    apart: dict[str, list[bytes]] = {}
    for root, values in parts.items():
        like = [r for r, others in apart.items() if any(starmap(_agree, product(values, others)))]
        low = min([root, *like])
        for one in (root, *like):
            chief[one] = low
        apart[low] = [*values, *(value for one in like for value in apart.pop(one))]


def _root(chief: dict[str, str], name: str) -> str:
    while chief[name] != name:
        chief[name] = chief[chief[name]]
        name = chief[name]
    return name


def _kind(sketch_: str) -> str:
    return sketch_.partition(".")[0].partition("-")[0]


def _same(sketch_: str) -> str:
    return sketch_.partition(".")[2]


@lru_cache(maxsize=10_000)
def _values(sketch_: str) -> bytes:
    return base64.b64decode(sketch_.partition(".")[0].partition("-")[2], b"-_")
