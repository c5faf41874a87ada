"""A store of an older version in, the same store of this version out.

Each step brings a store from one version to the next, in batches that may be repeated, and the
version is written last: a migration that was stopped goes on where it is run again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from graph.store.entries import Assembling
from graph.store.opening import (
    OLDER,
    VERSION,
    load_curated,
    open_engine,
    set_version,
    version_of,
)
from graph.store.renaming import rename
from graph.store.reweighing import reweigh

Step = Callable[[ox.Store, Assembling], int]


@dataclass(frozen=True)
class Migrated:
    """What a migration did: the version before, and the number of claims weighed again."""

    before: str
    after: str
    claims: int


def migrate(path: Path, assembler: Assembling, ontology: Path | None = None) -> Migrated:
    """Bring a store up to this version; nothing is done to one that has it."""
    engine = open_engine(path, write=True, create=False, versions=(*OLDER, VERSION))
    before = version = version_of(engine) or VERSION
    claims = 0
    load_curated(engine, ontology)
    while version in STEPS:
        step, version = STEPS[version]
        claims += step(engine, assembler)
        set_version(engine, version)
    engine.flush()
    if version != before:
        engine.optimize()
    return Migrated(before, version, claims)


def _rename(engine: ox.Store, assembler: Assembling) -> int:
    """Name properties by today's names, and weigh again if the rules are others."""
    rename(engine)
    return reweigh(engine, assembler)


# Version 1 linked all amounts that differ, counted copies of a text as sources of their own, and
# did not say by which rules it was weighed. Version 2 had other names for four properties.
STEPS: Mapping[str, tuple[Step, str]] = {"1": (_rename, "3"), "2": (_rename, "3")}
