"""The vocabularies of `sources/lexicon/`: word lists that people edit without Python."""

from __future__ import annotations

from functools import cache
from typing import Any

from graph.curated.documents import read_yaml
from graph.curated.folders import data_dir, shown
from graph.errors import CuratedError


@cache
def lexicon(name: str) -> dict[str, Any]:
    """Give the vocabulary `sources/lexicon/<name>.yaml`, read once.

    Raises:
        CuratedError: if there is no such file, or it holds no YAML mapping.
    """
    path = data_dir("sources") / "lexicon" / f"{name}.yaml"
    if not path.is_file():
        raise CuratedError([f"{shown(path)}:1: expected a vocabulary file, found none"])
    source = read_yaml(path, shown(path))
    if not isinstance(source.value, dict):
        raise CuratedError([source.fault((), "expected a mapping of lists")])
    return source.value
