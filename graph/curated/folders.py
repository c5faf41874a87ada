"""Where the curated folders lie: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

from graph.errors import InputError

PACKAGE = Path(__file__).resolve().parents[1]


def data_dir(name: str) -> Path:
    """Give the folder `ontology` or `sources`: the installed one, else the checkout's."""
    places = (PACKAGE / name, PACKAGE.parent / name)
    for place in places:
        if place.is_dir():
            return place
    expected = " or ".join(map(str, places))
    raise InputError(
        f"curated folder {name!r}: expected {expected}, found neither; reinstall entente-graph"
    )


def shown(path: Path) -> str:
    """Give the path as faults name it: `ontology/actors/bodies.ttl`, not where it is installed.

    >>> shown(data_dir("ontology") / "actors" / "bodies.ttl")
    'ontology/actors/bodies.ttl'
    """
    for root in (PACKAGE, PACKAGE.parent):
        if path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.as_posix()
