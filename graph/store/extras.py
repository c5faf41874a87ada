"""The name of a library that not every installation has in, the library or a line about it out."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from graph.errors import EntenteError


def extra(name: str) -> ModuleType:
    """Import a library that not every installation has."""
    try:
        return import_module(name)
    except ImportError as error:
        raise EntenteError(
            f"expected {name} to be installed; `pip install entente-graph[{name}]` brings it"
        ) from error
