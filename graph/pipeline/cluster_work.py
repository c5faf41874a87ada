"""What a worker of a cluster does with a unit: the same as a process of this machine would.

A worker reads like the machine that sent the unit or not at all: both compare the digest of all
that decides what is read. A user's own files of actors travel with the unit.
"""

from __future__ import annotations

import hashlib
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from graph.errors import EntenteError
from graph.pipeline.ingest_units import Done, Settings, Unit, run_unit

_ONE = threading.Lock()
_CODE = ("language", "link", "frames", "qualify", "grammar", "curated", "model", "assemble")


@dataclass(frozen=True)
class Orders:
    """How the units of a run are read, wherever that is."""

    settings: Settings
    likeness: str
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Refused:
    """Why no unit of a run can be read there."""

    reason: str


def orders(settings: Settings) -> Orders:
    """Give the orders of a run: its settings, and the files that they name."""
    files = {str(path): path.read_bytes() for path in settings.actors}
    return Orders(settings, likeness(), files)


def work(orders: Orders, unit: Unit) -> Done | Refused:
    """Read a unit, one at a time in a process: the parser is loaded once and used by one."""
    try:
        with _ONE:
            if likeness() != orders.likeness:
                return Refused("has other code, frames or actors: install the same version there")
            return run_unit(_settings(orders), unit)
    except (EntenteError, OSError) as error:
        return Refused(f"cannot read: {error}")


@lru_cache(maxsize=1)
def likeness() -> str:
    """Give the digest of code, language model, frames, lexicon and register as they are here."""
    from graph.curated.folders import PACKAGE, data_dir

    found = hashlib.sha256()
    folders = [PACKAGE / name for name in _CODE]
    folders += [PACKAGE / "pipeline", data_dir("sources"), data_dir("ontology") / "actors"]
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                found.update(f"{path.relative_to(folder)}\0".encode())
                found.update(path.read_bytes())
    return found.hexdigest()


def _settings(orders: Orders) -> Settings:
    if not orders.files:
        return orders.settings
    return replace(orders.settings, actors=_unpacked(tuple(sorted(orders.files.items()))))


@lru_cache(maxsize=1)
def _unpacked(files: tuple[tuple[str, bytes], ...]) -> tuple[Path, ...]:
    """Write files to a folder of this process, under the names that they have."""
    folder = Path(tempfile.mkdtemp(prefix="entente-actors-"))
    paths = []
    for number, (name, content) in enumerate(files):
        path = folder / str(number) / Path(name).name
        path.parent.mkdir()
        path.write_bytes(content)
        paths.append(path)
    return tuple(paths)
