"""Sentences with marked source and target in, the PLOVER root of the edge between them out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.curated.plover import plover_root_of
from graph.curated.relations import load_relations
from graph.frames.match import Matcher
from graph.link.mentions import link
from graph.link.names import find_names
from graph.model.claim import Statement
from graph.model.match import Match
from graph.model.relation import Relation
from graph.model.sentence import Document, Form, Mention, Name, Sentence, Token
from graph.model.terms import Family, Status
from graph.pipeline.extraction import Extractor
from graph.pipeline.nearest import Ends, nearest
from graph.qualify.statements import Qualifier
from graph.score.pairs import NONE, Pair
from graph.score.reasons import NO_TRIGGER, OTHER_RELATION, SWAPPED, Reason, lacking

SOURCE, TARGET = "source", "target"
_PREDICATES = frozenset({"VERB", "NOUN", "ADJ"})
_MARK = re.compile(r"(</?[st]>)")
Span = tuple[int, int]
Statements = tuple[Statement, ...]
_POINTING = frozenset((Form.PRONOUN, Form.ROLE))
# Who hosts a guest consults as the guest does.
_EITHER_WAY = frozenset(("visits",))
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
    source: tuple[Span, ...]
    target: tuple[Span, ...]


@dataclass(frozen=True)
class PairReader:
    """Answers pairs with the frames; the marked words are taken as the actors."""

    extractor: Extractor
    relations: Mapping[str, Relation] = field(default_factory=load_relations)

    def explained(self, pairs: Iterable[Pair]) -> Iterator[tuple[str, str, bool]]:
        """Yield each answer, the claims it rests on or what is there in their place, how found.

        The answer is the PLOVER root of the best edge from source to target; where there is
        none, that of the frame nearest to both, and the last is true; NONE without either.
        """
        for text, document, statements in self._read(pairs):
            edge, why = self._answer(statements), self._why(document, statements)
            near = () if edge != NONE else self._nearest(text, document)
            if near:
                yield self._answer(near), str(replace(why, detail=_told(near))), True
            else:
                yield edge, str(why), False

    def _nearest(self, text: str, document: Document) -> Statements:
        coded = {name for name, relation in self.relations.items() if relation.plover}
        found = nearest(self._matcher, document, Ends(SOURCE, TARGET), coded)
        return () if found is None else self._qualified(text, document, [found])

    @property
    def _matcher(self) -> Matcher:
        return Matcher(self.extractor.matcher.frames)

    def _read(self, pairs: Iterable[Pair]) -> Iterator[tuple[str, Document, Statements]]:
        listed = [_unmarked(pair) for pair in pairs]
        names = [self._names(pair) for pair in listed]
        texts = [(pair.text, found) for pair, found in zip(listed, names, strict=True)]
        parsed = self.extractor.parser.parse(texts)
        for pair, found, sentences in zip(listed, names, parsed, strict=True):
            document = self._document(pair, found, sentences)
            yield pair.text, document, self._statements(pair.text, document)

    def _names(self, pair: _Marked) -> tuple[Name, ...]:
        """Give the register's names, without those that cross the edge of a marked span."""
        found = find_names(pair.text, self.extractor.register)
        spans = (*pair.source, *pair.target)
        return tuple(n for n in found if not any(_crosses((n.start, n.end), s) for s in spans))

    def _document(
        self, pair: _Marked, names: Sequence[Name], sentences: tuple[Sentence, ...]
    ) -> Document:
        register = self.extractor.register
        mentions = list(link(sentences, names, register))
        for code, spans in ((SOURCE, pair.source), (TARGET, pair.target)):
            mentions = _pointing(mentions, spans, code)
            for span in spans:
                mentions = _marked(mentions, sentences, pair.text, span, code)
        return Document(sentences, tuple(mentions))

    def _statements(self, text: str, document: Document) -> Statements:
        matcher = self._matcher
        matches = [m for s in document.sentences for m in matcher.matches(document, s)]
        return self._qualified(text, document, matches)

    def _qualified(self, text: str, document: Document, matches: Iterable[Match]) -> Statements:
        return Qualifier(lambda code: code).statements(text, document, matches)

    def _why(self, document: Document, statements: Sequence[Statement]) -> Reason:
        """Give the claims between the two, else those turned round, else the near misses."""
        claims = [s for s in statements if self._root(s)]
        turned = [s for s in statements if (s.subject, s.object) == (TARGET, SOURCE)]
        if claims or turned:
            kind = OTHER_RELATION if claims else SWAPPED
            return Reason(kind, _told(claims or turned))
        matcher = self._matcher
        near = [m for s in document.sentences for m in matcher.near_misses(document, s)]
        above = _above(document)
        details = [f"{m.frame} on {m.word!r}: {m.missing}" for m in near if m.word in above]
        if details:
            return lacking(details)
        return Reason(NO_TRIGGER, ", ".join(above))

    def _answer(self, statements: Sequence[Statement]) -> str:
        roots = [
            (self._rank(statement), number, root)
            for number, statement in enumerate(statements)
            if (root := self._root(statement))
        ]
        return min(roots)[2] if roots else NONE

    def _rank(self, statement: Statement) -> int:
        """Give the order in which edges are preferred; what is denied comes last."""
        family = _FIRST.index(self.relations[statement.relation].family)
        return family + len(_FIRST) * (statement.status is Status.DENIED)

    def _root(self, statement: Statement) -> str:
        relation = self.relations[statement.relation]
        ends = (statement.subject, statement.object)
        mutual = relation.symmetric or relation.name in _EITHER_WAY
        if ends == (SOURCE, TARGET) or (mutual and ends == (TARGET, SOURCE)):
            return relation.plover_root(statement.status, plover_root_of(statement.frame))
        return ""


def answer_pairs(
    pairs: Iterable[Pair], *, model: str | None = None, actors: Sequence[Path] = ()
) -> Iterator[tuple[str, str, bool]]:
    """Yield the PLOVER root of each pair, or NONE, the reason, and whether it is only near."""
    return PairReader(Extractor.load(model, actors)).explained(pairs)


def _told(statements: Iterable[Statement]) -> str:
    return ", ".join(dict.fromkeys(f"{s.frame} {s.status.value}" for s in statements))


def _unmarked(pair: Pair) -> _Marked:
    text, opened = "", 0
    spans: dict[str, list[Span]] = {"s": [], "t": []}
    for piece in _MARK.split(pair.marked_sentence):
        if piece in {"<s>", "<t>"}:
            opened = len(text)
        elif piece in {"</s>", "</t>"}:
            spans[piece[2]].append((opened, len(text)))
        else:
            text += piece
    return _Marked(text, tuple(spans["s"]), tuple(spans["t"]))


def _pointing(mentions: Sequence[Mention], spans: Sequence[Span], code: str) -> list[Mention]:
    """Give the mentions with pronouns and roles for a marked actor meaning it, too."""
    named = {
        m.actors for m in mentions for start, end in spans if start <= m.start and m.end <= end
    }
    return [
        replace(m, actors=(code,)) if m.form in _POINTING and m.actors in named else m
        for m in mentions
    ]


def _above(document: Document) -> list[str]:
    """Give the words between and above the marked actors, in text order."""
    found: set[tuple[int, int, str]] = set()
    for mention in document.mentions:
        if mention.actors in {(SOURCE,), (TARGET,)}:
            sentence = document.sentences[mention.sentence]
            words = (
                sentence.tokens[mention.token],
                *sentence.ancestors(sentence.tokens[mention.token]),
            )
            found |= {
                (sentence.index, t.index, t.text)
                for t in words
                if t.upos in _PREDICATES and document.mention(sentence, t) is None
            }
    return [text for _, _, text in sorted(found)]


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
