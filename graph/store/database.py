"""The store on disk: articles with their evidence, and the edges that all of it adds up to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from graph.collecting import not_collecting
from graph.curated.own_actors import beside as own_beside
from graph.errors import StoreError, UnknownNameError
from graph.model.article import Article
from graph.model.claim import Statement
from graph.store.changes import Changes
from graph.store.entries import Assembling, Entry, entry
from graph.store.opening import load_curated, open_engine
from graph.store.postponing import Postponing, weigh_noted
from graph.store.readable import Readable
from graph.store.remote_address import is_address
from graph.store.reweighing import reweigh
from graph.store.snapshots import sweep
from graph.store.terms import named
from graph.store.touched import Touched

BATCH = 4_000


MANY_FILES = 12  # of the engine


def open_store(
    path: Path | str,
    *,
    create: bool = False,
    assembler: Assembling | None = None,
    ontology: Path | None = None,
    own: Sequence[Path] = (),
) -> Store:
    """Open the store in a folder: for reading, or with an assembler for writing too.

    An address like `https://graphs.example/news` means the store on a SPARQL server. Any number
    may read at once; only one process may write. `create` makes the store if
    there is none. `ontology` is another folder than the bundled one to take the ontology and
    the actors' labels from; `own` are files of a user's own actors, besides those that lie by the
    store in a folder.
    """
    if create and assembler is None:
        raise StoreError(f"store {path}: expected an assembler to create a store with, got none")
    if is_address(path):
        from graph.store.remote import open_remote

        return open_remote(path, create=create, assembler=assembler, ontology=ontology)
    folder = Path(path)
    sweep(folder)
    engine = open_engine(folder, write=assembler is not None, create=create)
    if assembler is not None:
        load_curated(engine, ontology, (*own_beside(folder), *own))
        reweigh(engine, assembler)
        weigh_noted(engine, assembler)
    return Store(folder, engine, assembler)


class Store(Readable):
    """Articles, evidence, claims and edges, kept in a folder."""

    def __init__(self, path: Path | str, engine: ox.Store, assembler: Assembling | None) -> None:
        super().__init__(path, engine)
        self._assembler = assembler
        self._files = self._count_files()
        self._postponing = False
        self._touched: Touched | None = None

    def close(self) -> None:
        """Write everything out and let go of the folder.

        A writer that has strewn what it wrote over many more files than there were has the
        engine join them: queries are then twice as fast, and the folder is smaller.
        """
        if self._engine is not None and self._assembler is not None:
            self._engine.flush()
            if self._count_files() > max(MANY_FILES, 2 * self._files):
                self._engine.optimize()
        super().close()

    def _count_files(self) -> int:
        """Count the engine's files; 0 where they are another machine's."""
        return sum(1 for _ in self.path.glob("*.sst")) if isinstance(self.path, Path) else 0

    def add(
        self, article: Article, statements: Sequence[Statement], *, keep_text: bool = True
    ) -> bool:
        """Put an article with its statements in, in place of what it said before, if anything.

        Gives whether that changed the store.
        """
        return self.add_all([(article, statements)], keep_text=keep_text) > 0

    def add_all(
        self,
        items: Iterable[tuple[Article, Sequence[Statement]]],
        *,
        keep_text: bool = True,
        batch: int = BATCH,
    ) -> int:
        """Put articles in, `batch` to a transaction; give how many changed the store."""
        _, assembler = self._changes()
        entries = (entry(a, found, assembler, keep_text=keep_text) for a, found in items)
        return self.put(entries, batch=batch)

    def put(self, entries: Iterable[Entry], *, batch: int = BATCH) -> int:
        """Put entries in, `batch` to a transaction; give how many articles changed."""
        changed = 0
        with ExitStack() as until_done:
            for entries_ in _batched(entries, batch):
                changes, _ = self._changes()
                changed += changes.apply(entries_)
                until_done.enter_context(self.weighing_later())
        return changed

    @contextmanager
    def weighing_later(self) -> Iterator[None]:
        """Weigh what is known already once, at the end of the block, not with each batch in it.

        Meanwhile claims stand as they did, whatever is said of them. If the block is cut off,
        they are weighed when the store is next opened for writing.
        """
        if self._postponing:
            yield
            return
        self._postponing = True
        try:
            yield
        finally:
            self._postponing = False
            if self.weighed is False:
                _, assembler = self._changes()
                weigh_noted(self.engine, assembler)

    def remove(self, article_id: str) -> None:
        """Take an article out, with exactly the evidence that it gave."""
        node = named("article", article_id)
        if self.reader.article(node) is None:
            known = [article.id for article in self.articles()]
            near = get_close_matches(article_id, known, n=1)
            hint = f", did you mean {near[0]!r}" if near else ""
            raise UnknownNameError(
                f"no article {article_id!r} in store {self.path} ({len(known)} articles){hint}"
            )
        changes, _ = self._changes()
        changes.apply([Entry(node)])

    def _changes(self) -> tuple[Changes, Assembling]:
        if self._assembler is None:
            raise StoreError(
                f"store {self.path} was opened for reading: open it with an assembler to change it"
            )
        self._forget_snapshot()
        self._touched = self._touched or Touched.of(self.engine)
        kind = Postponing if self._postponing else Changes
        return kind(self.engine, self._assembler, self._touched), self._assembler


def _batched(entries: Iterable[Entry], size: int) -> Iterator[list[Entry]]:
    stream = iter(entries)
    while True:
        with not_collecting():
            batch = list(islice(stream, size))
        if not batch:
            return
        yield batch
