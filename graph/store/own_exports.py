"""A file of RDF that was exported in, its articles with what they say into a store out.

What the file says is checked by the shapes first. Standings, sources and plain edges are derived
anew from the evidence, so what was changed by hand in a file comes out as it follows from it.
Evidence is added to that which a store has of an article already, and takes nothing away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

from graph.errors import InputError
from graph.store.checking import find_faults
from graph.store.database import Store
from graph.store.entries import Entry, Finding
from graph.store.reading import Reader
from graph.store.terms import (
    ARTICLE,
    DERIVED_FROM,
    DERIVED_GRAPH,
    STANDING,
    TYPE,
    named,
)

FORMS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}
_SHOWN = 3
_BACKGROUND = named("ent", "Background")


def load_export(store: Store, path: Path, tell: Callable[[str], None] = lambda _: None) -> int:
    """Take the articles of a file into a store as one change; give how many it changed.

    `tell` hears of claims of the background layer, which no store keeps.
    """
    entries = [_beside(store, one) for one in _entries(path, tell)]
    return store.put(entries, batch=max(1, len(entries)))


def _entries(path: Path, tell: Callable[[str], None]) -> Iterator[Entry]:
    """Yield the articles of a file with what they say."""
    engine = _engine(path)
    _refuse_faults(engine, path)
    reader = Reader(engine)
    articles = sorted(reader.subjects(TYPE, ARTICLE))
    found = {node: tuple(_findings(reader, node)) for node in articles}
    if not any(found.values()):
        raise InputError(
            f"{path}: expected claims with their evidence, as `entente export` writes them, "
            "found none"
        )
    layer = sum(1 for _ in reader.subjects(STANDING, _BACKGROUND))
    if layer:
        tell(f"{path}: left out {layer:,} claims of the background layer; no store keeps it")
    for node in articles:
        article = reader.article(node)
        if article is not None and (found[node] or not _background(reader, node)):
            yield Entry(node, article, found[node], keep_text=bool(article.text))


def _engine(path: Path) -> ox.Store:
    """Give an engine with each triple in the graph where a store has it."""
    if path.suffix.lower() not in FORMS:
        raise InputError(f"{path}: expected a file of {', '.join(FORMS)}, or a folder of parts")
    try:
        quads = list(ox.parse(path=path, format=FORMS[path.suffix.lower()]))
    except SyntaxError as error:
        raise InputError(f"{path}:{error.lineno or 1}: {error.msg}") from error
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: expected RDF, got: {error}") from error
    engine, derived = ox.Store(), ox.NamedNode(DERIVED_GRAPH[1:-1])
    homes = _homes(quads)
    engine.bulk_extend(
        ox.Quad(q.subject, q.predicate, q.object, homes.get(q.subject, derived)) for q in quads
    )
    return engine


def _homes(quads: list[ox.Quad]) -> dict[object, ox.NamedNode]:
    """Give the article of each piece of evidence, and of each article itself."""
    kind, from_, article = (ox.NamedNode(one[1:-1]) for one in (TYPE, DERIVED_FROM, ARTICLE))
    homes: dict[object, ox.NamedNode] = {}
    for quad in quads:
        if quad.predicate == kind and quad.object == article:
            homes[quad.subject] = ox.NamedNode(str(quad.subject)[1:-1])
        elif quad.predicate == from_ and isinstance(quad.object, ox.NamedNode):
            homes[quad.subject] = quad.object
    return homes


def _refuse_faults(engine: ox.Store, path: Path) -> None:
    """Raise if something breaks a shape."""
    faults = [str(fault) for fault in find_faults(engine, derived=False)]
    if faults:
        more = f" (and {len(faults) - _SHOWN} more)" if len(faults) > _SHOWN else ""
        raise InputError(f"{path}: {'; '.join(faults[:_SHOWN])}{more}")


def _findings(reader: Reader, article: str) -> Iterator[Finding]:
    """Yield what an article says, but for what is of the background layer."""
    for claim, evidence in reader.findings_in(article):
        standing = reader.facts(named("claim", evidence.claim), DERIVED_GRAPH).get(STANDING, [])
        if _BACKGROUND not in standing:
            yield claim, replace(evidence, claim=claim.id)


def _background(reader: Reader, article: str) -> bool:
    """Whether all that an article gives is of the background layer."""
    return next(reader.subjects(DERIVED_FROM, article), None) is not None


def _beside(store: Store, one: Entry) -> Entry:
    """Give an entry with what the store has of its article already."""
    kept = store.reader.article(one.node)
    if kept is None or one.article is None:
        return one
    found: dict[str, Finding] = {}
    for claim, evidence in (*store.reader.findings_in(one.node), *one.findings):
        found.setdefault(evidence.id, (claim, evidence))
    return Entry(one.node, kept, tuple(found.values()), keep_text=bool(kept.text))
