"""Articles with their statements in, files of N-Quads out, and back into a store.

Reading on many machines, or in many runs, need not wait for one store: each batch becomes a part,
whole or not there, that a store takes in later. A part has the graph of each article and what its
claims say; what all parts together amount to (standings, corroboration, plain edges) is derived
when they are loaded. Of an article in several parts the last one counts.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from graph.errors import StoreError
from graph.model.article import Article
from graph.model.claim import Statement
from graph.store.changes import Assembling, Entry, article_lines, entry
from graph.store.database import Store
from graph.store.reading import Reader
from graph.store.rows import claim_rows
from graph.store.terms import (
    ARTICLE,
    DERIVED_GRAPH,
    INPUTS,
    SUPPORTS,
    TEXT,
    TYPE,
    checked,
    local_name,
)
from graph.store.writing import line, value

_NAME = "part-{:06}.nq"
_PATTERN = "part-*.nq"


class Parts:
    """A folder of parts, written to like a store."""

    def __init__(self, folder: Path, assembler: Assembling) -> None:
        self._folder = folder
        self._assembler = assembler

    def inputs(self, names: Iterable[str]) -> Mapping[str, str]:
        """Give the digests of what articles were read with, of those that are in a part."""
        return {name: self._known[name] for name in names if name in self._known}

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
            self._write(checked("".join(sorted(lines))))
            self._known.update(
                (e.article.id, e.article.inputs) for e in entries.values() if e.article
            )
        return len(entries)

    def _write(self, content: bytes) -> None:
        """Write the next part under another name first, so that nobody finds half of it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        place = self._folder / _NAME.format(self._next)
        draft = place.with_suffix(f".{os.getpid()}")
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(place)

    @property
    def _next(self) -> int:
        last = max(self._folder.glob(_PATTERN), default=None)
        return 1 if last is None else int(last.stem.partition("-")[2]) + 1

    @cached_property
    def _known(self) -> dict[str, str]:
        """What the articles of the parts that are there were read with."""
        found: dict[str, str] = {}
        for path in sorted(self._folder.glob(_PATTERN)):
            with path.open(encoding="utf-8") as file:
                for one in file:
                    node, property_, _ = one.split(" ", 2)
                    if property_ == INPUTS:
                        found[local_name(node, "article")] = value(one)[1:-1]
        return found


def load_parts(store: Store, folder: Path) -> Iterator[tuple[Path, int]]:
    """Take the parts of a folder into a store, each as one change; yield how many it changed."""
    paths = sorted(folder.glob(_PATTERN))
    if not paths:
        raise StoreError(
            f"{folder}: expected part-000001.nq and so on, which `entente ingest --parts {folder}` "
            "writes, got none"
        )
    for path in paths:
        entries = list(_entries(path))
        yield path, store.put(entries, batch=max(1, len(entries)))


def _lines(one: Entry) -> Iterator[str]:
    yield from article_lines(one)
    for claim, _ in one.findings:
        yield from (line(DERIVED_GRAPH, row) for row in claim_rows(claim))


def _entries(path: Path) -> Iterator[Entry]:
    """Yield the articles of a part with what they say."""
    engine = ox.Store()
    try:
        engine.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
    except (OSError, SyntaxError, ValueError) as error:
        raise StoreError(f"{path}: expected N-Quads, got: {error}") from error
    reader = Reader(engine)
    for node in sorted(reader.subjects(TYPE, ARTICLE)):
        article = reader.article(node)
        if article is not None:
            place, supports = ox.NamedNode(node[1:-1]), ox.NamedNode(SUPPORTS[1:-1])
            quads = engine.quads_for_pattern(None, supports, None, place)
            claims = sorted({str(quad.object) for quad in quads})
            found = (one for claim in claims for one in reader.findings(claim))
            mine = tuple(one for one in found if one[1].article == article.id)
            yield Entry(node, article, mine, keep_text=TEXT in reader.facts(node, node))
