"""`entente query`: named questions, or SPARQL, to a store."""

from __future__ import annotations

from pathlib import Path

import click

from graph.cli.options import store_option
from graph.cli.output import print_lines

_FORMS = ("table", "csv", "tsv", "json", "xml", "ttl", "nt")


@click.command()
@click.argument("query", metavar="NAME|SPARQL|FILE.rq", required=False)
@click.argument("values", metavar="[PARAMETER=VALUE]...", nargs=-1)
@store_option
@click.option("--format", "form", type=click.Choice(_FORMS), help="Default: table, ttl for triples")
@click.option("--actor", help="Short for actor=VALUE")
@click.option("--timeout", type=click.FloatRange(min=0.1), default=60, show_default=True,
              metavar="SECONDS", help="Stop a query that takes longer")  # fmt: skip
@click.option("--list", "listed", is_flag=True, help="List the named queries with their parameters")
def command(
    query: str | None,
    values: tuple[str, ...],
    store: Path,
    form: str | None,
    actor: str | None,
    timeout: float,
    listed: bool,
) -> None:
    """Ask a store a named question, or one in SPARQL.

    Actors are codes or names; - reads SPARQL from standard input.

    \b
    Example:
      entente query contested actor="North Korea" --format csv
      entente query "SELECT ?a WHERE { ?a rel:suppliesArms actor:RUS }"
    """
    from graph.cli.asking import ask, query_lines
    from graph.cli.stores import readable

    if listed:
        print_lines(query_lines())
        return
    if query is None:
        raise click.UsageError("expected a query, or --list")
    if actor is not None:
        values = (*values, f"actor={actor}")
    with readable(store) as opened:
        found = ask(opened, query, values, timeout)
        click.echo(found.render(form or found.default_format), nl=False)
