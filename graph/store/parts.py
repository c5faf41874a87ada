"""Articles with their statements in, files of N-Quads or Parquet out, and back into a store.

Reading on many machines, or in many runs, need not wait for one store: each batch becomes a part,
whole or not there, that a store takes in later. A part has the graph of each article and what its
claims say; what all parts together amount to (standings, corroboration, plain edges) is derived
when they are loaded. Of an article in several parts the last one counts.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property, partial
from pathlib import Path

import pyoxigraph as ox

from graph.errors import StoreError
from graph.model.article import Article
from graph.model.claim import Statement
from graph.model.origin import Source
from graph.store.beside import Beside
from graph.store.database import Store
from graph.store.entries import Assembling, Entry, article_quads, entry
from graph.store.part_files import NQUADS, PARQUET, content, expect_parquet, lines_of
from graph.store.reading import Reader
from graph.store.renaming import rename, today
from graph.store.rows import claim_rows
from graph.store.terms import (
    ARTICLE,
    DERIVED_GRAPH,
    INPUTS,
    PUBLISHER,
    TEXT,
    TYPE,
    local_name,
    named,
)
from graph.store.writing import line, parted, value

_NAME = "part-{:06}"
_FORMS = (NQUADS, PARQUET)
_SOURCE = named("dcterms", "source"), PUBLISHER
_ARTICLE = named("article", "")[:-1]


class Parts:
    """A folder of parts, written to like a store; `parquet` says that they are tables."""

    def __init__(self, folder: Path, assembler: Assembling, *, parquet: bool = False) -> None:
        if parquet:
            expect_parquet()
        self._folder = folder
        self._form = PARQUET if parquet else NQUADS
        self._assembler = assembler

    def inputs(self, names: Iterable[str]) -> Mapping[str, str]:
        """Give the digests of what articles were read with, of those that are in a part."""
        return {name: self._known[name] for name in names if name in self._known}

    def sources(self, names: Iterable[str]) -> Mapping[str, tuple[str | None, str | None]]:
        """Give address and publisher of those of these articles that are in a part."""
        return {name: self._sources[name] for name in names if name in self._known}

    def text(self, name: str) -> str:
        """Give nothing: texts are in the parts, and not looked for there."""
        del name
        return ""

    def add_all(
        self, items: Iterable[tuple[Article, Sequence[Statement]]], *, keep_text: bool = True
    ) -> int:
        """Write articles to the next part; give how many there are."""
        entries = {
            article.id: entry(article, found, self._assembler, keep_text=keep_text)
            for article, found in items
        }
        if entries:
            lines = {one for e in entries.values() for one in _lines(e)}
            self._write(content(sorted(lines), self._form))
            for one in filter(None, (e.article for e in entries.values())):
                self._known[one.id] = one.inputs
                self._sources[one.id] = one.url, one.publisher
        return len(entries)

    def weighing_later(self) -> AbstractContextManager[None]:
        """Do nothing: parts are weighed where they are loaded."""
        return nullcontext()

    def _write(self, written: bytes) -> None:
        """Write the next part under another name first, so that nobody finds half of it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        place = self._folder / f"{_NAME.format(self._next)}{self._form}"
        draft = place.with_suffix(f".{os.getpid()}")
        with draft.open("wb") as file:
            file.write(written)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(place)

    @property
    def _next(self) -> int:
        last = _paths(self._folder)[-1:]
        return int(last[0].stem.partition("-")[2]) + 1 if last else 1

    @cached_property
    def _known(self) -> dict[str, str]:
        """What the articles of the parts that are there were read with."""
        return self._facts[INPUTS]

    @cached_property
    def _sources(self) -> dict[str, tuple[str | None, str | None]]:
        """Address and publisher of the articles of the parts that are there."""
        addresses, publishers = (self._facts[one] for one in _SOURCE)
        return {name: (addresses.get(name), publishers.get(name)) for name in self._known}

    @cached_property
    def _facts(self) -> dict[str, dict[str, str]]:
        """What is known of each article of the parts that are there, the last word counts."""
        found: dict[str, dict[str, str]] = {one: {} for one in (INPUTS, *_SOURCE)}
        for path in _paths(self._folder):
            for name, property_, said in _told(path, found):
                found[property_][name] = said
        return found


def _told(path: Path, properties: Container[str]) -> Iterator[tuple[str, str, str]]:
    """Yield what a part tells of its articles by these properties."""
    for one in lines_of(path):
        node, word, _ = one.split(" ", 2)
        property_ = today(word)
        if property_ in properties and node.startswith(_ARTICLE):
            yield local_name(node, "article"), property_, json.loads(value(one))


def _sources(paths: Iterable[Path]) -> Mapping[str, set[Source]]:
    """Give all sources that the parts give for each article."""
    found: dict[str, set[Source]] = defaultdict(set)
    for path in paths:
        of: dict[str, dict[str, str]] = defaultdict(dict)
        for name, property_, said in _told(path, _SOURCE):
            of[name][property_] = said
        for name, facts in of.items():
            found[name].add((facts.get(_SOURCE[0]), facts.get(_SOURCE[1])))
    return found


def _paths(folder: Path) -> list[Path]:
    """Give the parts of a folder, whatever their form, in the order in which they were written."""
    return sorted(path for form in _FORMS for path in folder.glob(f"part-*{form}"))


def load_parts(
    store: Store, folder: Path, tell: Callable[[str], None] = lambda _: None
) -> Iterator[tuple[Path, int]]:
    """Take the parts of a folder into a store, each as one change; yield how many it changed.

    An article whose id another one has in the store, as two outlets may have one headline on one
    day, is put beside it under an id of its own; `tell` hears of it.
    """
    paths = _paths(folder)
    if not paths:
        raise StoreError(
            f"{folder}: expected part-000001.nq and so on, which `entente ingest --parts {folder}` "
            "writes, got none"
        )
    beside = Beside(store, partial(_sources, paths), tell)
    with store.weighing_later():
        for path in paths:
            entries = beside.placed(list(_entries(path)))
            yield path, store.put(entries, batch=max(1, len(entries)))


def _lines(one: Entry) -> Iterator[str]:
    yield from parted([article_quads(one)])
    for claim, _ in one.findings:
        yield from (line(DERIVED_GRAPH, row) for row in claim_rows(claim))


def _entries(path: Path) -> Iterator[Entry]:
    """Yield the articles of a part with what they say."""
    engine = ox.Store()
    try:
        if path.suffix == PARQUET:
            engine.bulk_load(input="".join(lines_of(path)).encode(), format=ox.RdfFormat.N_QUADS)
        else:
            engine.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
    except (OSError, SyntaxError, ValueError) as error:
        raise StoreError(f"{path}: expected N-Quads, got: {error}") from error
    rename(engine)
    reader = Reader(engine)
    for node in sorted(reader.subjects(TYPE, ARTICLE)):
        article = reader.article(node)
        if article is not None:
            mine = tuple(reader.findings_in(node))
            yield Entry(node, article, mine, keep_text=TEXT in reader.facts(node, node))
