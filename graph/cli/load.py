"""`entente load`: parts that were read elsewhere, and files that were exported, into a store."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from graph.cli.options import store_option
from graph.cli.output import count, counted, tell
from graph.errors import EntenteError


@click.command()
@click.argument("places", metavar="FOLDER|FILE...", nargs=-1, required=True,
                type=click.Path(path_type=Path, exists=True, allow_dash=True))  # fmt: skip
@store_option
@click.option("--format", "form", type=click.Choice(("ttl", "trig", "nq", "nt", "jsonld", "rdf")),
              help="What the files are, whatever they are called")  # fmt: skip
def command(places: tuple[Path, ...], store: Path, form: str | None) -> None:
    """Load what `entente ingest --parts FOLDER` read, or `entente export` wrote, into a store.

    FILE is Turtle, TriG, N-Quads, N-Triples, JSON-LD or RDF/XML (.ttl, .trig, .nq, .nt, .jsonld,
    .rdf); - is standard input, in any of them. It is checked by the shapes first, and what
    follows from its evidence is derived anew; what the store has of an article already stays.
    Texts of articles are in no export. Each part and each file goes in whole or not at all, so it
    is safe to stop and repeat. An article of a part whose id another outlet's article has in the
    store is kept beside it, which is told.

    \b
    Example:
      entente load read/ --store entente.db
      entente load graph.ttl --store copy.db
      entente export - --format trig | entente load - --store copy.db
    """
    from graph.cli.stores import writable
    from graph.store.own_exports import STDIN, load_export
    from graph.store.parts import load_parts

    parts = files = changed = 0
    with _no_empty_store(store), writable(store, create=True) as opened:
        for place in places:
            if place == STDIN or not place.is_dir():
                changed += load_export(opened, place, tell, form=form)
                files += 1
                continue
            for _, number in counted(load_parts(opened, place, tell), "parts"):
                parts, changed = parts + 1, changed + number
    said = [count(n, what) for n, what in ((parts, "part"), (files, "file")) if n]
    tell(f"{', '.join(said)} -> {store} ({count(changed, 'article')} new or changed)")


@contextmanager
def _no_empty_store(store: Path) -> Iterator[None]:
    """Take a store away again that was made for a file of which nothing could go in."""
    new = isinstance(store, Path) and not store.exists()
    try:
        yield
    except EntenteError:
        if new and store.exists() and _is_empty(store):
            shutil.rmtree(store)
        raise


def _is_empty(store: Path) -> bool:
    from graph.cli.stores import readable

    with readable(store) as opened:
        return not opened.articles()
