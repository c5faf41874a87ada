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

    "Lavrov denied it" is then an edge of the minister, not of Russia. Speakers stay as they are.
    """
    statements = (
        _unrolled(restated(edge.claim, evidence)) for edge in edges for evidence in edge.evidence
    )
    return assemble(statements, relations, articles)


def _unrolled(statement: Statement) -> Statement:
    return replace(
        statement,
        subject=statement.subject_named or statement.subject,
        object=statement.object_named or statement.object,
    )
