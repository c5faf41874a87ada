"""Texts and their known names in, sentences with Universal Dependencies trees out.

Known names are one token each (see `stand_ins`); the tokens that come out carry the words and
offsets of the text, never the stand-ins.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from itertools import groupby, pairwise, tee
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

from graph.errors import InputError
from graph.language.hyphened import whole
from graph.language.parsed import Analysis, Parsed, of_doc
from graph.language.passages import Passage, Word, paragraphs, pieces, starts, without_signs
from graph.language.repair import repair
from graph.language.stand_ins import stand_in
from graph.model.sentence import Entity, Name, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from graph.language.reader.component import Reader

BUNDLED = Path(__file__).parent / "model"
# What the tokenizer cuts by itself, whatever stands beside it; "s." it would take for a word.
_CHUNK = re.compile(r"(?<=\w)['’]s(?=\.)|\S+")
AT_ONCE = 768  # paragraphs: mostly all those of a unit of articles
_WORDS = 50_000  # known to the pipeline for good, some ten MB
_KEPT = 20_000  # chunks with their words: the tokenizer forgets them at the end of a room
_HYPHENS = ("-", "‑", "–")
NEEDED_LABELS = frozenset(
    {"acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "ccomp"}
    | {"compound", "conj", "cop", "det", "iobj", "mark", "nmod", "nmod:poss", "nsubj"}
    | {"nsubj:pass", "obj", "obl", "obl:agent", "xcomp"}
)


class Parser:
    """A loaded pipeline that turns texts into sentences."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._reader: Reader | None = _alone(nlp)
        self._chunks: dict[str, tuple[tuple[int, int, str], ...]] = {}

    def room(self) -> AbstractContextManager[object]:
        """Give a block at whose end the words first met in it are forgotten: memory stays flat.

        Those met before there were many are kept: they come again and again, and to meet a word
        for the first time costs more than to read it.
        """
        return nullcontext() if len(self._nlp.vocab) < _WORDS else self._nlp.memory_zone()

    def parse(self, texts: Iterable[tuple[str, Sequence[Name]]]) -> Iterator[tuple[Sentence, ...]]:
        """Yield each text's sentences, in order; any number of texts in flat memory."""
        kept: list[str] = []
        parsed = self.analysed(texts, kept)
        finished = 0
        for number, group in groupby(parsed, key=lambda pair: pair[0].text):
            yield from ((),) * (number - finished)
            yield tuple(_sentences(kept[number], group))
            kept[number] = ""
            finished = number + 1
        yield from ((),) * (len(kept) - finished)

    def analysed(
        self, texts: Iterable[tuple[str, Sequence[Name]]], kept: list[str]
    ) -> Iterator[tuple[Passage, Parsed]]:
        """Yield what is parsed at once with what was found, before anything is put right.

        The texts are appended to `kept` as they come.
        """
        passages, given = tee(self._passages(texts, kept))
        return zip(passages, self._parsed(given), strict=True)

    def _parsed(self, passages: Iterator[Passage]) -> Iterator[Parsed]:
        """Parse passages: by our own reader at once, by another pipeline as documents."""
        if self._reader is not None:
            return self._reader.parsed(passages, batch_size=AT_ONCE)
        return map(of_doc, self._nlp.pipe(map(self._doc, passages), batch_size=AT_ONCE))

    def _passages(
        self, texts: Iterable[tuple[str, Sequence[Name]]], kept: list[str]
    ) -> Iterator[Passage]:
        for number, (text, names) in enumerate(texts):
            kept.append(text)
            for start, end in paragraphs(text):
                inside = [n for n in names if start <= n.start and n.end <= end]
                words = tuple(self._words(text, start, end, inside))
                for piece in pieces(words):
                    yield Passage(number, piece)

    def _words(self, text: str, start: int, end: int, names: Sequence[Name]) -> Iterator[Word]:
        at = start
        for name in names:
            yield from self._plain(text, at, name.start)
            surface = text[name.start : name.end]
            yield Word(
                name.start, name.end, stand_in(name, surface, text[start : name.start]), known=True
            )
            at = name.end
            if text[at:end].startswith(_HYPHENS):
                yield Word(at, at + 1, "-", known=False)
                at += 1
        yield from self._plain(text, at, end)

    def _plain(self, text: str, start: int, end: int) -> Iterator[Word]:
        for first, last in without_signs(text, start, end):
            for chunk in _CHUNK.finditer(text, first, last):
                at = chunk.start()
                for begun, ended, word in self._cut(chunk[0]):
                    yield Word(at + begun, at + ended, word, known=False)

    def _cut(self, chunk: str) -> tuple[tuple[int, int, str], ...]:
        """Give the words of what stands between blanks; most of it comes again and again."""
        found = self._chunks.get(chunk)
        if found is None:
            if len(self._chunks) >= _KEPT:
                self._chunks.clear()
            tokens = self._nlp.tokenizer(chunk)
            cut = tuple((t.idx, t.idx + len(t), t.text) for t in tokens)
            found = tuple(whole(cut)) if "-" in chunk else cut
            self._chunks[chunk] = found
        return found

    def _doc(self, passage: Passage) -> Doc:
        from spacy.tokens import Doc

        spaces = [*passage.spaced[1:], False]  # after each word
        begun: list[bool | int | None] = [*starts(passage.words)]
        return Doc(self._nlp.vocab, words=passage.forms, spaces=spaces, sent_starts=begun)


def load(model: str | None = None) -> Parser:
    """Load the bundled pipeline, or the named one if its labels are Universal Dependencies.

    Raises:
        InputError: there is no such pipeline, or it lacks labels that the frames read.
    """
    _import_spacy()
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
    if model is None:
        _know_spaces_alone(nlp)
    return Parser(nlp)


def _import_spacy() -> None:
    """Import spaCy without its commands, which take a quarter of the time and serve nothing here.

    They can still be imported by their own name afterwards.
    """
    if "spacy" in sys.modules:
        return
    commands = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    vars(commands["spacy.cli.info"])["info"] = None
    sys.modules.update(commands)
    try:
        import_module("spacy")
    finally:
        for name in commands:
            del sys.modules[name]


def _know_spaces_alone(nlp: Language) -> None:
    """Let a word that is met for the first time not be asked for more than our reader wants."""
    from spacy.attrs import IS_SPACE

    vocab: Any = nlp.vocab
    vocab.lex_attr_getters = {IS_SPACE: vocab.lex_attr_getters[IS_SPACE]}


def _alone(nlp: Language) -> Reader | None:
    """Give our own reader if it is all that there is to a pipeline."""
    alone = nlp.pipe_names == ["entente_reader"]
    return cast("Reader", nlp.get_pipe("entente_reader")) if alone else None


def _labels(nlp: Language) -> frozenset[str]:
    labels = (nlp.pipe_labels.get(name, ()) for name in ("parser", "entente_reader"))
    return frozenset(label for each in labels for label in each)


def _sentences(text: str, parsed: Iterable[tuple[Passage, Parsed]]) -> Iterator[Sentence]:
    index = 0
    for passage, found in parsed:
        for first, last in pairwise((*found.starts, len(passage))):
            words = passage.words[first:last]
            told = zip(words, found.words[first:last], strict=True)
            tokens = tuple([_token(text, n, w, of) for n, (w, of) in enumerate(told)])
            start, end = words[0].start, words[-1].end
            entities = tuple(_entities(passage, found, first, last)) if found.names else ()
            yield repair(Sentence(index, start, end, text[start:end], tokens, entities))
            index += 1


def _entities(passage: Passage, found: Parsed, start: int, end: int) -> Iterator[Entity]:
    """Yield the names of a sentence that the recogniser finds and nobody knew before."""
    for first, last, label in found.names:
        inside = passage.words[first:last]
        if start <= first < end and not any(word.known for word in inside):
            yield Entity(inside[0].start, inside[-1].end, label)


def _token(text: str, number: int, word: Word, analysis: Analysis) -> Token:
    lemma, upos, dep, tag, morph, head = analysis
    surface = text[word.start : word.end]
    return Token(
        number,
        surface,
        surface if word.known else lemma,
        upos,
        number + head,
        "root" if dep == "ROOT" else dep,
        word.start,
        word.end,
        tag,
        "" if morph == "_" else morph,
    )
