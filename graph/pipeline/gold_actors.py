"""Actors of gold statements, as the register knows them: "International Monetary Fund" is IMF.

Whoever marks a text writes an actor without a code by name; the extraction says for whom it acts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from graph.curated.actors import load_actors
from graph.errors import UnknownNameError
from graph.link.register import Register
from graph.score.gold import GoldStatement, GoldText


def coded(texts: Sequence[GoldText], actors: Sequence[Path] = ()) -> tuple[GoldText, ...]:
    """Give the texts with every actor that the register knows by its code, rolled up."""
    register = Register.of(load_actors(own=actors))
    return tuple(
        replace(text, statements=tuple(_statement(s, register, text.date) for s in text.statements))
        for text in texts
    )


def _statement(said: GoldStatement, register: Register, day: date | None) -> GoldStatement:
    code = partial(_code, register=register, day=day)
    return replace(
        said,
        subject=code(said.subject),
        object=code(said.object),
        by=tuple(map(code, said.by)),
        denied_by=tuple(map(code, said.denied_by)),
    )


def _code(name: str, register: Register, day: date | None) -> str:
    try:
        return register.roll_up(register.find(name).code, day)
    except UnknownNameError:
        return name
