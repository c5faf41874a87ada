"""Edges between those for whom actors act in, edges between the actors as named out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph.assemble.assembler import assemble
from graph.model.article import Article
from graph.model.claim import Edge, Statement
from graph.model.relation import Relation
from graph.model.restating import restated


def as_named(
    edges: Iterable[Edge], relations: Mapping[str, Relation], articles: Mapping[str, Article]
) -> tuple[Edge, ...]:
    """Give what the evidence of the edges adds up to when nobody is rolled up.

    "Lavrov denied it" is then an edge of the minister, not of Russia, and on his word.
    """
    statements = (
        _unrolled(restated(edge.claim, evidence)) for edge in edges for evidence in edge.evidence
    )
    return assemble(statements, relations, articles)


def _unrolled(statement: Statement) -> Statement:
    speaking: dict[str, list[str]] = {}
    for one in statement.said_by:
        speaking.setdefault(one.speaks_for, []).append(one.named or one.speaks_for)

    def named(codes: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for code in codes for name in speaking.get(code, [code])))

    return replace(
        statement,
        subject=statement.subject_named or statement.subject,
        object=statement.object_named or statement.object,
        by=named(statement.by),
        denied_by=named(statement.denied_by),
        said_by=tuple(
            replace(one, speaks_for=one.named or one.speaks_for, named="")
            for one in statement.said_by
        ),
    )
