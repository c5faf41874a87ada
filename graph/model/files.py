"""Bytes in, a file that holds all of them, or is as it was, out."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from graph.errors import InputError


def write_whole(path: Path, data: bytes) -> None:
    """Write a file under another name first, so that nobody finds half of it.

    A file that was there stays as it was if this fails. What is no file (a pipe, a device) is
    written as it is, and so is what a link points to.

    Raises:
        InputError: with the reason, if it cannot be written.
    """
    place = path.resolve() if path.is_symlink() else path
    try:
        if place.exists() and not place.is_file():
            place.write_bytes(data)
        else:
            _write(place, data)
    except OSError as error:
        raise InputError(f"{path}: expected to write there, got: {error.strerror}") from error


def _write(place: Path, data: bytes) -> None:
    draft = place.with_name(f".{place.name[:200]}.{os.getpid()}")
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if place.exists():
            draft.chmod(stat.S_IMODE(place.stat().st_mode))
        draft.replace(place)
    except BaseException:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
