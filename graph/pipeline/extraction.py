"""Articles in, statements out: names, parse, mentions, frames, qualification, in this order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING

from graph.curated.actors import load_actors
from graph.frames.index import load_frames
from graph.frames.match import Matcher, NearMiss
from graph.link.mentions import link
from graph.link.names import find_names
from graph.link.register import Register
from graph.link.strangers import may_act, unknown_persons
from graph.model.article import Article
from graph.model.claim import Statement
from graph.model.match import Match
from graph.model.sentence import Document, Name, Sentence
from graph.qualify.denials import apply_denials
from graph.qualify.statements import Qualifier

if TYPE_CHECKING:
    from graph.language.parser import Parser

_HALVES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Reading:
    """An article with all that was found in it on the way to its statements."""

    article: Article
    document: Document
    matches: tuple[Match, ...]
    near_misses: tuple[NearMiss, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Extractor:
    """Register, frames and parser, loaded once for any number of articles."""

    register: Register
    parser: Parser
    matcher: Matcher

    @classmethod
    def load(cls, model: str | None = None, actors: Sequence[Path] = ()) -> Extractor:
        """Load everything; `model` names another Universal Dependencies pipeline.

        `actors` are a user's own files, laid over the register.
        """
        from graph.language.parser import load

        register = Register.of(load_actors(own=actors))
        return cls(register, load(model), Matcher(load_frames()))

    def read(self, articles: Iterable[Article], *, misses: bool = False) -> Iterator[Reading]:
        """Yield the reading of each article, in flat memory; with near misses if asked for."""
        kept, parsed = tee(map(_whole, articles))
        named = ((a.text, find_names(a.text, self.register, a.date)) for a in parsed)
        first, second = tee(named)
        sentences = self.parser.parse(first)
        for article, (_, names), found in zip(kept, second, sentences, strict=True):
            yield self._reading(article, names, found, misses=misses)

    def _kind(self, code: str, persons: frozenset[str] = frozenset()) -> str:
        actor = self.register.by_code.get(code)
        return actor.kind.value if actor else "person" if code in persons else ""

    def _reading(
        self,
        article: Article,
        names: tuple[Name, ...],
        sentences: tuple[Sentence, ...],
        *,
        misses: bool,
    ) -> Reading:
        roll_up = cache(partial(self.register.roll_up, day=article.date))
        mentions = link(sentences, names, self.register, article.date)
        document = Document(sentences, mentions)
        kind = partial(self._kind, persons=unknown_persons(mentions))
        matcher = Matcher(self.matcher.frames, roll_up, kind)
        acting = Document(sentences, tuple(m for m in mentions if may_act(m, sentences)))
        matches = matcher.all_matches(acting)
        near = (
            tuple(m for s in document.sentences for m in matcher.near_misses(document, s))
            if misses
            else ()
        )
        qualifier = Qualifier(roll_up, article.date, article.id)
        statements = qualifier.statements(article.text, document, matches)
        statements = apply_denials(document, statements, roll_up, article.id)
        return Reading(article, document, matches, near, (*statements, *article.stated))


def _whole(article: Article) -> Article:
    """Put a sign for the unknown where half a surrogate pair stands, which no file can hold."""
    text = _HALVES.sub("\ufffd", article.text)
    return article if text == article.text else replace(article, text=text)


def extract(
    articles: Iterable[Article], *, model: str | None = None, actors: Sequence[Path] = ()
) -> Iterator[tuple[Article, tuple[Statement, ...]]]:
    """Yield each article with its statements, those put down by hand among them."""
    for reading in Extractor.load(model, actors).read(articles):
        yield reading.article, reading.statements
