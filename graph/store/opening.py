"""Opening the engine's folder, with one clear line for whatever can be wrong with it."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from graph.curated.folders import data_dir, shown
from graph.errors import CuratedError, StoreError
from graph.store.rows import actor_rows
from graph.store.terms import (
    ACTORS_GRAPH,
    BASE,
    DERIVED_GRAPH,
    LABEL,
    NAMING,
    ONTOLOGY_GRAPH,
    STORE_GRAPH,
    local_name,
)

VERSION = "1"
_TRIES = 4
_STORE = ox.NamedNode(BASE + "store")
_VERSION = ox.NamedNode(BASE + "ontology#storeVersion")
_CURATED = ox.NamedNode(BASE + "ontology#curatedDigest")
_GRAPH = ox.NamedNode(STORE_GRAPH[1:-1])


def open_engine(path: Path, *, write: bool, create: bool) -> ox.Store:
    """Open the engine on a folder, making it if asked to, and check that it is a store of ours."""
    new = not path.exists() or (path.is_dir() and not any(path.iterdir()))
    if new and not create:
        raise StoreError(
            f"no store at {path}: expected a folder that `entente ingest --store {path}` makes"
        )
    if not new and not (path / "CURRENT").is_file():
        raise StoreError(f"{path} is not a store: expected a folder that `entente ingest` made")
    engine = _opened(path, write=write)
    if new:
        engine.add(ox.Quad(_STORE, _VERSION, ox.Literal(VERSION), _GRAPH))
    _check_version(engine, path)
    return engine


def _opened(path: Path, *, write: bool) -> ox.Store:
    try:
        if not write:
            return _opened_for_reading(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        return ox.Store(str(path))
    except (OSError, RuntimeError) as error:
        if re.search(r"LOCK:|lock hold", str(error)):
            raise StoreError(
                f"store {path} is being written by another process: wait for it to end, or stop it"
            ) from error
        raise StoreError(
            f"{path} is not a store, or a damaged one, or just being written: {error}"
        ) from error


def _opened_for_reading(path: Path) -> ox.Store:
    """Open the engine; a writer may take files away meanwhile, so more than one try is made."""
    for _ in range(_TRIES - 1):
        with suppress(OSError, RuntimeError):
            return ox.Store.read_only(str(path))
    return ox.Store.read_only(str(path))


def _check_version(engine: ox.Store, path: Path) -> None:
    found = _value(engine, _VERSION)
    if found is None:
        raise StoreError(f"{path} is not a store of entente: expected its version, found none")
    if found != VERSION:
        raise StoreError(
            f"store {path} has version {found}, expected {VERSION}: ingest its articles again"
        )


def load_curated(engine: ox.Store, folder: Path | None = None) -> None:
    """Bring the ontology and the actors in the store up to date with the curated files."""
    folder = folder or data_dir("ontology")
    files = {
        ONTOLOGY_GRAPH: [folder / "entente.ttl"],
        ACTORS_GRAPH: sorted(folder.glob("actors/*.ttl")),
    }
    digest = hashlib.sha256()
    for file in (file for group in files.values() for file in group):
        digest.update(file.read_bytes())
    if _value(engine, _CURATED) == digest.hexdigest():
        return
    quads = {
        ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(graph[1:-1]))
        for graph, group in files.items()
        for file in group
        for triple in _triples(file)
    }
    for graph in files:
        engine.clear_graph(ox.NamedNode(graph[1:-1]))
    engine.extend(quads)
    _label_strangers(engine)
    for quad in list(engine.quads_for_pattern(_STORE, _CURATED, None, _GRAPH)):
        engine.remove(quad)
    engine.add(ox.Quad(_STORE, _CURATED, ox.Literal(digest.hexdigest()), _GRAPH))


def _label_strangers(engine: ox.Store) -> None:
    """Label anew the actors that evidence names and no register knows."""
    label, derived, actors = (
        ox.NamedNode(iri[1:-1]) for iri in (LABEL, DERIVED_GRAPH, ACTORS_GRAPH)
    )
    for quad in list(engine.quads_for_pattern(None, label, None, derived)):
        for row in actor_rows([local_name(str(quad.subject), "actor")]):
            engine.update(f"DELETE DATA {{ GRAPH {DERIVED_GRAPH} {{ {' '.join(row)} }} }}")
    ends = (ox.NamedNode(iri[1:-1]) for iri in NAMING)
    named_in = {
        quad.object
        for end in ends
        for quad in engine.quads_for_pattern(None, end, None)
        if isinstance(quad.object, ox.NamedNode)
    }
    for actor in named_in:
        if next(engine.quads_for_pattern(actor, label, None, actors), None) is None:
            for row in actor_rows([local_name(str(actor), "actor")]):
                engine.update(f"INSERT DATA {{ GRAPH {DERIVED_GRAPH} {{ {' '.join(row)} }} }}")


def _triples(file: Path) -> list[ox.Quad]:
    try:
        return list(ox.parse(path=file, format=ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        raise CuratedError([f"{shown(file)}:{error.lineno or 1}: {error.msg}"]) from error


def _value(engine: ox.Store, property_: ox.NamedNode) -> str | None:
    for quad in engine.quads_for_pattern(_STORE, property_, None, _GRAPH):
        return quad.object.value if isinstance(quad.object, ox.Literal) else None
    return None
