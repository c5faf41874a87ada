"""Stores as commands open them, and actors as people name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from graph.errors import StoreError, UnknownNameError

if TYPE_CHECKING:
    from graph.model.actor import Actor
    from graph.model.article import Article
    from graph.model.claim import Edge
    from graph.store import Store


def readable(path: Path) -> Store:
    """Open a store for reading; if the last run was cut off, weigh what it read first."""
    from graph.store import open_store

    opened = open_store(path)
    if isinstance(path, Path) and not opened.weighed:
        opened.close()
        with suppress(StoreError):  # it is being written, or may not be
            writable(path).close()
        opened = open_store(path)
    return opened


def writable(path: Path, *, create: bool = False, actors: Sequence[Path] = ()) -> Store:
    """Open a store for writing; `actors` are files of a user's own ones."""
    from graph.assemble import Assembler
    from graph.curated.relations import load_relations
    from graph.store import open_store

    return open_store(path, create=create, assembler=Assembler(load_relations()), own=actors)


@contextmanager
def to_try(path: Path) -> Iterator[Store]:
    """Open a copy of a store for writing, which is gone afterwards."""
    if not isinstance(path, Path):
        raise StoreError(f"store {path}: expected a folder to try this on, got an address")
    with readable(path) as opened, TemporaryDirectory(prefix="entente-") as folder:
        copy = Path(folder) / path.name
        opened.engine.backup(str(copy))
        with writable(copy) as tried:
            yield tried


def articles_of(store: Store, edges: Iterable[Edge]) -> dict[str, Article]:
    """Give the articles in which the evidence of edges stands, by id."""
    from graph.store.terms import named

    names = sorted({evidence.article for edge in edges for evidence in edge.evidence})
    nodes = [named("article", name) for name in names]
    store.expect(nodes)
    found = (store.reader.article(node) for node in nodes)
    return {article.id: article for article in found if article}


class Actors:
    """The register's actors, a user's own beside the store, and those that the store names."""

    def __init__(self, store: Store) -> None:
        from graph.curated.actors import load_actors
        from graph.curated.own_actors import beside
        from graph.link.register import Register

        self._store = store
        self._register = Register.of(load_actors(own=beside(store.path)))

    def code(self, name: str) -> str:
        """Give the code of an actor by its code or any of its names."""
        from graph.store.terms import named

        try:
            return self._register.find(name).code
        except UnknownNameError:
            if self._store.reader.knows(named("actor", name)):
                return name
            raise

    def label(self, code: str) -> str:
        """Give the name to show for a code."""
        return self._register[code].label if code in self._register else code

    def acts_for(self, code: str) -> str:
        """Give the actor under which the acts of this one stand, the latest if there were more."""
        return self._register.roll_up(code)

    def of(self, edges: Iterable[Edge]) -> dict[str, Actor]:
        """Give all actors by code, those of the edges too that the register does not know."""
        from graph.model.actor import Actor
        from graph.model.terms import ActorKind

        edges = list(edges)
        ends = {end for e in edges for end in (e.claim.subject, e.claim.object)}
        speakers = {one for e in edges for v in e.evidence for one in v.speakers}
        strangers = sorted(code for code in ends | speakers if code not in self._register)
        named = {code: Actor(code, ActorKind.UNKNOWN, code) for code in strangers}
        return self._register.by_code | named
