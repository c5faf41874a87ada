"""What reading the curated files gives, kept in the user's cache folder until they change.

The cache is only ever a copy: without it, or with a damaged one, the files are read.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile, gettempdir
from typing import Any, TypeVar

T = TypeVar("T")


def cache_dir() -> Path:
    """Give the user's cache folder: `$ENTENTE_CACHE`, else as the platform has it."""
    if given := os.environ.get("ENTENTE_CACHE"):
        return Path(given)
    usual = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_CACHE_HOME")
    try:
        return (Path(usual) if usual else Path.home() / ".cache") / "entente"
    except RuntimeError:  # nobody's home is known
        return Path(gettempdir()) / "entente"


def kept(name: str, files: Iterable[Path], read: Callable[[], T]) -> T:
    """Give what `read` gives, from the cache if it was made of the same files."""
    digest = hashlib.sha256(sys.version.encode())
    for file in files:
        digest.update(file.read_bytes())
    path = cache_dir() / f"{name}-{digest.hexdigest()[:20]}.pickle"
    found: list[T] = _loaded(path)
    if not found:
        found = [read()]
        with suppress(OSError):  # a folder that cannot be written to is no reason to fail
            _write(path, found, name)
    return found[0]


def _loaded(path: Path) -> list[Any]:
    """Give the one value that a file of the cache holds, none if it cannot be read."""
    running = gc.isenabled()
    gc.disable()  # thousands of new objects that live on: collecting only costs
    try:
        found = pickle.loads(path.read_bytes())  # noqa: S301 -- in the user's own folder
    except Exception:  # noqa: BLE001 -- a damaged pickle may raise anything
        return []
    else:
        return found if isinstance(found, list) else []
    finally:
        if running:
            gc.enable()


def _write(path: Path, value: object, name: str) -> None:
    """Put a file in place whole, and take away those of other states of the files."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{name}-", delete=False) as file:
        file.write(pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL))
    Path(file.name).replace(path)
    for old in path.parent.glob(f"{name}-*.pickle"):
        if old != path:
            old.unlink(missing_ok=True)
