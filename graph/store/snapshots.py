"""An engine in, a folder out that another process may read, whoever writes meanwhile.

A snapshot shares the files of the store and lies beside it. It is locked by the process that made
it and goes with it; what a killed process left is swept away when a store is next asked. Where
none can be made, because the place may only be read or is full, the store's own folder is read.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir, mkdtemp
from typing import TYPE_CHECKING
from weakref import finalize

from graph.errors import StoreError

if TYPE_CHECKING:
    import pyoxigraph as ox

try:
    import fcntl
except ImportError:  # Windows: nobody can tell there what a killed process left
    fcntl = None  # type: ignore[assignment]

_ENDING = ".snapshot"
_INSIDE = "store"


class Snapshot:
    """A folder to read; `own` if it may be changed too, because it is nobody else's."""

    def __init__(self, engine: ox.Store, path: Path | str) -> None:
        self.own = True
        try:
            place = _new_place(path)
            self._end = finalize(self, _remove, *place)
            self.folder = place[0] / _INSIDE
            engine.backup(str(self.folder))
        except (OSError, RuntimeError) as error:
            self.close()
            if not isinstance(path, Path):
                raise StoreError(
                    f"expected room for a copy of {path} in {gettempdir()}, got: {error}"
                ) from error
            self.own, self.folder = False, path.resolve()

    def __enter__(self) -> Snapshot:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Take the folder away again."""
        if hasattr(self, "_end"):
            self._end()


def sweep(path: Path) -> None:
    """Take away the snapshots beside a store that killed processes left."""
    folder = path.resolve()
    with suppress(OSError):
        for one in sorted(folder.parent.glob(f".*{_ENDING}")):
            if one.name.startswith(f".{folder.name}-") and _is_snapshot(one):
                _sweep_away(one)


def _new_place(path: Path | str) -> tuple[Path, int | None]:
    """Make and lock an empty folder beside a store, or among temporary files."""
    home = path.resolve() if isinstance(path, Path) else Path(gettempdir()) / "entente"
    while True:
        place = Path(mkdtemp(prefix=f".{home.name}-", suffix=_ENDING, dir=home.parent))
        lock = _locked(place, wait=True)
        if place.exists():  # nobody swept it away before it was locked
            return place, lock


def _locked(place: Path, *, wait: bool) -> int | None:
    """Give a handle that holds the lock of a folder; None where there are no locks."""
    if fcntl is None:
        return None
    handle = os.open(place, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        os.close(handle)
        if not wait:
            raise
        return None
    return handle


def _remove(place: Path, lock: int | None) -> None:
    shutil.rmtree(place, ignore_errors=True)
    if lock is not None:
        with suppress(OSError):
            os.close(lock)


def _is_snapshot(place: Path) -> bool:
    return place.is_dir() and {one.name for one in place.iterdir()} <= {_INSIDE}


def _sweep_away(place: Path) -> None:
    with suppress(OSError):  # its process lives, or it is another user's
        lock = _locked(place, wait=False)
        if lock is not None:
            _remove(place, lock)
