"""A file of RDF that was exported in, its articles with what they say into a store out.

What the file says is checked by the shapes first. Standings, sources and plain edges are derived
anew from the evidence, so what was changed by hand in a file comes out as it follows from it.
Evidence is added to that which a store has of an article already, and takes nothing away.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

from graph.errors import InputError
from graph.store.checking import find_faults
from graph.store.database import Store
from graph.store.entries import Entry, Finding
from graph.store.reading import Reader
from graph.store.renaming import renamed
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
STDIN = Path("-")
_JSON, _XML = re.compile(r'\s*(\{\s*"|\[\s*\{)'), re.compile(r"\s*<(\?xml|!|rdf:RDF)")
_NQUAD = re.compile(r"(<[^<>\s]*>\s*){2}(<[^<>\s]*>|\".*\"\S*)\s*<[^<>\s]*>\s*\.\s*")
_SHOWN = 3
_BACKGROUND = named("ent", "Background")


def load_export(
    store: Store,
    path: Path,
    tell: Callable[[str], None] = lambda _: None,
    *,
    form: str | None = None,
) -> int:
    """Take the articles of a file into a store as one change; give how many it changed.

    `-` is standard input. `form` is what the file is where its ending does not tell, `ttl` for
    one. `tell` hears of claims of the background layer, which no store keeps.
    """
    entries = [_beside(store, one) for one in _entries(path, form, tell)]
    return store.put(entries, batch=max(1, len(entries)))


def _entries(path: Path, form: str | None, tell: Callable[[str], None]) -> Iterator[Entry]:
    """Yield the articles of a file with what they say."""
    engine = _engine(path, form)
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


def _engine(path: Path, form: str | None) -> ox.Store:
    """Give an engine with each triple in the graph where a store has it."""
    content = _content(path)
    kind = _form(path, form, content)
    try:
        quads = list(ox.parse(input=content, format=kind))
    except SyntaxError as error:
        raise InputError(f"{path}:{error.lineno or 1}: {error.msg}") from error
    except ValueError as error:
        raise InputError(f"{path}: expected RDF, got: {error}") from error
    engine, derived = ox.Store(), ox.NamedNode(DERIVED_GRAPH[1:-1])
    homes = _homes(quads)
    engine.bulk_extend(
        ox.Quad(q.subject, q.predicate, q.object, homes.get(q.subject, derived))
        for q in renamed(quads, homes)
    )
    return engine


def _content(path: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if path == STDIN else path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: expected a readable file, got: {error.strerror}") from error


def _form(path: Path, form: str | None, content: bytes) -> ox.RdfFormat:
    """Give the form that is said, or that the ending or else the first line tells."""
    ending = path.suffix.lower() if form is None else f".{form}"
    if ending in FORMS:
        return FORMS[ending]
    if path != STDIN:
        raise InputError(
            f"{path}: expected a file of {', '.join(FORMS)}, or --format, or a folder of parts"
        )
    head = content[:100_000].decode("utf-8-sig", "replace")
    first = next((one for one in head.splitlines() if one.strip() and one[0] != "#"), "")
    if _JSON.match(head):
        return FORMS[".jsonld"]
    if _XML.match(head):
        return FORMS[".rdf"]
    return FORMS[".nq"] if _NQUAD.fullmatch(first) else FORMS[".trig"]  # TriG takes Turtle, too


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
