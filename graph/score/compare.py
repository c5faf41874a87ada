"""Two scores as `entente eval --json` wrote them in, what changed from one to the other out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import InputError

_NUMBERS = (
    ("exact", "precision"),
    ("exact", "recall"),
    ("exact", "f1"),
    ("family", "f1"),
    ("status_accuracy",),
    ("grouped_status_accuracy",),
    ("by", "f1"),
    ("denied_by", "f1"),
    ("macro_f1",),
    ("accuracy",),
)
_TABLES = ("slices", "statuses", "relations", "roots")
_LISTS = ("misses", "false", "misjudged")


@dataclass(frozen=True)
class Change:
    """A number in the first score and in the second."""

    name: str
    before: float
    after: float

    def __str__(self) -> str:
        change = self.after - self.before
        return f"{self.name} {self.before:.3f} -> {self.after:.3f} ({change:+.3f})"


@dataclass(frozen=True)
class Comparison:
    """What changed: numbers, tables (F1 of each row that changed), and which claims came or went.

    Of pairs `came` are those that turned right and `went` those that turned wrong.
    """

    numbers: tuple[Change, ...]
    tables: Mapping[str, tuple[Change, ...]]
    came: Mapping[str, tuple[str, ...]]
    went: Mapping[str, tuple[str, ...]]

    def lines(self) -> Iterator[str]:
        """Yield the comparison for a terminal."""
        yield from map(str, self.numbers)
        for name, changes in self.tables.items():
            yield ""
            yield f"F1 of {name}:" if changes else f"F1 of {name}: as before"
            yield from (f"  {change}" for change in changes)
        for sign, listed in (("+", self.came), ("-", self.went)):
            for name, items in listed.items():
                yield ""
                yield f"{sign}{len(items)} {name}"
                yield from (f"  {sign} {item}" for item in items)

    def data(self) -> dict[str, Any]:
        """Give the comparison for JSON."""
        return {
            "numbers": {c.name: [c.before, c.after] for c in self.numbers},
            "tables": {
                name: {c.name: [c.before, c.after] for c in changes}
                for name, changes in self.tables.items()
            },
            "came": {name: list(items) for name, items in self.came.items()},
            "went": {name: list(items) for name, items in self.went.items()},
        }


def load_score(path: Path) -> dict[str, Any]:
    """Give a score that `entente eval --json` wrote.

    Raises:
        InputError: the file is no such score.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise InputError(
            f"{path}: expected what `entente eval --json` prints, got: {why}"
        ) from error
    if not isinstance(found, dict) or not {"exact", "macro_f1"} & set(found):
        raise InputError(f"{path}: expected what `entente eval --json` prints, got other JSON")
    return found


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> Comparison:
    """Compare two scores of one gold file, or of one table of pairs."""
    if ("exact" in before) != ("exact" in after):
        raise InputError("expected two scores of one kind, got one of texts and one of pairs")
    numbers = tuple(
        Change(" ".join(path), _at(before, path), _at(after, path))
        for path in _NUMBERS
        if path[0] in before and path[0] in after
    )
    tables = {
        name: tuple(_rows(before[name], after[name]))
        for name in _TABLES
        if name in before and name in after
    }
    old, new = _listed(before), _listed(after)
    return Comparison(numbers, tables, _beyond(new, old), _beyond(old, new))


def _at(score: Mapping[str, Any], path: tuple[str, ...]) -> float:
    value: Any = score
    for name in path:
        value = value[name]
    return float(value)


def _rows(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    """Yield the rows whose F1 changed, the greatest change first."""
    names = sorted({*before, *after})
    changes = [Change(n, _f1(before, n), _f1(after, n)) for n in names]
    changed = [c for c in changes if c.before != c.after]
    yield from sorted(changed, key=lambda c: (-abs(c.after - c.before), c.name))


def _f1(table: Mapping[str, Any], name: str) -> float:
    return float(table.get(name, {}).get("f1", 0.0))


def _listed(score: Mapping[str, Any]) -> dict[str, set[str]]:
    if "answers" in score:
        right = (a for a in score["answers"] if a["root"] == a["answer"])
        return {"right pairs": {f"{a['id']} ({a['root']})" for a in right}}
    return {name: {_claim(w) for w in score.get(name, ())} for name in _LISTS}


def _claim(wrong: Mapping[str, Any]) -> str:
    triple = f"{wrong['subject']} {wrong['relation']} {wrong['object']}"
    return f"{wrong['article']}: {triple} [{wrong['status']}]"


def _beyond(
    these: Mapping[str, set[str]], others: Mapping[str, set[str]]
) -> dict[str, tuple[str, ...]]:
    found = {name: tuple(sorted(items - others.get(name, set()))) for name, items in these.items()}
    return {name: items for name, items in found.items() if items}
