"""Provisional actors of a store listed, and told to be actors that somebody knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graph.cli.stores import readable, writable
from graph.errors import UnknownNameError

if TYPE_CHECKING:
    from graph.link.register import Register
    from graph.store.merging import Stranger


def strangers_of(store: Path, own: tuple[Path, ...], least: int) -> tuple[Stranger, ...]:
    """Give the provisional actors of a store that are named at least so often."""
    from graph.store.merging import strangers

    register = register_of((*_beside(store), *own))
    with readable(store) as opened:
        found = strangers(opened.edges(), register)
    return tuple(one for one in found if one.times >= least)


def merge_stranger(
    store: Path, name: str, code: str, kind: str, acts_for: str
) -> tuple[str, Path, int]:
    """Give the code that is meant, the table that now says so, and how many articles changed."""
    from graph.curated.own_table import add_name
    from graph.store.merging import expect, merge

    meant = code if kind else _known(store, code)
    with writable(store) as opened:
        expect(opened, name)
        path = add_name(store, name, meant, kind=kind, acts_for=acts_for)
        roll_up = register_of(_beside(store)).roll_up
        return meant, path, merge(opened, name, meant, roll_up)


def _known(store: Path, code: str) -> str:
    try:
        return register_of(_beside(store)).find(code).code
    except UnknownNameError as error:
        raise UnknownNameError(f"{error}; --kind makes it a new one") from error


def _beside(store: Path) -> tuple[Path, ...]:
    from graph.curated.own_actors import beside

    return beside(store)


def register_of(own: tuple[Path, ...]) -> Register:
    """Give the register with a user's own files laid over it."""
    from graph.curated.actors import load_actors
    from graph.link.register import Register

    return Register.of(load_actors(own=own))
