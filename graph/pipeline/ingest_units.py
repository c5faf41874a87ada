"""Articles in, units of work out; a unit in, what was found in its articles out.

A unit is what one process reads at a time, here or on another machine: units and results can
be pickled, and `run_unit` depends on nothing but its arguments. What is costly to load is
loaded once a process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from graph.collecting import not_collecting
from graph.errors import EntenteError
from graph.model.article import Article
from graph.model.claim import Statement

if TYPE_CHECKING:
    from graph.frames.index import Frames
    from graph.link.register import Register
    from graph.pipeline.extraction import Extractor
    from graph.pipeline.ingest_inputs import Inputs

MOST_ARTICLES = 256  # as many as the model reads at once: fewer cost more each
MOST_SIGNS = 100_000
OTHER = "other"  # stands for what an article was read with when it must be read again


@dataclass(frozen=True)
class Settings:
    """How articles are read, the same for all units of a run."""

    model: str | None = None
    actors: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Unit:
    """Articles to read together; `known` says what each was read with the last time, if ever."""

    number: int
    articles: tuple[Article, ...]
    known: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """What came of an article: its statements, None if it is unchanged or there is a fault.

    `inputs` is the digest of the article and of all that it was read with; `refused` tells
    statements that were left out, as their ends do not fit.
    """

    inputs: str = ""
    statements: tuple[Statement, ...] | None = None
    fault: str = ""
    refused: tuple[str, ...] = ()


@dataclass(frozen=True)
class Done:
    """What came of a unit, in the order of its articles."""

    number: int
    found: tuple[Found, ...]


_SAME = Found()
Results = Callable[[Iterable[Unit], Settings], Iterator[tuple[Unit, Done]]]


def units(
    articles: Iterable[tuple[Article, str]], *, most: int = MOST_ARTICLES, signs: int = MOST_SIGNS
) -> Iterator[Unit]:
    """Yield units of at most so many articles and about so many signs, as they are read."""
    number, held, size = 0, list[tuple[Article, str]](), 0
    for article, known in articles:
        held.append((article, known))
        size += len(article.text)
        if len(held) >= most or size >= signs:
            yield _unit(number, held)
            number, held, size = number + 1, [], 0
    if held:
        yield _unit(number, held)


def _unit(number: int, held: Iterable[tuple[Article, str]]) -> Unit:
    articles, known = zip(*held, strict=True)
    return Unit(number, articles, known)


def load(settings: Settings) -> None:
    """Load all that units are read with."""
    _reader(settings).load()


def run_unit(settings: Settings, unit: Unit) -> Done:
    """Read the articles of a unit that are not as they were; a fault is kept to its article."""
    return Done(unit.number, _reader(settings).read(unit))


def unchanged(settings: Settings, unit: Unit) -> Done | None:
    """Give what came of a unit if nothing in it must be read, which is known without the model."""
    return _reader(settings).unchanged(unit)


@lru_cache(maxsize=1)
def _reader(settings: Settings) -> _Reader:
    return _Reader(settings)


class _Reader:
    """What a process has loaded to read units with."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def load(self) -> None:
        self._extractor  # noqa: B018 - keeps it
        self._inputs  # noqa: B018

    def read(self, unit: Unit) -> tuple[Found, ...]:
        digests = [self._inputs.digest(article) for article in unit.articles]
        places = [n for n, known in enumerate(unit.known) if known != digests[n]]
        found = dict(zip(places, self._all([unit.articles[n] for n in places]), strict=True))
        return tuple(
            found[n]
            if n in found and found[n].fault
            else replace(found.get(n, _SAME), inputs=inputs)
            for n, inputs in enumerate(digests)
        )

    def unchanged(self, unit: Unit) -> Done | None:
        if not all(known and known != OTHER for known in unit.known):
            return None
        if any(
            self._inputs.digest(article) != known
            for article, known in zip(unit.articles, unit.known, strict=True)
        ):
            return None
        return Done(unit.number, tuple(map(Found, unit.known)))

    def _all(self, articles: list[Article]) -> list[Found]:
        """Read articles together, which is quickest; one by one if that fails."""
        if articles:
            self._extractor  # noqa: B018 - what cannot be loaded is no fault of an article
        with suppress(Exception):
            return self._found(articles)
        return [self._one(article) for article in articles]

    def _one(self, article: Article) -> Found:
        try:
            return self._found([article])[0]
        except EntenteError as error:
            return Found(fault=str(error))
        except Exception as error:  # noqa: BLE001 - one article must not stop all others
            return Found(fault=f"expected to read it, got {type(error).__name__}: {error}")

    def _found(self, articles: list[Article]) -> list[Found]:
        from graph.assemble.copies import with_sketches
        from graph.pipeline.fitting import fitting

        if not articles:
            return []
        with self._extractor.parser.room(), not_collecting():
            read = (
                (reading.article.text, *fitting(reading.statements, self._class))
                for reading in self._extractor.read(articles)
            )
            return [
                Found(statements=with_sketches(text, kept), refused=refused)
                for text, kept, refused in read
            ]

    def _class(self, code: str) -> str:
        actor = self._register.by_code.get(code)
        return actor.kind.of_ontology if actor else ""

    @cached_property
    def _register(self) -> Register:
        from graph.curated.actors import load_actors
        from graph.link.register import Register

        return Register.of(load_actors(own=self._settings.actors))

    @cached_property
    def _frames(self) -> Frames:
        from graph.frames.index import load_frames

        return load_frames()

    @cached_property
    def _inputs(self) -> Inputs:
        from graph.pipeline.ingest_inputs import Inputs

        return Inputs.of(self._register, self._frames, self._settings.model)

    @cached_property
    def _extractor(self) -> Extractor:
        from graph.frames.match import Matcher
        from graph.language.parser import load
        from graph.pipeline.extraction import Extractor

        parser = load(self._settings.model)
        return Extractor(self._register, parser, Matcher(self._frames))
