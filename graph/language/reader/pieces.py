"""Documents as the network reads them: stretches of words that are no blanks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graph.language.reader import features, gazetteer
from graph.language.reader.encoder import Seen
from graph.language.reader.network import Network

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONGEST = 200  # words of a stretch; a longer document is cut after a sentence's end
KEPT = 20_000  # types of words whose vectors are kept
_ENDS = frozenset((".", "!", "?", "…", ";", ":"))


@dataclass(frozen=True)
class Piece:
    """A stretch of a document: its words' numbers there, forms, spaces and sentence starts."""

    places: Sequence[int]
    forms: Sequence[str]
    spaced: Sequence[bool]  # whether a space stands before the word
    told: Sequence[int]  # 1 where a sentence starts, -1 where none does, 0 if nobody said
    first: bool  # of its document


def pieces(doc: Doc) -> Iterator[Piece]:
    """Yield the stretches of a document."""
    numbers = doc.to_array(["ORTH", "SPACY", "IS_SPACE", "SENT_START"])
    after, space, told = numbers[:, 1:].astype(np.int64).T
    words = np.flatnonzero(space == 0)
    texts = {number: doc.vocab.strings[number] for number in set(numbers[:, 0].tolist())}
    places = words.tolist()
    forms = [texts[number] for number in numbers[words, 0].tolist()]
    spaced = np.append(True, (after | space)[:-1])[words].astype(bool).tolist()
    return cut(places, forms, spaced, told[words].tolist())


def cut(
    places: Sequence[int], forms: Sequence[str], spaced: Sequence[bool], told: Sequence[int]
) -> Iterator[Piece]:
    """Yield the stretches of words that are no blanks."""
    at = 0
    while at < len(forms):
        end = _cut(forms, at)
        some = slice(at, end)
        yield Piece(places[some], forms[some], spaced[some], told[some], at == 0)
        at = end


def _cut(forms: Sequence[str], start: int) -> int:
    """Give where a stretch ends: after the last mark in its later half, if there is one."""
    end = start + LONGEST
    if end >= len(forms):
        return len(forms)
    for at in range(end, start + LONGEST // 2, -1):
        if forms[at - 1] in _ENDS:
            return at
    return end


class Inputs:
    """What the network is given for words; the vectors of types met are kept for a while."""

    def __init__(
        self, network: Network, words: Mapping[str, int], listed: Mapping[int, int]
    ) -> None:
        self._network, self._words, self._listed = network, words, listed
        marks = range(1 << 10)
        self._flags = np.array([gazetteer.flags(bits) for bits in marks], np.float32)
        self._rows: dict[str, int] = {}
        self._vectors = np.empty((0, network.width), np.float32)

    def of(self, stretches: Sequence[Piece]) -> Seen:
        """Give what is seen of the stretches' words."""
        self._meet({form for piece in stretches for form in piece.forms})
        rows, type_rows = np.unique(
            [self._rows[form] for piece in stretches for form in piece.forms], return_inverse=True
        )
        bits = [b for piece in stretches for b in gazetteer.marks(piece.forms, self._listed)]
        spaced = [space for piece in stretches for space in piece.spaced]
        first = [i == 0 and p.first for p in stretches for i in range(len(p.forms))]
        kinds, place_rows = np.unique(
            4 * np.array(bits) + 2 * np.array(spaced) + np.array(first), return_inverse=True
        )
        places = np.stack([kinds >> 1 & 1, kinds & 1], axis=1).astype(np.float32)
        places = np.concatenate([self._flags[kinds >> 2], places], axis=1)
        return Seen(self._vectors[rows], places, type_rows, place_rows)

    def _meet(self, forms: Iterable[str]) -> None:
        new = sorted(form for form in forms if form not in self._rows)
        if len(self._rows) + len(new) > KEPT and self._rows:
            self._rows.clear()
            self._vectors = self._vectors[:0]
            new = sorted(forms)
        if new:
            types = np.array([features.type_ids(form, self._words) for form in new])
            self._rows.update((form, row) for row, form in enumerate(new, len(self._rows)))
            self._vectors = np.concatenate([self._vectors, self._network.word_vectors(types)])
