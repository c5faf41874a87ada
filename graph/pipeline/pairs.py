"""Sentences with marked source and target in, the PLOVER root of the edge between them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from graph.curated.plover import plover_root_of
from graph.curated.relations import load_relations
from graph.frames.match import Matcher
from graph.link.mentions import link
from graph.link.names import find_names
from graph.model.claim import Statement
from graph.model.match import Match
from graph.model.relation import Relation
from graph.model.sentence import Document, Name, Sentence
from graph.model.terms import Family, Status
from graph.pipeline.coding import Coder, load_coder
from graph.pipeline.coding_cues import cues
from graph.pipeline.coding_scene import Scene
from graph.pipeline.coding_words import Words
from graph.pipeline.extraction import Extractor
from graph.pipeline.marking import Marked, crosses, mark, pointing, unmarked
from graph.pipeline.nearest import Ends, nearest
from graph.qualify.statements import Qualifier
from graph.score.pairs import NONE, Pair
from graph.score.reasons import NO_TRIGGER, OTHER_RELATION, SWAPPED, Reason, lacking

SOURCE, TARGET = "source", "target"
_PREDICATES = frozenset({"VERB", "NOUN", "ADJ"})
Statements = tuple[Statement, ...]
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
class _Read:
    """A pair as the frames read it: the root of its best edge, else of the nearest frame."""

    pair: Pair
    scene: Scene
    root: str

    @property
    def by_edge(self) -> bool:
        return self.root != NONE and not self.scene.guessed

    def cues(self) -> frozenset[str]:
        return cues(self.scene) | {f"a:{self.root}:{'edge' if self.by_edge else 'near'}"}


@dataclass(frozen=True)
class PairReader:
    """Answers pairs with the frames; the marked words are taken as the actors."""

    extractor: Extractor
    relations: Mapping[str, Relation] = field(default_factory=load_relations)
    coder: Coder | None = None

    def explained(self, pairs: Iterable[Pair]) -> Iterator[tuple[str, str, bool, bool]]:
        """Yield each answer, the claims it rests on or what is there in their place, how found.

        The PLOVER root is that of the best edge from source to target; where there is none,
        that of the frame nearest to both, and the third is true; NONE without either. The
        coder weighs these against the words around, and the fourth is true, unless it has
        learnt from this very sentence.
        """
        for read in self._read(pairs):
            guessed = read.scene.guessed
            why = self._why(read.scene.document, read.scene.statements)
            told = str(replace(why, detail=_told(guessed)) if guessed else why)
            coder = self.coder
            if coder is None or coder.knows(read.pair.sentence):
                yield read.root, told, bool(guessed), False
            else:
                root, votes = coder.weighed(read.cues())
                yield root, f"{told}; {', '.join(votes)}", not read.by_edge, True

    def cues(self, pairs: Iterable[Pair]) -> Iterator[frozenset[str]]:
        """Yield what a coder weighs of each pair."""
        for read in self._read(pairs):
            yield read.cues()

    def _nearest(self, document: Document) -> Match | None:
        coded = {name for name, relation in self.relations.items() if relation.plover}
        return nearest(self._matcher, document, Ends(SOURCE, TARGET), coded)

    def _standing(self, document: Document) -> tuple[str, ...]:
        """Give the frames of coded relations that stand in a text, whoever fills their roles."""
        return tuple(
            candidate.trigger.frame
            for sentence in document.sentences
            for candidate in self._matcher.candidates(document, sentence)
            if self.relations[candidate.trigger.relation].plover
        )

    @property
    def _matcher(self) -> Matcher:
        return Matcher(self.extractor.matcher.frames)

    @cached_property
    def _words(self) -> Words:
        return Words.load(self.extractor.matcher.frames, self.relations)

    def _read(self, pairs: Iterable[Pair]) -> Iterator[_Read]:
        listed = list(pairs)
        marked = [unmarked(pair.marked_sentence) for pair in listed]
        names = [self._names(one) for one in marked]
        texts = [(one.text, found) for one, found in zip(marked, names, strict=True)]
        parsed = self.extractor.parser.parse(texts)
        for pair, one, found, sentences in zip(listed, marked, names, parsed, strict=True):
            document = self._document(one, found, sentences)
            yield self._weighed(pair, one.text, document)

    def _weighed(self, pair: Pair, text: str, document: Document) -> _Read:
        statements = self._statements(text, document)
        near, root = self._nearest(document), self._answer(statements)
        guessed: Statements = ()
        if root == NONE and near is not None:
            guessed = self._qualified(text, document, [near])
            root = self._answer(guessed)
        standing, codes = self._standing(document), (SOURCE, TARGET)
        scene = Scene(text, document, statements, guessed, near, standing, codes, self._words)
        return _Read(pair, scene, root)

    def _names(self, pair: Marked) -> tuple[Name, ...]:
        """Give the register's names, without those that cross the edge of a marked span."""
        found = find_names(pair.text, self.extractor.register)
        spans = (*pair.source, *pair.target)
        return tuple(n for n in found if not any(crosses((n.start, n.end), s) for s in spans))

    def _document(
        self, pair: Marked, names: Sequence[Name], sentences: tuple[Sentence, ...]
    ) -> Document:
        register = self.extractor.register
        mentions = list(link(sentences, names, register))
        for code, spans in ((SOURCE, pair.source), (TARGET, pair.target)):
            mentions = pointing(mentions, spans, code)
            for span in spans:
                mentions = mark(mentions, sentences, pair.text, span, code)
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
) -> Iterator[tuple[str, str, bool, bool]]:
    """Yield the PLOVER root of each pair, or NONE, the reason, and how it was found."""
    return PairReader(Extractor.load(model, actors), coder=load_coder()).explained(pairs)


def _told(statements: Iterable[Statement]) -> str:
    return ", ".join(dict.fromkeys(f"{s.frame} {s.status.value}" for s in statements))


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
