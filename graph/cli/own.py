"""A store and the files given with it in, all files of a user's own actors out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graph.cli.output import tell


def own_actors(store: Path, given: Sequence[Path]) -> tuple[Path, ...]:
    """Give the files of own actors beside a store, which are told, and those that were given."""
    from graph.curated.own_actors import beside, expect_own, of_no_store

    for path in given:
        expect_own(path)
    found = beside(store)
    for path in found:
        tell(f"Your own actors: {path}")
    for path in () if found or given else of_no_store(store):
        tell(f"Not read: {path}; it is read with {store} if it is called {_beside(store, path)}")
    for path in () if isinstance(store, str) else given:
        if path.resolve() not in {other.resolve() for other in found}:
            name = _beside(store, path)
            tell(f"Your own actors: {path}; called {name} beside {store}, all commands know them")
    return (*found, *given)


def _beside(store: Path, path: Path) -> str:
    """Give the name under which a file of own actors belongs to a store."""
    return f"{store.stem}.actors{path.suffix}"
