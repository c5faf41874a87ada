"""A store and a name as people write it in, the code of the actor out."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from graph.curated.actors import load_actors
from graph.curated.own_actors import beside
from graph.errors import UnknownNameError
from graph.link.register import Register
from graph.store import Store
from graph.store.terms import ACTORS_GRAPH, named


def code_of(store: Store, name: str) -> str:
    """Give the code of an actor by its code or any of its names.

    The names are those of the register, of a user's own actors beside the store, and of
    the store itself.

    Raises:
        UnknownNameError: with near names, if nobody is called so.
    """
    node = named("actor", name)
    if store.reader.facts(node, ACTORS_GRAPH):
        return name
    try:
        return _register(beside(store.path)).find(name).code
    except UnknownNameError:
        if store.reader.knows(node):
            return name
        raise


@lru_cache(maxsize=4)
def _register(own: tuple[Path, ...]) -> Register:
    return Register.of(load_actors(own=own))
