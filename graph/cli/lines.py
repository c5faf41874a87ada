"""Statements in, the JSON objects that `entente extract` prints out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.curated.plover import plover_root_of
from graph.model.claim import Statement
from graph.model.edtf import format_interval
from graph.model.quantity import Amount, Bound
from graph.model.relation import Relation

_BOUNDS = {
    Bound.EXACTLY: "",
    Bound.ABOUT: "about ",
    Bound.AT_LEAST: "at least ",
    Bound.AT_MOST: "at most ",
}


def statement_json(
    statement: Statement, relations: Mapping[str, Relation], *, roll_up: bool = True
) -> dict[str, Any]:
    """Give one statement with its fields in a fixed order; without roll-up, actors as named."""
    subject, object_ = statement.subject, statement.object
    named = statement.subject_named or subject, statement.object_named or object_
    return {
        "article": statement.article,
        "subject": subject if roll_up else named[0],
        "relation": statement.relation,
        "object": object_ if roll_up else named[1],
        "status": statement.status.value,
        "by": list(statement.by),
        "denied_by": list(statement.denied_by),
        "subject_as": statement.subject_as,
        "object_as": statement.object_as,
        "quantity": amount_words(statement.amount),
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
    }


def amount_words(amount: Amount | None) -> str:
    """Give an amount as the text has it, else in our words; nothing for none."""
    if amount is None:
        return ""
    return amount.written or f"{_BOUNDS[amount.bound]}{amount.number:,f} {amount.unit}".strip()


def _amount_json(amount: Amount | None) -> dict[str, Any] | None:
    if amount is None:
        return None
    return {
        "number": f"{amount.number:f}",
        "unit": amount.unit,
        "bound": amount.bound.value,
        "of": amount.of,
    }
