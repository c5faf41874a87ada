"""Statements in, those whose ends fit their relation out; what does not fit is told.

A statement like "the state leads the alliance" breaks the shapes of the ontology. It is left out
before anything is written, and the article goes in with all else that it says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from graph.curated.relations import load_relations
from graph.model.claim import Statement

_relations = cache(load_relations)
Sorted = tuple[tuple[Statement, ...], tuple[str, ...]]


def fitting(statements: Iterable[Statement], class_of: Callable[[str], str]) -> Sorted:
    """Give the statements that fit, and a line for each that does not.

    `class_of` gives the class of an actor, "" if nobody knows.
    """
    relations = _relations()
    kept: list[Statement] = []
    refused: list[str] = []
    for said in statements:
        relation = relations.get(said.relation)
        misfit = relation.misfit(class_of(said.subject), class_of(said.object)) if relation else ""
        if misfit:
            refused.append(f"{said.subject} {said.relation} {said.object}: {misfit}")
        else:
            kept.append(said)
    return tuple(kept), tuple(dict.fromkeys(refused))
