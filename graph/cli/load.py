"""`entente load`: parts that were read elsewhere into a store."""

from __future__ import annotations

from pathlib import Path

import click

from graph.cli.options import store_option
from graph.cli.output import count, counted, tell


@click.command()
@click.argument("folders", metavar="FOLDER...", nargs=-1, required=True,
                type=click.Path(path_type=Path, file_okay=False, exists=True))  # fmt: skip
@store_option
def command(folders: tuple[Path, ...], store: Path) -> None:
    """Load what `entente ingest --parts FOLDER` read into a store.

    Each part goes in whole or not at all, so it is safe to stop and repeat.

    \b
    Example:
      entente load read/ --store entente.db
    """
    from graph.cli.stores import writable
    from graph.store.parts import load_parts

    parts = changed = 0
    with writable(store, create=True) as opened:
        for _, number in counted((one for f in folders for one in load_parts(opened, f)), "parts"):
            parts, changed = parts + 1, changed + number
    tell(f"{count(parts, 'part')} -> {store} ({count(changed, 'article')} new or changed)")
