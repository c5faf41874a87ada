"""What a pipeline found in a passage, whether it told it in a spaCy document or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Lemma, word class, dependency, tag, features, and how far off the head stands.
Analysis = tuple[str, str, str, str, str, int]


@dataclass(frozen=True)
class Parsed:
    """A passage's words analysed, where its sentences start, and the names in it.

    A name is given by its first word, the one after its last, and its label.
    """

    words: list[Analysis]
    starts: list[int]
    names: list[tuple[int, int, str]]


def of_doc(doc: Doc) -> Parsed:
    """Read a document at once: asked for word by word it costs several times that."""
    *columns, heads = doc.to_array(["LEMMA", "POS", "DEP", "TAG", "MORPH", "HEAD"]).T
    strings = doc.vocab.strings
    names = {number: strings[number] for column in columns for number in set(column.tolist())}
    told = ([names[number] for number in column.tolist()] for column in columns)
    words = list(zip(*told, heads.astype("int64").tolist(), strict=True))
    starts = [sentence.start for sentence in doc.sents]
    return Parsed(words, starts, [(span.start, span.end, span.label_) for span in doc.ents])
