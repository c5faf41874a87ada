"""Opening the engine's folder, with one clear line for whatever can be wrong with it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path
from time import sleep

import pyoxigraph as ox

from graph.curated.actors import load_actors
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
    TYPE,
    local_name,
)
from graph.store.writing import finish, pending

VERSION = "3"
OLDER = ("1", "2")
_BEGUN = re.compile(r"LOCK|LOG(\.old\.\d+)?|IDENTITY|(MANIFEST|OPTIONS)-\d+|\d+\.(log|dbtmp)")
_TRIES = 8
_PAUSE = 0.05
_STORE = ox.NamedNode(BASE + "store")
_VERSION = ox.NamedNode(BASE + "ontology#storeVersion")
_CURATED = ox.NamedNode(BASE + "ontology#curatedDigest")
_GRAPH = ox.NamedNode(STORE_GRAPH[1:-1])
_IS_A = ox.NamedNode(TYPE[1:-1])
_HELD = {  # what the register has no need to say of each
    ox.NamedNode(f"{BASE}ontology#{property_}"): ox.NamedNode(f"{BASE}ontology#{kind}")
    for property_, kind in (("officeOf", "Office"), ("membershipOf", "Membership"))
}


def open_engine(
    path: Path, *, write: bool, create: bool, versions: Collection[str] = (VERSION,)
) -> ox.Store:
    """Open the engine on a folder, making it if asked to, and check that it is a store of ours.

    A change that was stopped half way is made whole first; so is the making of a store.
    """
    new = not path.exists() or _is_bare(path)
    if new and not create:
        raise StoreError(
            f"no store at {path}: expected a folder that `entente ingest --store {path}` makes"
        )
    if not new and not (path / "CURRENT").is_file():
        raise StoreError(f"{path} is not a store: expected a folder that `entente ingest` made")
    if new and (outer := next(filter(_is_store, path.absolute().parents), None)):
        raise StoreError(
            f"store {path}: expected a folder of its own, got one within store {outer}"
        )
    engine = _opened(path, write=write)
    if new or (create and len(engine) == 0):
        set_version(engine, VERSION)
    _check_version(engine, path, versions)
    if write:
        finish(engine)
    return engine if write else _whole(engine, path)


def _is_bare(path: Path) -> bool:
    """Whether a folder is empty, or holds no more than an engine that is just being made."""
    return path.is_dir() and all(_BEGUN.fullmatch(file.name) for file in path.iterdir())


def _is_store(path: Path) -> bool:
    return (path / "CURRENT").is_file() and (path / "IDENTITY").is_file()


def version_of(engine: ox.Store) -> str | None:
    """Give the version that a store says it has."""
    return _value(engine, _VERSION)


def set_version(engine: ox.Store, version: str) -> None:
    """Write down the version of a store."""
    _set(engine, _VERSION, version)


def _set(engine: ox.Store, property_: ox.NamedNode, word: str) -> None:
    ends = f"{_STORE} {property_}"
    engine.update(
        f"DELETE WHERE {{ GRAPH {_GRAPH} {{ {ends} ?old }} }} ; "
        f"INSERT DATA {{ GRAPH {_GRAPH} {{ {ends} {ox.Literal(word)} }} }}"
    )


def _whole(engine: ox.Store, path: Path) -> ox.Store:
    """Give the engine once its last change is whole; if the writer was stopped, make it whole."""
    for _ in range(_TRIES):
        if pending(engine) is None:
            return engine
        sleep(_PAUSE)
        engine = _opened(path, write=False)
    writer = _opened(path, write=True)
    finish(writer)
    writer.flush()
    del writer
    return _opened(path, write=False)


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
        raise StoreError(_told(path, error, write=write)) from error


def _told(path: Path, error: Exception, *, write: bool) -> str:
    """Give the line for a store that the engine could not open."""
    if re.search("Permission denied|Read-only file system", str(error)):
        may = "write to" if write else "read"
        return f"store {path}: expected to be allowed to {may} its folder, and may not"
    if write and not path.exists():
        return f"store {path}: expected a place where a folder can be made ({error})"
    if re.search("No space left|Disk quota", str(error)):
        return f"store {path}: expected room on its disk, which is full; free some and try again"
    return (
        f"store {path} cannot be opened, it is damaged or just being made ({error}); if this "
        "stays so, take a copy of the folder, or ingest the articles into a new one"
    )


def _opened_for_reading(path: Path) -> ox.Store:
    """Open the engine; a writer may take files away meanwhile, so more than one try is made."""
    for _ in range(_TRIES - 1):
        with suppress(OSError, RuntimeError):
            return ox.Store.read_only(str(path))
        sleep(_PAUSE)
    return ox.Store.read_only(str(path))


def _check_version(engine: ox.Store, path: Path, versions: Collection[str]) -> None:
    found = _value(engine, _VERSION)
    if found is None:
        raise StoreError(f"{path} is not a store of entente: expected its version, found none")
    if found in versions:
        return
    todo = "it was made by another entente, use that one"
    if found in OLDER:
        todo = f"`entente migrate --store {path}` brings it up to date"
    raise StoreError(f"store {path} has version {found}, expected {VERSION}: {todo}")


def load_curated(engine: ox.Store, folder: Path | None = None, own: Sequence[Path] = ()) -> None:
    """Bring the ontology and the actors in the store up to date with the curated files.

    A user's `own` actors come in with type and label.
    """
    folder = folder or data_dir("ontology")
    files = {
        ONTOLOGY_GRAPH: [folder / "entente.ttl"],
        ACTORS_GRAPH: sorted(folder.glob("actors/*.ttl")),
    }
    digest = hashlib.sha256()
    for file in (*(file for group in files.values() for file in group), *own):
        digest.update(file.read_bytes())
    if _value(engine, _CURATED) == digest.hexdigest():
        return
    quads = {
        ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(graph[1:-1]))
        for graph, group in files.items()
        for file in group
        for triple in _triples(file)
    }
    quads |= {
        ox.Quad(quad.subject, _IS_A, _HELD[quad.predicate], quad.graph_name)
        for quad in quads
        if quad.predicate in _HELD
    }
    for graph in files:
        engine.clear_graph(ox.NamedNode(graph[1:-1]))
    engine.extend(quads)
    _name_own(engine, own)
    _label_strangers(engine)
    _set(engine, _CURATED, digest.hexdigest())


def _name_own(engine: ox.Store, own: Sequence[Path]) -> None:
    """Put type and label of a user's own actors in, in place of those of the register."""
    if not own:
        return
    known = {actor.code: actor for actor in load_actors()}
    laid = {actor.code: actor for actor in load_actors(own=own)}
    for code, actor in sorted(laid.items()):
        before = known.get(code)
        if before is not None and (before.label, before.kind) == (actor.label, actor.kind):
            continue
        (_, _, kind), (node, property_, label), *_ = actor_rows([code], laid)
        ends = f"DELETE WHERE {{ GRAPH {ACTORS_GRAPH} {{ {node} "
        rows = f"{node} a {kind} ; {property_} {label}"
        engine.update(
            f"{ends} a ?kind }} }} ; {ends} {property_} ?label }} }} ; "
            f"INSERT DATA {{ GRAPH {ACTORS_GRAPH} {{ {rows} }} }}"
        )


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
