"""`entente ingest`: articles into a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.options import actors_option, date_option, model_option, store_option
from graph.cli.output import count, counted, tell
from graph.cli.places import Places

if TYPE_CHECKING:
    from graph.model.article import Article
    from graph.model.claim import Statement

    Items = Iterable[tuple[Article, Sequence[Statement]]]


@click.command()
@click.argument("places", metavar="PATH|URL...", nargs=-1, required=True)
@store_option
@date_option
@click.option("--text/--no-text", default=True, help="Keep the texts, or the quoted spans alone")
@model_option
@actors_option
@click.pass_context
def command(
    ctx: click.Context,
    places: tuple[str, ...],
    store: Path,
    day: date | None,
    text: bool,
    model: str | None,
    actors: tuple[Path, ...],
) -> None:
    """Add articles with their statements to a store.

    An article that is there already is replaced, so it is safe to stop and repeat. Your own
    actors in entente.actors.ttl or .csv beside entente.db are read too.

    \b
    Example:
      entente ingest articles/ https://example.org/news/pact.html
    """
    from graph.cli.stores import writable
    from graph.curated.own_actors import beside
    from graph.pipeline import extract

    given, tally, own = Places(places, day), _Tally(), (*beside(store), *actors)
    with writable(store, create=True) as opened:
        found = counted(extract(given.articles(), model=model, actors=own), "articles")
        changed = opened.add_all(tally.of(found), keep_text=text)
    tell(f"{tally} -> {store} ({changed:,} new or changed)")
    ctx.exit(1 if given.faults else 0)


class _Tally:
    """Counts articles and statements as they pass."""

    def __init__(self) -> None:
        self.articles = self.statements = 0

    def of(self, items: Items) -> Iterator[tuple[Article, Sequence[Statement]]]:
        """Pass the items on, counted."""
        for article, statements in items:
            self.articles += 1
            self.statements += len(statements)
            yield article, statements

    def __str__(self) -> str:
        return f"{count(self.statements, 'statement')} from {count(self.articles, 'article')}"
