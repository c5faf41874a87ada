"""Answers into spaCy documents: heads, labels, tags, lemmas and names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from graph.language.parsed import Analysis, Parsed
from graph.language.reader import lemmas, names
from graph.language.reader.answers import Answer
from graph.language.reader.pieces import Piece
from graph.language.reader.recurrence import Ints

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

ATTRIBUTES: list[int | str] = ["HEAD", "DEP", "TAG", "POS", "MORPH", "LEMMA", "ENT_IOB", "ENT_TYPE"]
KEPT = 20_000  # rules and lemmas of forms met
_IOB = {"O": 2, "B": 3, "S": 3, "I": 1, "E": 1}  # spaCy's numbers for a name's words
_SPACE = ("SPACE", "_SP", "")


@dataclass(frozen=True)
class Labels:
    """The labels that answers number."""

    tags: tuple[tuple[str, str, str], ...]  # UPOS, XPOS, features
    rules: tuple[str, ...]
    deps: tuple[str, ...]
    lemmas: Mapping[int, int]  # rules of forms with their tags, as training saw them


class Filler:
    """Writes answers into documents; it knows the numbers of a vocabulary's strings."""

    def __init__(self, vocab: Vocab, labels: Labels) -> None:
        self._strings, self._labels = vocab.strings, labels
        number = vocab.strings.add
        self._deps = np.array([number(dep) for dep in labels.deps], np.uint64)
        rows = [
            (number(tag), number(pos), vocab.morphology.add(feats))
            for pos, tag, feats in (*labels.tags, _SPACE)
        ]
        self._tags = np.array(rows, np.uint64)
        self._told = [
            (pos, tag, self._strings[m])
            for (pos, tag, _), (*_, m) in zip(labels.tags, rows, strict=False)
        ]
        kinds = [(_IOB[tag[0]], number(tag[2:]) if tag[2:] else 0) for tag in names.TAGS]
        self._names = np.array(kinds, np.uint64)
        self._dep = number("dep")
        self._rules: dict[tuple[str, int], int] = {}  # of forms with their tags
        self._lemmas: dict[tuple[str, int], str] = {}  # of forms with a rule

    def fill(self, doc: Doc, stretches: Sequence[Piece], found: Sequence[Answer]) -> None:
        """Write the answers for a document's stretches into it."""
        values = np.zeros((len(doc), len(ATTRIBUTES)), np.uint64)
        self._blanks(doc, values, {i for piece in stretches for i in piece.places})
        for piece, answer in zip(stretches, found, strict=True):
            places = np.array(piece.places)
            values[places, 0] = (places[answer.heads] - places).astype(np.uint64)
            values[places, 1] = self._deps[answer.deps]
            values[places, 2:5] = self._tags[answer.tags]
            add, lemma = self._strings.add, self._lemma
            values[places, 5] = [
                add(lemma(*each)) for each in zip(piece.forms, answer.rules.tolist(), strict=True)
            ]
            values[places, 6:] = self._names[answer.names]
        doc.from_array(ATTRIBUTES, values)  # type: ignore[arg-type] # numpy's, not thinc's, arrays

    def parsed(self, stretches: Sequence[Piece], found: Sequence[Answer]) -> Parsed:
        """Give the answers for a passage's stretches without a document."""
        words: list[Analysis] = []
        starts: list[int] = []
        spans: list[tuple[int, int, str]] = []
        for piece, answer in zip(stretches, found, strict=True):
            first = len(words)
            rules, deps = answer.rules.tolist(), self._labels.deps
            offsets = (answer.heads - np.arange(len(answer.heads))).tolist()
            rows = zip(
                piece.forms, rules, answer.tags.tolist(), answer.deps.tolist(), offsets, strict=True
            )
            for form, rule, number, dep, offset in rows:
                pos, tag, feats = self._told[number]
                words.append((self._lemma(form, rule), pos, deps[dep], tag, feats, offset))
            starts += (np.flatnonzero(answer.starts) + first).tolist()
            if answer.names.any():
                spans += [(a + first, b + first, kind) for a, b, kind in names.spans(answer.names)]
        return Parsed(words, starts, spans)

    def _blanks(self, doc: Doc, values: NDArray[np.uint64], words: set[int]) -> None:
        """Hang words of blanks on the word before, or on the first one after."""
        if len(words) == len(doc):
            return
        first = min(words, default=0)
        last = first
        for token in doc:
            if token.i in words:
                last = token.i
            else:
                offset = last - token.i if words else 0
                lemma = self._strings.add(token.text)
                values[token.i] = (offset % 2**64, self._dep, *self._tags[-1], lemma, 2, 0)

    def known_rules(self, stretches: Sequence[Piece], tags: Ints) -> Ints:
        """Give the rules that training saw for words with their tags, -1 where it saw none."""
        forms = (form for piece in stretches for form in piece.forms)
        return np.array([self._known(*each) for each in zip(forms, tags.tolist(), strict=True)])

    def _known(self, form: str, tag: int) -> int:
        found = self._rules.get((form, tag))
        if found is None:
            if len(self._rules) >= KEPT:
                self._rules.clear()
            found = self._rules[form, tag] = self._looked_up(form, self._labels.tags[tag][1])
        return found

    def _looked_up(self, form: str, tag: str) -> int:
        known = self._labels.lemmas
        number = known.get(lemmas.key(form, tag))
        if number is None and not tag.startswith("NNP"):
            number = known.get(lemmas.key(form.lower(), tag))
        return -1 if number is None else number

    def _lemma(self, form: str, rule: int) -> str:
        found = self._lemmas.get((form, rule))
        if found is None:
            if len(self._lemmas) >= KEPT:
                self._lemmas.clear()
            found = self._lemmas[form, rule] = lemmas.lemma_of(form, self._labels.rules[rule])
        return found
