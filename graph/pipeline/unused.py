"""Articles in, the words out that join two actors and lead to no claim: the curators' to-do list.

A word counts where two mentions of different actors hang below it in one sentence, no claim
joins the two there, and no frame fired on the word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from graph.model.article import Article
from graph.model.sentence import Sentence, Token
from graph.pipeline.extraction import Extractor, Reading

_KINDS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}
_FARTHEST = 4  # steps up the tree; what hangs further below has predicates of its own
_CLAUSES = frozenset({"acl:relcl", "advcl", "advcl:relcl", "ccomp", "parataxis"})
Ends = tuple[str, str]


@dataclass(frozen=True)
class Place:
    """A sentence with two actors joined by a word."""

    article: str
    start: int
    end: int
    text: str
    actors: Ends


@dataclass(frozen=True)
class Gap:
    """A word that joins two actors without a claim, where it stands, and which frames know it."""

    word: str
    kind: str
    frames: tuple[str, ...]
    places: tuple[Place, ...]


def gaps(
    articles: Iterable[Article], *, model: str | None = None, actors: Sequence[Path] = ()
) -> list[Gap]:
    """Give the unused predicate words of articles, those of the most sentences first."""
    extractor = Extractor.load(model, actors)
    found: dict[tuple[str, str], tuple[set[str], list[Place]]] = {}
    for reading in extractor.read(articles):
        for token, word, place in _places(extractor, reading):
            kind = _KINDS[token.upos]
            frames, places = found.setdefault((word, kind), (set(), []))
            places.append(place)
            known = extractor.matcher.frames.triggers(kind, token.text.lower())
            frames.update(trigger.frame for trigger in known)
    listed = [
        Gap(word, kind, tuple(sorted(frames)), tuple(places))
        for (word, kind), (frames, places) in found.items()
    ]
    return sorted(listed, key=lambda gap: (-len(gap.places), gap.word, gap.kind))


def _places(extractor: Extractor, reading: Reading) -> Iterator[tuple[Token, str, Place]]:
    """Yield each unused word of each sentence once, with the first two actors that it joins."""
    carriers = extractor.matcher.frames.carriers
    used = {(m.sentence, n) for m in reading.matches for n in (*m.words, m.trigger, m.verb)}
    for sentence in reading.document.sentences:
        seen: set[int] = set()
        for ends, first, second in _unjoined(extractor, reading, sentence):
            token = _joining(sentence, first, second)
            if token is None or token.index in seen or (sentence.index, token.index) in used:
                continue
            if reading.document.mention(sentence, token) is not None:
                continue
            seen.add(token.index)
            place = Place(reading.article.id, sentence.start, sentence.end, sentence.text, ends)
            yield token, _word(sentence, token, carriers), place


def _word(sentence: Sentence, token: Token, carriers: Set[str]) -> str:
    """Give the lemma, with that of its object where the verb only carries a noun."""
    objects = sentence.children(token, "obj") if token.text.lower() in carriers else ()
    nouns = [t.lemma.lower() for t in objects[:1] if t.upos == "NOUN"]
    return " ".join((token.lemma.lower(), *nouns))


def _unjoined(
    extractor: Extractor, reading: Reading, sentence: Sentence
) -> Iterator[tuple[Ends, Token, Token]]:
    """Yield two actors of a sentence between whom it makes no claim, with their tokens."""
    day, register = reading.article.date, extractor.register
    joined = {
        frozenset((s.subject, s.object))
        for s in reading.statements
        if s.start is not None and sentence.start <= s.start < sentence.end
    }
    acting = [
        (register.roll_up(mention.actors[0], day), sentence.tokens[mention.token])
        for mention in reading.document.mentions_in(sentence)
        if len(mention.actors) == 1
    ]
    for (one, first), (other, second) in combinations(acting, 2):
        if one != other and frozenset((one, other)) not in joined:
            yield (one, other), first, second


def _joining(sentence: Sentence, first: Token, second: Token) -> Token | None:
    """Give the nearest word above both, if it is a predicate and no name."""
    above = {t.index for t in _reachable(sentence, first)}
    shared = next((t for t in _reachable(sentence, second) if t.index in above), None)
    is_predicate = shared is not None and shared.upos in _KINDS
    return shared if is_predicate else None


def _reachable(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Yield the words above a token up to the predicate of its own clause."""
    for _ in range(_FARTHEST):
        head = sentence.head(token)
        if head is None or token.dep in _CLAUSES:
            return
        yield head
        token = head
