"""`entente migrate`: a store of an older version brought up to date."""

from __future__ import annotations

from pathlib import Path

import click

from graph.cli.output import count, tell


@click.command()
@click.option("--store", type=click.Path(path_type=Path, file_okay=False),
              default=Path("entente.db"), show_default="./entente.db", metavar="DIR",
              help="Folder of the store")  # fmt: skip
def command(store: Path) -> None:
    """Bring a store that an older entente made up to date.

    It can be stopped and run again; a store of this version is left as it is.

    \b
    Example:
      entente migrate --store entente.db
    """
    from graph.assemble import Assembler
    from graph.curated.relations import load_relations
    from graph.store.migrating import migrate

    done = migrate(store, Assembler(load_relations()))
    if done.before == done.after:
        tell(f"{store} has version {done.after} already")
        return
    weighed = count(done.claims, "claim")
    tell(f"{store}: version {done.before} -> {done.after}, {weighed} weighed again")
