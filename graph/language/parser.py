"""Texts and their known names in, sentences with Universal Dependencies trees out.

Every paragraph is parsed by itself, so that a headline without a full stop cannot run
into the text below it. Known names are one token each (see `stand_ins`); the tokens that
come out carry the words and offsets of the text, never the stand-ins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.language.repair import repair
from graph.language.stand_ins import stand_in
from graph.model.sentence import Entity, Name, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.tokens import Token as SpacyToken

BUNDLED = Path(__file__).parent / "model"
LONGEST = 6_000  # characters parsed at once; a longer paragraph is cut at a space
MOST_WORDS = 200  # parsed at once without the end of a sentence: lists and tables, not prose
MOST_ENDLESS = 4  # times LONGEST without the end of a sentence in a line; what follows is no prose
_ENDS = frozenset(".!?;")
# After these a sentence may start.
_STOPS = (".", "!", "?", ":", "…", '"', "”", "“", "'", "’", ")", "]", "-", "–", "—", "*", "•")
_END = re.compile(r"[.!?;][\"'”’)]*(?!\S)")
# Signs in a row without a word: rules, dots that lead to a page number, damage.
_SIGNS = re.compile(r"[^\w\s](?:\s{0,9}[^\w\s]){19,}")
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
# "BEIRUT, Lebanon (Reuters) - ": where a report was filed is no part of its first sentence.
_DATELINE = re.compile(
    r"""\s*(?:[A-Z][A-Z'’./ -]{2,40}[A-Z]  # a city in capitals, or any before an agency
          |[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]+)?(?=[^(\n]{,40}\s\([A-Z][\w/ .&-]{1,30}\)\s?[-–—]))
        (?:,\s[A-Z][\w.'’ -]{2,30})*  # country, day
        (?:\s\([A-Z][\w/ .&-]{1,30}\))?
        \s?(?:--|[-–—])\s(?=["“‘]?[A-Z])""",
    re.VERBOSE,
)
_HYPHENS = ("-", "‑", "–")
NEEDED_LABELS = frozenset(
    {"acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "ccomp"}
    | {"compound", "conj", "cop", "det", "iobj", "mark", "nmod", "nmod:poss", "nsubj"}
    | {"nsubj:pass", "obj", "obl", "obl:agent", "xcomp"}
)


@dataclass(frozen=True)
class _Word:
    """A word to parse: its place in the text and what stands in for it."""

    start: int
    end: int
    parsed: str
    known: bool


@dataclass(frozen=True)
class _Passage:
    """A paragraph's words and the number of the text that it belongs to."""

    text: int
    words: tuple[_Word, ...]


class Parser:
    """A loaded pipeline that turns texts into sentences."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def room(self) -> AbstractContextManager[object]:
        """Give a block at whose end the words first met in it are forgotten: memory stays flat."""
        return self._nlp.memory_zone()

    def parse(self, texts: Iterable[tuple[str, Sequence[Name]]]) -> Iterator[tuple[Sentence, ...]]:
        """Yield each text's sentences, in order; any number of texts in flat memory."""
        kept: list[str] = []
        passages = self._passages(texts, kept)
        docs = self._nlp.pipe(((self._doc(p), p) for p in passages), as_tuples=True, batch_size=64)
        finished = 0
        for number, group in groupby(docs, key=lambda pair: pair[1].text):
            yield from ((),) * (number - finished)
            yield tuple(_sentences(kept[number], group))
            kept[number] = ""
            finished = number + 1
        yield from ((),) * (len(kept) - finished)

    def _passages(
        self, texts: Iterable[tuple[str, Sequence[Name]]], kept: list[str]
    ) -> Iterator[_Passage]:
        for number, (text, names) in enumerate(texts):
            kept.append(text)
            for start, end in _paragraphs(text):
                inside = [n for n in names if start <= n.start and n.end <= end]
                words = tuple(self._words(text, start, end, inside))
                for piece in _pieces(words):
                    yield _Passage(number, piece)

    def _words(self, text: str, start: int, end: int, names: Sequence[Name]) -> Iterator[_Word]:
        at = start
        for name in names:
            yield from self._plain(text, at, name.start)
            surface = text[name.start : name.end]
            yield _Word(
                name.start, name.end, stand_in(name, surface, text[start : name.start]), known=True
            )
            at = name.end
            if text[at:end].startswith(_HYPHENS):
                yield _Word(at, at + 1, "-", known=False)
                at += 1
        yield from self._plain(text, at, end)

    def _plain(self, text: str, start: int, end: int) -> Iterator[_Word]:
        for first, last in _without_signs(text, start, end):
            for token in self._nlp.tokenizer(text[first:last]):
                if not token.is_space:
                    at = first + token.idx
                    yield _Word(at, at + len(token), token.text, known=False)

    def _doc(self, passage: _Passage) -> Doc:
        from spacy.tokens import Doc

        words = passage.words
        following = [w.start for w in words[1:]] + [words[-1].end]
        spaces = [word.end < after for word, after in zip(words, following, strict=True)]
        starts: list[bool | int | None] = [None]
        starts += (_starts(words, number) for number in range(1, len(words)))
        parsed = [w.parsed for w in words]
        return Doc(self._nlp.vocab, words=parsed, spaces=spaces, sent_starts=starts)


def load(model: str | None = None) -> Parser:
    """Load the bundled pipeline, or the named one if its labels are Universal Dependencies.

    Raises:
        InputError: there is no such pipeline, or it lacks labels that the frames read.
    """
    import spacy

    from graph.language.reader import component  # noqa: F401 - makes the reader known to spaCy

    try:
        nlp = spacy.load(model or BUNDLED)
    except OSError as error:
        raise InputError(
            f"expected the name or folder of an installed spaCy pipeline, got {model!r}"
        ) from error
    missing = NEEDED_LABELS - _labels(nlp)
    if missing:
        raise InputError(
            f"model {model!r}: expected Universal Dependencies labels, "
            f"missing {', '.join(sorted(missing))}"
        )
    return Parser(nlp)


def _labels(nlp: Language) -> frozenset[str]:
    labels = (nlp.pipe_labels.get(name, ()) for name in ("parser", "entente_reader"))
    return frozenset(label for each in labels for label in each)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for found in _PARAGRAPH.finditer(text):
        start, end = found.span()
        if filed := _DATELINE.match(text, start, end):
            yield start, filed.end()
            start = filed.end()
        endless = 0
        while end - start > LONGEST:
            cut = text.rfind(" ", start + 1, start + LONGEST)
            cut = cut if cut > start else start + LONGEST
            endless = 0 if _END.search(text, start, cut) else endless + 1
            if endless <= MOST_ENDLESS:
                yield start, cut
            start = cut
        yield start, end


def _starts(words: Sequence[_Word], number: int) -> bool | None:
    """Whether a sentence starts at a word: None where that is for the parser to say.

    A semicolon parts clauses that stand alone; told so, the parser joins nothing across it.
    Within a paragraph nothing else but the end of a sentence does: no name is cut in two.
    """
    before = words[number - 1].parsed
    if before == ";":
        return True
    return None if before.endswith(_STOPS) and not _said_on(words, number) else False


def _said_on(words: Sequence[_Word], number: int) -> bool:
    """Whether a quotation just closed after a comma: its speaker follows."""
    closed = words[number - 1].parsed in {'"', "”", "'", "’", "''"}
    return closed and number > 1 and words[number - 2].parsed == ","


def _pieces(words: Sequence[_Word]) -> Iterator[tuple[_Word, ...]]:
    """Yield the words, cut where a sentence would get too long to be one."""
    start = last = 0
    for place, word in enumerate(words):
        if word.parsed in _ENDS:
            last = place
        elif place - last >= MOST_WORDS:
            yield tuple(words[start:place])
            start = last = place
    if start < len(words):
        yield tuple(words[start:])


def _without_signs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches between long rows of signs."""
    for found in _SIGNS.finditer(text, start, end):
        yield start, found.start()
        start = found.end()
    yield start, end


def _sentences(text: str, parsed: Iterable[tuple[Doc, _Passage]]) -> Iterator[Sentence]:
    index = 0
    for doc, passage in parsed:
        for span in doc.sents:
            words = passage.words[span.start : span.end]
            tokens = tuple(_token(text, t, w, span.start) for t, w in zip(span, words, strict=True))
            start, end = words[0].start, words[-1].end
            found = tuple(_entities(span, words))
            yield repair(Sentence(index, start, end, text[start:end], tokens, found))
            index += 1


def _entities(sentence: Span, words: Sequence[_Word]) -> Iterator[Entity]:
    """Yield the names that the recogniser finds and nobody knew before."""
    for span in sentence.ents:
        inside = words[span.start - sentence.start : span.end - sentence.start]
        if not any(word.known for word in inside):
            yield Entity(inside[0].start, inside[-1].end, span.label_)


def _token(text: str, token: SpacyToken, word: _Word, offset: int) -> Token:
    surface = text[word.start : word.end]
    return Token(
        index=token.i - offset,
        text=surface,
        lemma=surface if word.known else token.lemma_,
        upos=token.pos_,
        head=token.head.i - offset,
        dep="root" if token.dep_ == "ROOT" else token.dep_,
        start=word.start,
        end=word.end,
        tag=token.tag_,
        morph=str(token.morph),
    )
