"""An article with its statements in, what its graph shall say out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from graph.errors import InputError
from graph.model.article import Article
from graph.model.claim import Claim, Edge, Evidence, Statement
from graph.store.facts import article_facts, block, evidence_facts, speaker_facts
from graph.store.terms import identified, named

Finding = tuple[Claim, Evidence]
Triple = tuple[str, str, str]


class Assembling(Protocol):
    """What the store needs to know of assembling; `graph.assemble.Assembler` is one."""

    @property
    def rules(self) -> str:
        """A word that differs whenever the same findings may weigh differently."""

    def read(self, statement: Statement, *, article: str = "") -> tuple[Finding, ...]:
        """Give the claim of a statement with each evidence for and against it."""

    def gather(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Give each piece of evidence once, with one wording of each claim."""

    def weigh(self, findings: Iterable[Finding], sources: Mapping[str, str]) -> tuple[Edge, ...]:
        """Give the edges that all findings add up to."""

    def plain_triples(self, claim: Claim) -> tuple[Triple, ...]:
        """Give the triples of a claim as a plain edge."""

    def together(self, claim: Claim) -> frozenset[Triple]:
        """Give the triples that must be weighed together with that of the claim."""


@dataclass(frozen=True)
class Entry:
    """An article as it shall stand in the store; None for one to be taken out."""

    node: str
    article: Article | None = None
    findings: tuple[Finding, ...] = ()
    keep_text: bool = True


def entry(
    article: Article, statements: Sequence[Statement], assembler: Assembling, *, keep_text: bool
) -> Entry:
    """Give an article with the findings of its statements, each piece of evidence once."""
    findings: list[Finding] = []
    for statement in statements:
        if statement.article not in {"", article.id}:
            raise InputError(
                f"article {article.id!r}: expected statements of it, "
                f"got one of {statement.article!r}"
            )
        findings += assembler.read(statement, article=article.id)
    once = assembler.gather(findings)
    return Entry(named("article", article.id), article, once, keep_text)


def article_quads(one: Entry) -> str:
    """Give all that the graph of an article says, as N-Quads."""
    if one.article is None:
        return ""
    about = article_facts(one.article, keep_text=one.keep_text, inputs=True)
    blocks = [block(one.node, about, one.node)]
    for claim, evidence in one.findings:
        node = identified("evidence", evidence.id)
        blocks.append(block(node, evidence_facts(claim, evidence, sketch=True), one.node))
    for speaker in dict.fromkeys(s for _, evidence in one.findings for s in evidence.said_by):
        node = identified("speaker", speaker.id)
        blocks.append(block(node, speaker_facts(speaker), one.node))
    return "".join(blocks)


def codes_of(claim: Claim, evidence: Evidence) -> tuple[str, ...]:
    """Give the actors that a finding names."""
    ends = claim.subject, claim.object, evidence.subject_named, evidence.object_named
    return (*ends, *evidence.speakers, *(one.named for one in evidence.said_by))


def triple_of(claim: Claim) -> Triple:
    """Give the plain triple of a claim."""
    return claim.subject, claim.relation, claim.object
