"""`entente export`: the edges of a store for other tools."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.background import background_option
from graph.cli.knowing import known
from graph.cli.options import store_option
from graph.cli.output import count, tell, write
from graph.cli.scope import empty, narrowed, narrowing_options

if TYPE_CHECKING:
    from graph.store import Selection


@click.command()
@click.argument("out", metavar="OUT.EXT", type=click.Path(path_type=Path, allow_dash=True))
@store_option
@narrowing_options
@background_option
@click.option("--format", "form", metavar="EXT", help="Format, where the name does not tell it")
def command(
    out: Path,
    store: Path,
    background: bool | None,
    form: str | None,
    **asked: Any,
) -> None:
    """Write the edges of a store, without the texts, to a file for other tools.

    EXT is ttl, trig, nq, nt, jsonld, rdf (RDF/XML), graphml, gexf, csv, ftm (FollowTheMoney
    entities), tsv (PLOVER events), nanopub (nanopublications in TriG) or md (a dossier); neo4j
    and gephi write OUT-nodes.csv and OUT-edges.csv; - is standard output.

    \b
    Example:
      entente export edges.ttl --actor Russia
      entente export dossier.md --between Russia "North Korea" --since 2024-01-01
      entente export network.csv --format gephi --as-of 2024-06-19
    """
    from graph.cli.stores import readable
    from graph.store import LOSSES, select
    from graph.store.background import load_background

    kind = (form or out.suffix.removeprefix(".") or "ttl").lower()
    with readable(store) as whole, known(whole, asked["known_by"]) as opened:
        chosen = select(opened, narrowed(whole, opened, asked))
        if background:
            chosen = load_background().as_of(asked["as_of"]).added_to(chosen)
        files = _write(chosen, out, kind)
    tell(f"{count(len(chosen.edges), 'edge')} -> {files}{empty(chosen.edges, asked)}")
    if kind in LOSSES:
        tell(f"left out, as {kind} does not carry it: {LOSSES[kind]}")
    if cut := sum(edge.left_out > 0 for edge in chosen.edges):
        tell(f"left out: links of {count(cut, 'edge')} to others that are not in it")


def _write(chosen: Selection, out: Path, kind: str) -> str:
    """Write one file or a pair of tables; give their names."""
    from graph.store import PAIRS, export, render

    if kind not in PAIRS:
        write(out, render(chosen, kind))
        return str(out)
    if str(out) == "-":
        raise click.UsageError(f"expected a file with {kind}, which is two tables, got '-'")
    return ", ".join(map(str, export(chosen, out, kind)))
