"""A store or edges in, a file that other tools read out: Turtle and its kin, networks, tables.

The same edges give the same bytes. Texts of articles are never written out, only the words
that evidence quotes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox

from graph.errors import InputError
from graph.model.claim import Edge
from graph.store.database import Store
from graph.store.json_ld import json_ld_text
from graph.store.layout import shortened, subject_blocks, turtle_text, with_prefixes
from graph.store.networks import csv_text, gexf_text, graphml_text
from graph.store.selection import Selection, select
from graph.store.terms import PREFIXES, Row, checked

_Writer = Callable[[Selection], str]


def turtle(source: Store | Selection | Iterable[Edge]) -> str:
    """Give a store, a selection or edges as Turtle for people, the same bytes every time."""
    return render(source, "ttl")


def render(source: Store | Selection | Iterable[Edge], form: str) -> str:
    """Give a store, a selection or edges as text in one of the `FORMATS`."""
    if form not in FORMATS:
        raise InputError(f"export format: expected one of {', '.join(FORMATS)}, got {form!r}")
    chosen = source if isinstance(source, Selection) else select(source)
    return FORMATS[form](chosen)


def export(
    source: Store | Selection | Iterable[Edge], path: Path | str, form: str | None = None
) -> None:
    """Write a store, a selection or edges to a file, in the form that its name ends with."""
    path = Path(path)
    form = form or path.suffix.removeprefix(".").lower()
    content = checked(render(source, form))
    try:
        path.write_bytes(content)
    except OSError as error:
        raise InputError(f"export to {path}: {error.strerror}") from error


def _turtle(selection: Selection) -> str:
    return turtle_text(selection.rows())


def _trig(selection: Selection) -> str:
    """Give a block for each graph: the articles, the actors, what is derived."""
    graphs: dict[str, list[Row]] = defaultdict(list)
    for graph, row in selection.quads():
        graphs[graph].append(row)
    blocks = [_graph_block(graph, rows) for graph, rows in sorted(graphs.items())]
    return with_prefixes("\n".join(blocks)) if blocks else ""


def _graph_block(graph: str, rows: Iterable[Row]) -> str:
    body = "\n".join(subject_blocks(rows, indent="  "))
    return f"{shortened(graph)} {{\n{body}}}\n"


def _nquads(selection: Selection) -> str:
    lines = {f"{' '.join(row)} {graph} .\n" for graph, row in selection.quads()}
    return "".join(sorted(lines))


def _ntriples(selection: Selection) -> str:
    return "".join(sorted({f"{' '.join(row)} .\n" for row in selection.rows()}))


def _rdf_xml(selection: Selection) -> str:
    triples = ox.parse(input=checked(_ntriples(selection)), format=ox.RdfFormat.N_TRIPLES)
    written = ox.serialize(triples, format=ox.RdfFormat.RDF_XML, prefixes=PREFIXES)
    return "" if written is None else written.decode()


FORMATS: Mapping[str, _Writer] = {
    "ttl": _turtle,
    "trig": _trig,
    "nq": _nquads,
    "nt": _ntriples,
    "jsonld": lambda selection: json_ld_text(selection.quads()),
    "rdf": _rdf_xml,
    "graphml": graphml_text,
    "gexf": gexf_text,
    "csv": csv_text,
}
