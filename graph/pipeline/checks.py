"""Every fault of the curated knowledge: frames, register, ontology, queries, dossiers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from graph.curated.actors import load_actors
from graph.curated.dossiers import dossier_names, load_dossier
from graph.curated.queries import load_queries
from graph.curated.relations import load_relations
from graph.errors import CuratedError
from graph.frames.idle import warnings
from graph.frames.index import load_frames
from graph.pipeline.examples import failures
from graph.pipeline.extraction import Extractor
from graph.store.background import load_background


def check() -> list[str]:
    """Give all faults, one line each; the frames' examples run only if their files are sound."""
    faults = [fault for load in _LOADERS for fault in _faults(load)]
    if not faults:
        faults.extend(_strangers())
        faults.extend(failures(Extractor.load(), load_frames().files))
    return faults


def warn() -> list[str]:
    """Give what is no fault but worth a look, one line each: triggers that never fire."""
    return [] if _faults(load_frames) else warnings()


def _dossiers() -> None:
    actors = {actor.code for actor in load_actors()}
    for name in dossier_names():
        load_dossier(name, relations=load_relations(), actors=actors)


_LOADERS: list[Callable[[], object]] = [
    load_relations,
    load_actors,
    load_frames,
    load_queries,
    load_background,
    _dossiers,
]


def _faults(load: Callable[[], object]) -> tuple[str, ...]:
    try:
        load()
    except CuratedError as error:
        return error.faults
    return ()


def _strangers() -> Iterator[str]:
    """Yield the frame files whose relation the ontology lacks, and relations without frames."""
    relations, files = load_relations(), load_frames().files
    for file in files:
        if file.relation not in relations:
            yield (
                f"sources/frames/{file.relation}.yaml:1: relation: expected one of "
                f"ontology/entente.ttl, got {file.relation!r}"
            )
    for name in sorted(set(relations) - {file.relation for file in files}):
        yield f"sources/frames/{name}.yaml:1: expected frames for relation {name!r}, got no file"
