"""Assembling statements with the relations of one ontology."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.assemble.findings import Finding, read_statement
from graph.assemble.weighing import gather, opposite_triples, weigh
from graph.model.article import Article
from graph.model.claim import Claim, Edge, Statement, digest
from graph.model.relation import Relation

# To be raised with every change to what the same findings add up to.
WEIGHING = 3


@dataclass(frozen=True)
class Assembler:
    """The steps of assembling, for whoever keeps findings and weighs them again later."""

    relations: Mapping[str, Relation]

    @property
    def rules(self) -> str:
        """A word that differs whenever the same findings may weigh differently."""
        known = sorted(self.relations.items())
        return digest(WEIGHING, [(name, r.symmetric, r.opposite) for name, r in known])

    def read(self, statement: Statement, *, article: str = "") -> tuple[Finding, ...]:
        """Give the claim of a statement with each evidence for and against it."""
        return read_statement(statement, self.relations, article=article)

    def gather(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Give each piece of evidence once, with one wording of each claim."""
        return gather(findings)

    def weigh(self, findings: Iterable[Finding], sources: Mapping[str, str]) -> tuple[Edge, ...]:
        """Give the edges that all findings add up to; `sources` names who prints each article."""
        return weigh(findings, self.relations, sources)

    def plain_triples(self, claim: Claim) -> tuple[tuple[str, str, str], ...]:
        """Give the plain triples of a claim: both directions if its relation is symmetric."""
        forth = (claim.subject, claim.relation, claim.object)
        return (forth, forth[::-1]) if self.relations[claim.relation].symmetric else (forth,)

    def together(self, claim: Claim) -> frozenset[tuple[str, str, str]]:
        """Give the triples that must be weighed with that of the claim: opposites, and theirs."""
        found = {(claim.subject, claim.relation, claim.object)}
        fresh = set(found)
        while fresh:
            reached = {t for one in fresh for t in opposite_triples(Claim(*one), self.relations)}
            fresh = reached - found
            found |= reached
        return frozenset(found)


def assemble(
    statements: Iterable[Statement],
    relations: Mapping[str, Relation],
    articles: Mapping[str, Article | str | None] | None = None,
) -> tuple[Edge, ...]:
    """Give the edges that statements add up to, sorted; the same for any order of statements.

    `articles` gives the article, or its publisher, by the id that statements name; articles of
    one publisher count as one source.
    """
    assembler = Assembler(relations)
    findings = (finding for statement in statements for finding in assembler.read(statement))
    return assembler.weigh(findings, _sources(articles or {}))


def _sources(articles: Mapping[str, Article | str | None]) -> dict[str, str]:
    known = {
        name: given.publisher if isinstance(given, Article) else given
        for name, given in articles.items()
    }
    return {name: publisher for name, publisher in known.items() if publisher}
