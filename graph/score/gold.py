"""Gold files in, gold statements out: what a careful analyst takes from a text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from graph.errors import InputError
from graph.model.terms import Status

_MOST_FAULTS = 20


@dataclass(frozen=True)
class GoldStatement:
    """A statement that a text carries; one that is not `core` may be missed without loss."""

    subject: str
    relation: str
    object: str
    status: Status = Status.ASSERTED
    by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    core: bool = True
    cue: str = ""


@dataclass(frozen=True)
class GoldText:
    """A text with its gold statements; the text itself, or the file that has it."""

    id: str
    statements: tuple[GoldStatement, ...]
    date: date | None = None
    text: str | None = None
    text_file: Path | None = None


def load_gold(path: Path) -> tuple[GoldText, ...]:
    """Give the texts of a gold file in JSON Lines; every fault of the file at once."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or error
        raise InputError(f"{path}: expected a readable gold file in UTF-8, got: {why}") from error
    texts: list[GoldText] = []
    faults: list[str] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                texts.append(_text(json.loads(line), path.parent))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                faults.append(
                    f"{path}:{number}: expected a text with statements, got {_said(error)}"
                )
    if not texts and not faults:
        faults = [f"{path}: expected texts with statements, found none"]
    if faults:
        more = len(faults) - _MOST_FAULTS
        rest = [f"{path}: {more:,} more faults like these"] if more > 0 else []
        raise InputError("\n".join([*faults[:_MOST_FAULTS], *rest]))
    return tuple(texts)


def _said(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"no JSON object: {error}"
    return f"none for {error}" if isinstance(error, KeyError) else str(error)


def _text(fields: Mapping[str, Any], folder: Path) -> GoldText:
    day, file = fields.get("date"), fields.get("text_file")
    return GoldText(
        id=str(fields["id"]),
        statements=tuple(map(_statement, fields["statements"])),
        date=date.fromisoformat(day) if day else None,
        text=fields.get("text"),
        text_file=folder / file if file else None,
    )


def _statement(fields: Mapping[str, Any]) -> GoldStatement:
    return GoldStatement(
        subject=fields["subject"],
        relation=fields["relation"],
        object=fields["object"],
        status=Status(fields.get("status", "asserted")),
        by=tuple(fields.get("by", ())),
        denied_by=tuple(fields.get("denied_by", ())),
        core=bool(fields.get("core", True)),
        cue=fields.get("cue", ""),
    )
