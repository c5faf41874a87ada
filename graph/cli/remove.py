"""`entente remove`: an article's evidence out of a store again."""

from __future__ import annotations

from pathlib import Path

import click

from graph.cli.options import store_option
from graph.cli.output import count, tell


@click.command()
@click.argument("articles", metavar="ARTICLE...", nargs=-1, required=True)
@store_option
def command(articles: tuple[str, ...], store: Path) -> None:
    """Take articles, with exactly the evidence that they gave, out of a store.

    \b
    Example:
      entente remove a-pact-on-fish-2021-05-03
    """
    from graph.cli.stores import writable

    with writable(store) as opened:
        for article in articles:
            opened.remove(article)
    tell(f"{count(len(articles), 'article')} taken out of {store}")
