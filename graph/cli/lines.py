"""Statements in, the JSON objects that `entente extract` prints out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph.curated.plover import plover_root_of
from graph.model.claim import Speaker, Statement
from graph.model.edtf import format_interval
from graph.model.quantity import Amount
from graph.model.relation import Relation


def statement_json(
    statement: Statement, relations: Mapping[str, Relation], *, roll_up: bool = True
) -> dict[str, Any]:
    """Give one statement with its fields in a fixed order; without roll-up, actors as named."""
    subject, object_ = statement.subject, statement.object
    named = statement.subject_named or subject, statement.object_named or object_
    speaking = {} if roll_up else _as_named(statement)
    return {
        "article": statement.article,
        "subject": subject if roll_up else named[0],
        "relation": statement.relation,
        "object": object_ if roll_up else named[1],
        "status": statement.status.value,
        "by": [name for code in statement.by for name in speaking.get(code, [code])],
        "denied_by": [name for code in statement.denied_by for name in speaking.get(code, [code])],
        "subject_as": statement.subject_as,
        "object_as": statement.object_as,
        "quantity": statement.amount.words if statement.amount else "",
        "when": format_interval(statement.when) if statement.when else "",
        "plover": relations[statement.relation].plover_root(
            statement.status, plover_root_of(statement.frame)
        ),
        "frame": statement.frame,
        "start": statement.start,
        "end": statement.end,
        "quote": statement.quote,
        "cues": list(statement.cues),
        "amount": _amount_json(statement.amount),
        "subject_named": named[0],
        "object_named": named[1],
        "said_by": said_by_json(statement.said_by),
        "denials": [
            {
                "by": list(denial.by),
                "start": denial.start,
                "end": denial.end,
                "quote": denial.quote,
                "said_by": said_by_json(denial.said_by),
            }
            for denial in statement.denials
        ],
    }


def said_by_json(speakers: Iterable[Speaker]) -> list[dict[str, str]]:
    """Give who speaks, for whom, and the words for them."""
    return [
        {"speaks_for": one.speaks_for, "named": one.named or one.speaks_for, "as": one.words}
        for one in speakers
    ]


def _as_named(statement: Statement) -> dict[str, list[str]]:
    """Give the actors named among those who speak, by the actor for whom they do."""
    found: dict[str, list[str]] = {}
    heard = [*statement.said_by, *(one for denial in statement.denials for one in denial.said_by)]
    for one in dict.fromkeys(heard):
        names = found.setdefault(one.speaks_for, [])
        if (name := one.named or one.speaks_for) not in names:
            names.append(name)
    return found


def _amount_json(amount: Amount | None) -> dict[str, Any] | None:
    if amount is None:
        return None
    return {
        "number": f"{amount.number:f}",
        "unit": amount.unit,
        "bound": amount.bound.value,
        "of": amount.of,
    }
