"""The reader as a part of a spaCy pipeline: it fills documents with all that it found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from functools import cache
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from spacy.language import Language
from threadpoolctl import ThreadpoolController

from graph.language.parsed import Parsed
from graph.language.reader import features, names
from graph.language.reader.answers import Answer, answers
from graph.language.reader.filling import Filler, Labels
from graph.language.reader.network import Network, Scores
from graph.language.reader.pieces import Inputs, Piece, cut, pieces

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from graph.language.passages import Passage

Given = TypeVar("Given", bound=Sized)
NAME = "entente_reader"
FILE = "network.npz"
AT_ONCE = 256  # documents
WORDS = 24_000  # that are read at once
SCORED = 2_000  # words whose scores are kept at once


@Language.factory(
    NAME,
    assigns=[
        *("token.dep", "token.head", "token.is_sent_start", "doc.sents", "token.tag"),
        *("token.pos", "token.morph", "token.lemma", "doc.ents", "token.ent_iob"),
        "token.ent_type",
    ],
)
def make_reader(nlp: Language, name: str) -> Reader:
    """Give a reader that knows nothing until its file is read."""
    return Reader(nlp.vocab, name)


class Reader:
    """Reads documents with a network."""

    def __init__(self, vocab: Vocab, name: str = NAME) -> None:
        self.vocab, self.name = vocab, name
        self._archive = b""
        self.labels: tuple[str, ...] = ()
        self.entity_labels = names.LABELS

    def __call__(self, doc: Doc) -> Doc:
        """Read one document."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = AT_ONCE) -> Iterator[Doc]:
        """Read documents, as many at once as have some thousand words, at most `batch_size`."""
        for docs in _batches(stream, batch_size):
            self._read(docs)
            yield from docs

    def parsed(self, stream: Iterable[Passage], *, batch_size: int = AT_ONCE) -> Iterator[Parsed]:
        """Read passages without documents, which takes a good deal less than what is read."""
        for passages in _batches(stream, batch_size):
            by_passage = [
                list(cut(range(len(one)), one.forms, one.spaced, one.told)) for one in passages
            ]
            found = self._found(by_passage)
            yield from map(self._filler.parsed, by_passage, found)

    def _read(self, docs: list[Doc]) -> None:
        by_doc = [list(pieces(doc)) for doc in docs]
        for doc, own, found in zip(docs, by_doc, self._found(by_doc), strict=True):
            self._filler.fill(doc, own, found)

    def _found(self, by_text: Sequence[Sequence[Piece]]) -> list[list[Answer]]:
        """Give the answers for the stretches of several texts, text by text."""
        stretches = [piece for own in by_text for piece in own]
        found = iter(list(self._answers(stretches)) if stretches else ())
        return [list(islice(found, len(own))) for own in by_text]

    def _answers(self, stretches: list[Piece]) -> Iterator[Answer]:
        with _arithmetic().limit(limits=1, user_api="blas"):
            states = self._network.read(
                self._inputs.of(stretches), [len(piece.forms) for piece in stretches]
            )
            start = 0
            for some in _parts(stretches):
                end = start + sum(len(piece.forms) for piece in some)
                yield from self._scored(some, self._network.scores(states, start, end))
                start = end

    def _scored(self, stretches: list[Piece], scores: Scores) -> list[Answer]:
        told = np.array([start for piece in stretches for start in piece.told])
        rules = self._filler.known_rules(stretches, scores.tags)
        unknown = np.flatnonzero(rules < 0)
        rules[unknown] = self._network.rules(scores, unknown)
        sizes = [len(piece.forms) for piece in stretches]
        return list(answers(self._network, scores, sizes, told, rules))

    def from_bytes(self, archive: bytes, **_: Any) -> Reader:
        """Take in a network and what it knows."""
        self._archive = archive
        weights, words, labels, listed = unpacked(archive)
        self.labels = labels.deps
        self._network = Network(weights)
        self._inputs = Inputs(self._network, features.numbered(words), listed)
        self._filler = Filler(self.vocab, labels)
        return self

    def to_bytes(self, **_: Any) -> bytes:
        """Give the network and what it knows."""
        return self._archive

    def from_disk(self, folder: Path | str, **_: Any) -> Reader:
        """Read the network and what it knows from a folder."""
        return self.from_bytes((Path(folder) / FILE).read_bytes())

    def to_disk(self, folder: Path | str, **_: Any) -> None:
        """Write the network and what it knows to a folder."""
        Path(folder).mkdir(exist_ok=True)
        (Path(folder) / FILE).write_bytes(self._archive)


def _batches(stream: Iterable[Given], most: int) -> Iterator[list[Given]]:
    """Yield texts together that have some thousand words, or are many."""
    batch: list[Given] = []
    words = 0
    for text in stream:
        batch.append(text)
        words += len(text)
        if words >= WORDS or len(batch) >= most:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def _parts(stretches: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield some neighbouring stretches at a time: scores of all at once take much memory."""
    part: list[Piece] = []
    words = 0
    for piece in stretches:
        part.append(piece)
        words += len(piece.forms)
        if words >= SCORED:
            yield part
            part, words = [], 0
    if part:
        yield part


@cache
def _arithmetic() -> ThreadpoolController:
    """Give what holds numpy's matrix products to one thread.

    They are small here: several threads spend longer on waiting for each other than on the
    products, and many times longer where other processes want the cores too.
    """
    return ThreadpoolController()


def archive_of(
    weights: Mapping[str, Any],
    book: Mapping[str, Any],
    listed: Mapping[int, int],
    known: Mapping[int, int],
) -> bytes:
    """Pack weights (in half precision), words and labels, listed names, known lemmas."""
    arrays: dict[str, Any] = {
        key: np.asarray(value, np.float16) for key, value in sorted(weights.items())
    }
    for key, table in (("listed", listed), ("lemmas", known)):
        arrays[key] = np.array([list(table), list(table.values())], np.uint32)
    arrays["book"] = np.frombuffer(json.dumps(book).encode(), np.uint8)
    buffer = BytesIO()
    np.savez_compressed(buffer, **arrays)
    return buffer.getvalue()


def unpacked(
    archive: bytes,
) -> tuple[dict[str, Any], tuple[str, ...], Labels, dict[int, int]]:
    """Give what `archive_of` packed: weights, words, labels with known lemmas, listed names."""
    with np.load(BytesIO(archive), allow_pickle=False) as arrays:
        weights = {key: arrays[key] for key in arrays.files}
    book = json.loads(weights.pop("book").tobytes())
    listed, known = (
        dict(zip(*weights.pop(key).tolist(), strict=True)) for key in ("listed", "lemmas")
    )
    tags = tuple((upos, tag, feats) for upos, tag, feats in book["tags"])
    labels = Labels(tags, tuple(book["rules"]), tuple(book["deps"]), known)
    return weights, tuple(book["words"]), labels, listed
