"""`--known-by`: a store as it would be of the articles published until a day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from graph.cli.options import day_of
from graph.cli.output import count, tell

if TYPE_CHECKING:
    from graph.store import Store

known_by_option = click.option(
    "--known-by",
    "known_by",
    metavar="YYYY-MM-DD",
    callback=day_of,
    help="Only what articles published until that day tell",
)


@contextmanager
def known(store: Store, day: date | None) -> Iterator[Store]:
    """Give the store, or what could be known of it on a day."""
    if day is None:
        yield store
        return
    from graph.assemble import Assembler
    from graph.curated.relations import load_relations
    from graph.store import open_store
    from graph.store.knowing import known_by

    with TemporaryDirectory(prefix="entente-") as folder:
        place = Path(folder) / "known.db"
        undated = known_by(store, day, Assembler(load_relations()), place)
        if undated:
            tell(f"left out: {count(undated, 'article')} without a date")
        with open_store(place) as copy:
            yield copy
