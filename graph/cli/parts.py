"""Where `entente ingest` puts what it reads: a store, or parts that a store takes in later."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.errors import InputError

if TYPE_CHECKING:
    from graph.store import Store
    from graph.store.parts import Parts


@contextmanager
def target(
    store: Path,
    parts: Path | None = None,
    *,
    parquet: bool = False,
    actors: Sequence[Path] = (),
) -> Iterator[Store | Parts]:
    """Open a store for writing, or a folder of parts if there is one given."""
    from graph.assemble import Assembler
    from graph.cli.stores import writable
    from graph.curated.relations import load_relations

    if parquet and parts is None:
        raise click.UsageError("--parquet: expected --parts FOLDER beside it, got none")
    if parts is None:
        with writable(store, create=True, actors=actors) as opened:
            yield opened
        return
    from graph.store.parts import Parts

    _expect_folder(parts)
    yield Parts(parts, Assembler(load_relations()), parquet=parquet)


def _expect_folder(parts: Path) -> None:
    """Refuse a folder in which nothing can be written before anything is read for it."""
    try:
        parts.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"--parts {parts}: expected a folder to write to ({error.strerror})"
        ) from error
    if not os.access(parts, os.W_OK):
        raise InputError(f"--parts {parts}: expected a folder to write to, and may not")
