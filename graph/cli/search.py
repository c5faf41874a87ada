"""`entente search`: the quotes, names and titles of a store that hold some words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from graph.cli.knowing import known, known_by_option
from graph.cli.options import as_of_option, json_option, store_option
from graph.cli.output import count, print_json, print_lines, tell

_SHOWN = {
    "quote": "{id}: “{text}” ({claim})",
    "name": "actor {id}: {text}",
    "title": "{id}: {text}",
}


@click.command()
@click.argument("words", metavar="WORDS...", nargs=-1, required=True)
@store_option
@as_of_option
@known_by_option
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N",
              help="Show that many at most")  # fmt: skip
@json_option
def command(
    words: tuple[str, ...],
    store: Path,
    as_of: date | None,
    known_by: date | None,
    limit: int,
    as_json: bool,
) -> None:
    """Find the quotes, names and titles of a store that hold all the words, the best first.

    Words in any form count; a* finds what begins with a, "quoted words" stand in a row.

    \b
    Example:
      entente search 'container* ammunition'
      entente search '"defence treaty"' --as-of 2024-06-19
    """
    from graph.cli.stores import readable

    with readable(store) as whole, known(whole, known_by) as opened:
        hits = opened.search(" ".join(words), limit=limit, valid_on=as_of)
    if as_json:
        print_json(
            [{"kind": h.kind, "id": h.id, "claim": list(h.claim), "text": h.text} for h in hits]
        )
        return
    print_lines(
        _SHOWN[h.kind].format(id=h.id, text=" ".join(h.text.split()), claim=" ".join(h.claim))
        for h in hits
    )
    tell(f"{count(len(hits), 'place')} in {store}{' at least' if len(hits) == limit else ''}")
