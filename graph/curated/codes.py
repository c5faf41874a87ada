"""The tables of `ontology/codes/` in, what the codes of event data mean in our words out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.curated.folders import data_dir, shown
from graph.curated.relations import load_relations
from graph.errors import CuratedError
from graph.model.relation import Relation
from graph.model.terms import Status

NONE = "-"
_Row = tuple[int, list[str]]


@dataclass(frozen=True)
class Meaning:
    """What a code says: a relation with its status; `turned` if the target acts on the source."""

    relation: str
    status: Status
    turned: bool = False


@dataclass(frozen=True)
class Codes:
    """Codes of events and of actors; None is the meaning of a code that is no relation."""

    cameo: Mapping[str, Meaning | None]
    plover: Mapping[tuple[str, str], Meaning]
    actors: Mapping[str, str]
    sectors: tuple[str, ...]

    def of_cameo(self, code: str) -> Meaning | None:
        """Give the meaning of a CAMEO code, by the longest code that it begins with.

        Raises:
            LookupError: no code of the table begins it.
        """
        for length in range(len(code), 1, -1):
            if code[:length] in self.cameo:
                return self.cameo[code[:length]]
        raise LookupError(code)

    def of_plover(self, root: str, modes: str) -> Meaning:
        """Give the meaning of a PLOVER root, by one of its modes or contexts where named.

        Raises:
            LookupError: the root is not in the table.
        """
        words = modes.casefold().replace(";", " ").replace(",", " ").split()
        named = (self.plover.get((root, word)) for word in words)
        return next((meaning for meaning in named if meaning), None) or self.plover[root, "*"]


@cache
def load_codes(folder: Path | None = None) -> Codes:
    """Give the codes of event data; all faults of the tables at once.

    >>> load_codes().of_cameo("0332").relation, load_codes().of_cameo("193").relation
    ('providesMilitarySupport', 'attacks')
    """
    folder = folder or data_dir("ontology") / "codes"
    faults: list[str] = []
    relations = load_relations()
    cameo = {
        cells[0]: _meaning(*cells[1:])
        for cells in _rows(folder / "cameo.tsv", 4, faults, relations, at=1)
    }
    plover = {
        (cells[0], cells[1]): _meaning(*cells[2:])
        for cells in _rows(folder / "plover.tsv", 4, faults, relations, at=2)
    }
    actors = {cells[0]: cells[1] for cells in _rows(folder / "actors.tsv", 2, faults)}
    sectors = tuple(cells[0] for cells in _rows(folder / "sectors.tsv", 1, faults))
    if faults:
        raise CuratedError(faults)
    return Codes(cameo, {key: m for key, m in plover.items() if m}, actors, sectors)


def _meaning(relation: str, status: str, turned: str = NONE) -> Meaning | None:
    return None if relation == NONE else Meaning(relation, Status(status), turned != NONE)


def _rows(
    path: Path,
    columns: int,
    faults: list[str],
    relations: Mapping[str, Relation] | None = None,
    *,
    at: int = 0,
) -> Iterator[list[str]]:
    """Yield the rows of a table; those that are wrong become faults."""
    for number, cells in _lines(path, faults):
        if len(cells) != columns or not all(cells):
            faults.append(f"{shown(path)}:{number}: expected {columns} cells, got {cells!r}")
        elif relations is not None and not _fits(cells[at], cells[at + 1], relations):
            faults.append(
                f"{shown(path)}:{number}: expected a relation and a status, "
                f"got {cells[at]!r} and {cells[at + 1]!r}"
            )
        else:
            yield cells


def _fits(relation: str, status: str, relations: Mapping[str, Relation]) -> bool:
    if relation == NONE:
        return status == NONE
    return relation in relations and status in set(Status)


def _lines(path: Path, faults: list[str]) -> list[_Row]:
    """Give the lines of a table without comments and without its heads, numbered."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        faults.append(f"{shown(path)}: expected a table, {error.strerror}")
        return []
    rows = [(n, line) for n, line in enumerate(lines, start=1) if line and line[0] != "#"]
    return [(number, line.split("\t")) for number, line in rows[1:]]
