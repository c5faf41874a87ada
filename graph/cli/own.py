"""A store and the files given with it in, all files of a user's own actors out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graph.cli.output import tell


def own_actors(store: Path, given: Sequence[Path]) -> tuple[Path, ...]:
    """Give the files of own actors beside a store, which are told, and those that were given."""
    from graph.curated.own_actors import beside, of_no_store

    found = beside(store)
    for path in found:
        tell(f"Your own actors: {path}")
    for path in () if found or given else of_no_store(store):
        right = path.with_name(f"{store.stem}.actors{path.suffix}")
        tell(f"Not read: {path}; it is read with {store} if it is called {right.name}")
    return (*found, *given)
