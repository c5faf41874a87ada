"""A folder in, the files below it out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from graph.errors import InputError


def files_below(folder: Path) -> Iterator[Path | InputError]:
    """Yield the files below a folder in the order of their paths; folders may be faults."""
    try:
        with os.scandir(folder) as entries:
            listed = sorted((e.name, e.is_dir(follow_symlinks=False)) for e in entries)
    except OSError as error:
        yield InputError(f"{folder}: expected a readable folder, got: {error.strerror}")
        return
    pages = {Path(name).stem for name, _ in listed if name.endswith((".html", ".htm"))}
    for name, is_folder in listed:
        if is_folder and name.endswith("_files") and name.removesuffix("_files") in pages:
            continue  # the parts of a page that browsers save beside it
        if is_folder:
            yield from files_below(folder / name)
        elif (folder / name).is_file():
            yield folder / name
