"""Provisional actors of a store: which there are, and what is said of one told of another.

A name that the register lacks stands in a store as an actor of its own, under the name. Once
somebody knows who it is, all statements that name it are put in again with the known actor.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from graph.errors import UnknownNameError
from graph.model.article import Article
from graph.model.claim import Edge, Statement
from graph.model.restating import restated
from graph.store.database import Store
from graph.store.terms import DERIVED_FROM, named

RollUp = Callable[[str, date | None], str]


@dataclass(frozen=True)
class Stranger:
    """A provisional actor: how many pieces of evidence name it, in how many articles."""

    name: str
    times: int
    articles: int


def strangers(edges: Iterable[Edge], known: Container[str]) -> tuple[Stranger, ...]:
    """Give the provisional actors of the edges, most frequent first.

    Voices without a name ("two diplomats") are none.
    """
    times: Counter[str] = Counter()
    within: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        for evidence in edge.evidence:
            for name in {edge.claim.subject, edge.claim.object, *evidence.speakers}:
                if name not in known and not name[:1].islower():
                    times[name] += 1
                    within[name].add(evidence.article)
    ordered = sorted(times.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Stranger(name, number, len(within[name])) for name, number in ordered)


def expect(store: Store, name: str) -> None:
    """Check that a store names an actor.

    Raises:
        UnknownNameError: with near names, if it does not.
    """
    if store.edges(actor=name) or store.edges(speaker=name):
        return
    near = get_close_matches(name, [one.name for one in strangers(store.edges(), ())], n=3)
    hint = f"did you mean {' or '.join(near)}" if near else "`entente actors unknown` lists them"
    raise UnknownNameError(f"expected an actor that store {store.path} names, got {name!r}; {hint}")


def merge(store: Store, old: str, new: str, roll_up: RollUp) -> int:
    """Tell of `new` what the store tells of `old`; give the number of articles that changed.

    What they would then do to themselves is left out. `roll_up` says for whom an actor acts
    on the day of an article.
    """
    edges = (*store.edges(actor=old), *store.edges(speaker=old))
    names = {evidence.article for edge in edges for evidence in edge.evidence}
    articles = [article for article in store.articles() if article.id in names]
    with store.weighing_later():
        return sum(_retell(store, article, old, new, roll_up) for article in articles)


def _retell(store: Store, article: Article, old: str, new: str, roll_up: RollUp) -> int:
    stands_for = roll_up(new, article.date)
    statements = [_told(said, old, new, stands_for) for said in _statements(store, article)]
    kept = [said for said in statements if said.subject != said.object]
    return int(store.add(article, kept, keep_text=bool(article.text)))


def _statements(store: Store, article: Article) -> list[Statement]:
    node = named("article", article.id)
    store.expect(store.reader.subjects(DERIVED_FROM, node))
    return [restated(claim, evidence) for claim, evidence in store.reader.findings_in(node)]


def _told(said: Statement, old: str, new: str, stands_for: str) -> Statement:
    def end(code: str) -> str:
        return stands_for if code == old else code

    def name(code: str, rolled: str) -> str:
        return new if old in {code, rolled} and code in {"", old} else code

    return replace(
        said,
        subject=end(said.subject),
        object=end(said.object),
        subject_named=name(said.subject_named, said.subject),
        object_named=name(said.object_named, said.object),
        by=tuple(dict.fromkeys(map(end, said.by))),
        denied_by=tuple(dict.fromkeys(map(end, said.denied_by))),
        said_by=tuple(
            replace(one, speaks_for=end(one.speaks_for), named=name(one.named, one.speaks_for))
            for one in said.said_by
        ),
    )
