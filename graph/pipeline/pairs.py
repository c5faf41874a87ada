"""Sentences with marked source and target in, the PLOVER root of the edge between them out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.curated.relations import load_relations
from graph.frames.match import Matcher
from graph.link.mentions import link
from graph.link.names import find_names
from graph.model.claim import Statement
from graph.model.relation import Relation
from graph.model.sentence import Document, Form, Mention, Name, Sentence, Token
from graph.model.terms import Family
from graph.pipeline.extraction import Extractor
from graph.qualify.statements import Qualifier
from graph.score.pairs import NONE, Pair

SOURCE, TARGET = "source", "target"
_MARK = re.compile(r"(</?[st]>)")
Span = tuple[int, int]
# Of several edges between a pair the deed is preferred to the word, conflict to cooperation.
_FIRST = (
    Family.MATERIAL_CONFLICT,
    Family.VERBAL_CONFLICT,
    Family.MATERIAL_COOPERATION,
    Family.DIPLOMATIC_COOPERATION,
    Family.STRUCTURE,
)


@dataclass(frozen=True)
class _Marked:
    """A sentence without its marks, and the offsets of what was marked."""

    text: str
    source: Span
    target: Span


@dataclass(frozen=True)
class PairReader:
    """Answers pairs with the frames; the marked words are taken as the actors."""

    extractor: Extractor
    relations: Mapping[str, Relation] = field(default_factory=load_relations)

    def answers(self, pairs: Iterable[Pair]) -> Iterator[str]:
        """Yield the PLOVER root of the best edge from source to target, or NONE."""
        listed = [_unmarked(pair) for pair in pairs]
        names = [self._names(pair) for pair in listed]
        texts = [(pair.text, found) for pair, found in zip(listed, names, strict=True)]
        parsed = self.extractor.parser.parse(texts)
        for pair, found, sentences in zip(listed, names, parsed, strict=True):
            yield self._answer(self._statements(pair, found, sentences))

    def _names(self, pair: _Marked) -> tuple[Name, ...]:
        """Give the register's names, without those that cross the edge of a marked span."""
        found = find_names(pair.text, self.extractor.register)
        spans = (pair.source, pair.target)
        return tuple(n for n in found if not any(_crosses((n.start, n.end), s) for s in spans))

    def _statements(
        self, pair: _Marked, names: Sequence[Name], sentences: tuple[Sentence, ...]
    ) -> tuple[Statement, ...]:
        register = self.extractor.register
        mentions = list(link(sentences, names, register))
        for code, span in ((SOURCE, pair.source), (TARGET, pair.target)):
            mentions = _marked(mentions, sentences, pair.text, span, code)
        document = Document(sentences, tuple(mentions))
        matcher = Matcher(self.extractor.matcher.frames)
        matches = [m for s in sentences for m in matcher.matches(document, s)]
        return Qualifier(lambda code: code).statements(pair.text, document, matches)

    def _answer(self, statements: Sequence[Statement]) -> str:
        roots = [
            (_FIRST.index(self.relations[statement.relation].family), number, root)
            for number, statement in enumerate(statements)
            if (root := self._root(statement))
        ]
        return min(roots)[2] if roots else NONE

    def _root(self, statement: Statement) -> str:
        relation = self.relations[statement.relation]
        ends = (statement.subject, statement.object)
        if ends == (SOURCE, TARGET) or (relation.symmetric and ends == (TARGET, SOURCE)):
            return relation.plover_root(statement.status)
        return ""


def answer_pairs(pairs: Iterable[Pair], *, model: str | None = None) -> Iterator[str]:
    """Yield the PLOVER root of each pair, or NONE."""
    return PairReader(Extractor.load(model)).answers(pairs)


def _unmarked(pair: Pair) -> _Marked:
    text, spans = "", {"s": (0, 0), "t": (0, 0)}
    opened = 0
    for piece in _MARK.split(pair.marked_sentence):
        if piece in {"<s>", "<t>"}:
            opened = len(text)
        elif piece in {"</s>", "</t>"}:
            spans[piece[2]] = (opened, len(text))
        else:
            text += piece
    return _Marked(text, spans["s"], spans["t"])


def _crosses(one: Span, other: Span) -> bool:
    overlap = one[0] < other[1] and other[0] < one[1]
    inside = other[0] <= one[0] and one[1] <= other[1]
    return overlap and not inside


def _marked(
    mentions: Sequence[Mention],
    sentences: tuple[Sentence, ...],
    text: str,
    span: Span,
    code: str,
) -> list[Mention]:
    """Give the mentions with those inside the span meaning the marked actor, its head too."""
    kept = [
        replace(m, actors=(code,)) if span[0] <= m.start and m.end <= span[1] else m
        for m in mentions
    ]
    for sentence in sentences:
        inside = [t for t in sentence.tokens if span[0] <= t.start and t.end <= span[1]]
        head = _head(inside)
        if head is not None:
            kept = [m for m in kept if (m.sentence, m.token) != (sentence.index, head.index)]
            words = text[span[0] : span[1]]
            kept.append(
                Mention(sentence.index, head.index, *span, words, (code,), Form.NAME, "marked")
            )
    return kept


def _head(tokens: Sequence[Token]) -> Token | None:
    places = {t.index for t in tokens}
    tops = [t for t in tokens if t.head not in places or t.head == t.index]
    nouns = [t for t in tops if t.upos in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"}]
    return next(iter(nouns or tops), None)
