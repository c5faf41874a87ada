"""`entente query`: named questions, or SPARQL, to a store."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from graph.cli.background import background_option
from graph.cli.knowing import known, known_by_option
from graph.cli.options import as_of_option, json_option, roll_up_option, store_option
from graph.cli.output import print_lines, print_text, too_wide

_FORMS = ("table", "csv", "sparql-csv", "tsv", "json", "xml", "ttl", "nt", "rdf")


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("query", metavar="NAME|SPARQL|FILE.rq", required=False)
@click.argument("values", metavar="[--PARAMETER VALUE]...", nargs=-1, type=click.UNPROCESSED)
@store_option
@as_of_option
@known_by_option
@roll_up_option
@background_option
@click.option("--format", "form", type=click.Choice(_FORMS), help="Default: table, ttl for triples")
@json_option
@click.option("--timeout", type=click.FloatRange(min=0.1), default=60, show_default=True,
              metavar="SECONDS", help="Stop a query that takes longer")  # fmt: skip
@click.option(
    "--list",
    "listed",
    is_flag=True,
    help="List the named queries, or the one named, with their parameters",
)
@click.option("--lint", "linted", is_flag=True,
              help="Do not ask; name mistakes, unknown names, wrong answers")  # fmt: skip
@click.pass_context
def command(
    ctx: click.Context,
    query: str | None,
    values: tuple[str, ...],
    store: Path,
    as_of: date | None,
    known_by: date | None,
    roll_up: bool,
    background: bool | None,
    form: str | None,
    as_json: bool,
    timeout: float,
    listed: bool,
    linted: bool,
) -> None:
    """Ask a store a named question, or one in SPARQL.

    Parameters of named queries are given as --actor RUS or actor=RUS; actors are codes or
    names. - reads SPARQL from standard input. csv has codes in place of IRIs, for people and
    spreadsheets; sparql-csv, tsv, json and xml are the forms of the SPARQL 1.1 standard.

    Where a table is too wide for the terminal, its rows come one below the other.

    A plain edge (?a rel:suppliesArms ?b) says that somebody gives it as fact, though others
    may deny it: ask the claim's ent:standing to know.

    \b
    Example:
      entente query contested --actor "North Korea" --format csv
      entente query "SELECT ?a ?s { ?c rdf:subject ?a ; rdf:predicate rel:suppliesArms ;
                     rdf:object actor:RUS ; ent:standing ?s }"
    """
    from graph.cli.asking import ask, query_lines, warnings
    from graph.cli.scope import rolled
    from graph.cli.stores import readable
    from graph.cli.tables import records
    from graph.cli.terminating import ended_in_order

    if listed:
        print_lines(query_lines(query))
        return
    if query is None:
        raise click.UsageError("expected a query, or --list")
    if linted:
        found = warnings(query, store)
        print_lines(found)
        ctx.exit(1 if found else 0)
    with (
        ended_in_order(),
        readable(store) as whole,
        known(whole, known_by) as then,
        rolled(then, roll_up=roll_up) as opened,
    ):
        result = ask(
            opened,
            query,
            values,
            timeout,
            as_of,
            background=background,
            named_in=whole,
            known_by=known_by,
        )
        chosen = form or ("json" if as_json else result.default_format)
        text = result.render(chosen)
        if chosen == "table" and (wide := too_wide(text)):
            text = "\n".join((*records(result.columns, result.rows, wide), ""))
        print_text(text, for_people=chosen == "table")
