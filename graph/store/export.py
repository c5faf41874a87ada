"""A store or edges in, a file that other tools read out: Turtle and its kin, networks, tables.

The same edges give the same bytes. Texts of articles are never written out, only the words
that evidence quotes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from graph.errors import InputError
from graph.model.claim import Edge
from graph.model.files import write_whole
from graph.store.database import Store
from graph.store.dossier_text import dossier_text
from graph.store.events import events_text
from graph.store.ftm import ftm_text
from graph.store.json_ld import json_ld_text
from graph.store.layout import shortened, subject_blocks, turtle_text, with_prefixes
from graph.store.nanopubs import nanopubs_text
from graph.store.networks import (
    csv_text,
    gephi_tables,
    gexf_text,
    graphml_text,
    neo4j_tables,
)
from graph.store.rdf_xml import rdf_xml_text
from graph.store.selection import Selection, select
from graph.store.terms import Row, checked

_Writer = Callable[[Selection], str]


def turtle(source: Store | Selection | Iterable[Edge]) -> str:
    """Give a store, a selection or edges as Turtle for people, the same bytes every time."""
    return render(source, "ttl")


_DRAWN = frozenset({"html", "htm", "svg", "png"})


def render(source: Store | Selection | Iterable[Edge], form: str) -> str:
    """Give a store, a selection or edges as text in one of the `FORMATS`."""
    if form not in FORMATS:
        known = ", ".join((*FORMATS, *PAIRS))
        hint = f"; `entente view` writes {form}" if form in _DRAWN else ""
        raise InputError(f"export format: expected one of {known}, got {form!r}{hint}")
    chosen = source if isinstance(source, Selection) else select(source)
    return FORMATS[form](chosen)


def export(
    source: Store | Selection | Iterable[Edge], path: Path | str, form: str | None = None
) -> tuple[Path, ...]:
    """Write a store, a selection or edges to a file, in the form that its name ends with.

    A pair of tables goes to two files, `OUT-nodes.csv` and `OUT-edges.csv`. Gives the files.
    """
    path = Path(path)
    form = form or path.suffix.removeprefix(".").lower()
    if form not in PAIRS:
        return (_written(path, render(source, form)),)
    chosen = source if isinstance(source, Selection) else select(source)
    tables = PAIRS[form](chosen)
    return tuple(
        _written(path.with_name(f"{path.stem}-{name}.csv"), content)
        for name, content in tables.items()
    )


def _written(path: Path, content: str) -> Path:
    write_whole(path, checked(content))
    return path


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


FORMATS: Mapping[str, _Writer] = {
    "ttl": _turtle,
    "trig": _trig,
    "nq": _nquads,
    "nt": _ntriples,
    "jsonld": lambda selection: json_ld_text(selection.quads()),
    "rdf": lambda selection: rdf_xml_text(checked(_ntriples(selection))),
    "graphml": graphml_text,
    "gexf": gexf_text,
    "csv": csv_text,
    "ftm": ftm_text,
    "tsv": events_text,
    "nanopub": nanopubs_text,
    "md": dossier_text,
}

PAIRS: Mapping[str, Callable[[Selection], dict[str, str]]] = {
    "neo4j": neo4j_tables,
    "gephi": gephi_tables,
}

_NETWORK = (
    "words, articles, status and stance of each piece of evidence, links between claims; "
    "what nobody gives as fact weighs a tenth of a source"
)
_TEXTS = "texts of articles"
_NO_GRAPHS = f"{_TEXTS}, which graph each triple is in"
_ONE_WAY = "; relations that go both ways are drawn one way, and marked symmetric"
LOSSES: Mapping[str, str] = {
    "ttl": _NO_GRAPHS,
    "trig": _TEXTS,
    "nq": _TEXTS,
    "jsonld": _TEXTS,
    "nt": _NO_GRAPHS,
    "rdf": f"{_NO_GRAPHS}, control characters",
    "graphml": f"{_NETWORK}{_ONE_WAY}",
    "gexf": f"{_NETWORK}{_ONE_WAY}",
    "csv": "spans, status and stance of each piece of evidence, articles but for their ids, links "
    "between claims; words that a spreadsheet would take for a formula have a quote before them",
    "ftm": "amounts, spans, status and speaker of each piece of evidence, links between claims",
    "tsv": "denials, doubts and what is only imagined, which are no events; relations of "
    "structure, amounts, ends of times, standing, links between claims",
    "nanopub": "sources, links between claims; what rests on somebody's word has "
    "no plain edge; nothing is signed or dated",
    "md": "spans, frames and cues, actors as named, links between claims",
    "neo4j": _NETWORK,
    "gephi": _NETWORK,
}
