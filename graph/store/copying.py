"""A store and some edges in, a copy of the store for reading that holds them alone out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.model.claim import Edge
from graph.store.asof import copy_quads
from graph.store.database import Store, open_store
from graph.store.selection import select


@contextmanager
def copied(store: Store, edges: Iterable[Edge]) -> Iterator[Store]:
    """Open a copy that holds these edges in place of the store's own; it goes when closed."""
    quads = select(store, edges, excerpt=False).quads(selectors=False)
    with TemporaryDirectory(prefix="entente-") as folder:
        place = Path(folder) / "copy.db"
        copy_quads(store.engine, quads, place)
        with open_store(place) as copy:
            yield copy
