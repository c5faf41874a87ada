"""Where `entente ingest` puts what it reads: a store, or parts that a store takes in later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

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

    yield Parts(parts, Assembler(load_relations()), parquet=parquet)
