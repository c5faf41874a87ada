"""The commands of `entente actors` about names that mean nobody yet, or nobody for sure."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.merging import register_of
from graph.cli.options import (
    actors_option,
    columns_option,
    date_option,
    json_option,
    private_option,
    store_option,
)
from graph.cli.output import count, print_json, print_lines, tell
from graph.model.terms import ActorKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.link.unknown import Unknown
    from graph.store.merging import Stranger

KINDS = sorted(kind.value for kind in ActorKind if kind is not ActorKind.UNKNOWN)


@click.command()
@click.argument("files", metavar="[FILE]...", nargs=-1)
@store_option
@click.option("--least", type=click.IntRange(min=1), default=1, show_default=True, metavar="N",
              help="Names found at least so often")  # fmt: skip
@columns_option
@private_option
@actors_option
@json_option
@click.pass_context
def unknown(
    ctx: click.Context,
    files: tuple[str, ...],
    store: Path,
    least: int,
    columns: dict[str, str],
    private: bool,
    actors: tuple[Path, ...],
    as_json: bool,
) -> None:
    """List the names that mean no actor of the register, most frequent first.

    FILE is what `entente extract` reads; all its names are counted. Without one, those of the
    store: names that the recogniser found and that some claim hangs on.

    \b
    Example:
      entente actors unknown --store entente.db
      entente actors unknown articles/ --least 3
    """
    from graph.cli.merging import strangers_of
    from graph.cli.places import Places

    places = Places(files, columns=columns, private=private)
    found: Sequence[Unknown | Stranger] = strangers_of(store, actors, least) if not files else ()
    if files:
        from graph.link.unknown import count_unknown

        found = count_unknown(places.articles(), register_of(actors), least=least)
    if as_json:
        print_json([{"name": n.name, "times": n.times, "articles": n.articles} for n in found])
    else:
        print_lines(f"{n.times:5}  {n.name}" for n in found)
    tell(count(len(found), "unknown name"))
    ctx.exit(1 if places.faults else 0)


@click.command("open")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--least", type=click.IntRange(min=1), default=1, show_default=True, metavar="N",
              help="Names found at least so often")  # fmt: skip
@date_option
@columns_option
@private_option
@actors_option
@json_option
@click.pass_context
def left_open(
    ctx: click.Context,
    files: tuple[str, ...],
    least: int,
    day: date | None,
    columns: dict[str, str],
    private: bool,
    actors: tuple[Path, ...],
    as_json: bool,
) -> None:
    """List the names in texts that stay unlinked because they could mean several or nobody.

    FILE is what `entente extract` reads.

    \b
    Example:
      entente actors open articles/ --least 3
    """
    from graph.cli.places import Places
    from graph.link.unknown import count_open

    places = Places(files, day, columns=columns, private=private)
    found = count_open(places.articles(), register_of(actors), least=least)
    if as_json:
        print_json([{**vars(one), "actors": list(one.actors)} for one in found])
    else:
        print_lines(f"{n.times:5}  {n.name}: {', '.join(n.actors)}" for n in found)
    tell(count(len(found), "open name"))
    ctx.exit(1 if places.faults else 0)


@click.command()
@click.argument("name")
@click.argument("code")
@store_option
@click.option("--kind", type=click.Choice(KINDS), help="Make CODE a new actor of this kind")
@click.option("--acts-for", default="", metavar="WHOM", help="For whom the new actor acts: RUS")
def merge(name: str, code: str, store: Path, kind: str | None, acts_for: str) -> None:
    """Say which actor an unknown name of the store means.

    NAME goes into entente.actors.csv beside entente.db, so that texts to come are read with
    it, and what the store tells of NAME is told of CODE.

    \b
    Example:
      entente actors merge "Sergei Viktorovich Lavrov" sergei-lavrov
      entente actors merge "Ashvale Front" ashvale-front --kind group
    """
    from graph.cli.merging import merge_stranger

    if acts_for and kind is None:
        raise click.UsageError("--acts-for goes with --kind, for a new actor")
    meant, path, changed = merge_stranger(store, name, code, kind or "", acts_for)
    tell(f"{name} is {meant}: {path}, {count(changed, 'article')} of {store} told anew")
