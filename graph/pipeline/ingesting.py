"""Articles in, a store with what they say out; it may be stopped at any moment and run again.

Each batch is one change of the store, whole or not at all, and an article goes in with the
digest of what it was read with. So a second run passes over what the first one finished, and
the store is the same in the end, however often the work was cut off.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import fields, replace
from typing import Any, Protocol

from graph.errors import InputError
from graph.model.article import Article
from graph.model.claim import Statement
from graph.pipeline.distinct import Names, Shelf
from graph.pipeline.ingest_report import Report
from graph.pipeline.ingest_units import OTHER, Done, Found, Results, Settings, Unit, units
from graph.pipeline.ingest_workers import here
from graph.pipeline.interrupts import StoppedError, closing, signal_of, undisturbed

BATCH = 2_000  # articles that are written at once, at most
STATEMENTS = 4_000  # of a batch: fewer make the engine join files more often, more take memory
SECONDS = 10.0  # after which a batch is written though it is not full
_QUOTES = "/quotes"  # marks what an article was read with when its text was not kept
_HALVES = re.compile("[\ud800-\udfff]")

Item = tuple[Article, tuple[Statement, ...]]


class Target(Shelf, Protocol):
    """Where articles go: a store, or what stands in for one."""

    def inputs(self, names: Iterable[str]) -> Mapping[str, str]:
        """Give the digests of those of these articles that are there."""

    def add_all(
        self, items: Iterable[tuple[Article, Sequence[Statement]]], *, keep_text: bool = True
    ) -> int:
        """Put articles in, whole or not at all."""

    def weighing_later(self) -> AbstractContextManager[None]:
        """Weigh what is there already once, at the end of the block."""


def ingest(
    articles: Iterable[Article],
    store: Target,
    settings: Settings | None = None,
    *,
    results: Results = here,
    keep_text: bool = True,
    skipped: list[tuple[str, str]] | None = None,
    watch: Callable[[Report], None] = lambda _: None,
    on_fault: Callable[[str, str], None] | None = None,
    on_skip: Callable[[str, str], None] | None = None,
) -> Report:
    """Read articles into a store, those left out that it has as they would be read again.

    An article that cannot be read is told to `on_fault`. That may raise `StoppedError`, and so may
    `articles`: then the run ends with its report, and what came before is read and written; on
    an interrupt, what was read until then. `skipped` is the list of what was passed over before,
    which the report then goes on with; `on_skip` is told of what comes twice.
    """
    report = Report(skipped=[] if skipped is None else skipped)
    names = Names(on_skip or report.skip, store)
    run = _Run(store, report, names, keep_text=keep_text, on_fault=on_fault or report.skip)
    begun = time.monotonic()
    try:
        with store.weighing_later():
            try:
                with closing(results(run.units(articles), settings or Settings())) as stream:
                    for unit, done in stream:
                        run.take(unit, done)
                        watch(report)
            finally:
                run.write()
    except StoppedError:
        report.stopped = True
    except KeyboardInterrupt as stop:
        report.signal = signal_of(stop)
    finally:
        report.seconds = time.monotonic() - begun
        watch(report)
    return report


class _Run:
    """The way of articles through a run: looked up, read elsewhere, held, written."""

    def __init__(
        self,
        store: Target,
        report: Report,
        names: Names,
        *,
        keep_text: bool,
        on_fault: Callable[[str, str], None],
    ) -> None:
        self._store = store
        self._report = report
        self._names = names
        self._keep_text = keep_text
        self._on_fault = on_fault
        self._held: list[tuple[Item, str]] = []
        self._statements = 0  # of what is held
        self._written = time.monotonic()

    def units(self, articles: Iterable[Article]) -> Iterator[Unit]:
        """Yield units of articles, with what the store says that each was read with."""
        for unit in units((_mended(article), "") for article in self._until_stopped(articles)):
            given = tuple(self._names.distinct(unit.articles))
            known = self._store.inputs(article.id for article in given)
            digests = tuple(self._known(known, article) for article in given)
            yield replace(unit, articles=given, known=digests)

    def _until_stopped(self, articles: Iterable[Article]) -> Iterator[Article]:
        try:
            yield from articles
        except StoppedError:
            self._report.stopped = True

    def take(self, unit: Unit, done: Done) -> None:
        """Count what came of a unit and hold it until there is enough to write."""
        for article, known, found in zip(unit.articles, unit.known, done.found, strict=True):
            self._take(article, known, found)
        if self._is_full() or time.monotonic() - self._written > SECONDS:
            self.write()

    def _is_full(self) -> bool:
        return len(self._held) >= BATCH or self._statements >= STATEMENTS

    def write(self) -> None:
        """Write what is held; an article that the store refuses is a fault of its own."""
        held, self._held, self._statements = self._held, [], 0
        self._written = time.monotonic()
        if not held:
            return
        with undisturbed():
            try:
                self._store.add_all([item for item, _ in held], keep_text=self._keep_text)
            except InputError:
                refused = [(item[0].id, self._refused(item, known)) for item, known in held]
                for name, reason in refused:
                    if reason:
                        self._on_fault(name, reason)

    def _refused(self, item: Item, known: str) -> str:
        """Write an article alone; give why the store refuses it, nothing if it does not."""
        try:
            self._store.add_all([item], keep_text=self._keep_text)
        except InputError as error:
            self._count(known, -1, -len(item[1]))
            return str(error)
        return ""

    def _count(self, known: str, articles: int, statements: int) -> None:
        self._report.statements += statements
        if known:
            self._report.changed += articles
        else:
            self._report.new += articles

    def _known(self, known: Mapping[str, str], article: Article) -> str:
        """Give what an article was read with, if its text is kept or not as it now shall be."""
        if article.id not in known:
            return OTHER if any(article is one for one in self._names.replaced) else ""
        inputs, mark, _ = known[article.id].partition(_QUOTES)
        return inputs if inputs and bool(mark) != self._keep_text else OTHER

    def _take(self, article: Article, known: str, found: Found) -> None:
        report = self._report
        if found.fault:
            self._on_fault(article.id, found.fault)
            return
        if found.statements is None:
            report.unchanged += 1
            return
        report.read(article)
        report.refused += [(article.id, said) for said in found.refused]
        inputs = found.inputs if self._keep_text else found.inputs + _QUOTES
        self._held.append(((replace(article, inputs=inputs), found.statements), known))
        self._statements += len(found.statements)
        self._count(known, 1, len(found.statements))


def _mended(article: Article) -> Article:
    """Put a sign for the unknown where half a surrogate pair stands, which no file can hold."""
    words = {one.name: getattr(article, one.name) for one in fields(article)}
    mended: dict[str, Any] = {
        name: _HALVES.sub("\ufffd", word)
        for name, word in words.items()
        if isinstance(word, str) and not _is_whole(word)
    }
    return replace(article, **mended)


def _is_whole(words: str) -> bool:
    return words.isascii() or _HALVES.search(words) is None
