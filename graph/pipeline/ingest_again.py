"""A store in, the same store with its articles read again, and what came, went and changed out.

Only the articles are read for which something is different: a frame that one of their words
triggers, an actor whose name they hold, or the code. What was put down by hand stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graph.assemble import Assembler
from graph.curated.dossiers import STATED
from graph.curated.relations import load_relations
from graph.model.article import Article
from graph.model.claim import Claim, Edge, Statement
from graph.model.restating import restated
from graph.pipeline.ingest_units import Results, Settings
from graph.pipeline.ingest_workers import here
from graph.pipeline.ingesting import Report, ingest
from graph.store import Store
from graph.store.terms import ARTICLE, DERIVED_FROM, DERIVED_GRAPH, SUPPORTS, TRIPLE, TYPE, named

_NO_TEXT = "expected its text, but only the quotes were kept; ingest it again"
_NO_INPUTS = "expected to know what it was read with, which the store does not say; ingest it again"


@dataclass(frozen=True)
class Differences:
    """The edges that came, went and changed, each pair before and after."""

    came: tuple[Edge, ...]
    went: tuple[Edge, ...]
    changed: tuple[tuple[Edge, Edge], ...]


def re_extract(
    store: Store,
    settings: Settings | None = None,
    *,
    results: Results = here,
    watch: Callable[[Report], None] = lambda _: None,
) -> tuple[Report, Differences]:
    """Read the articles of a store again for which that makes a difference."""
    watched = _Watched(store, Assembler(load_relations()))
    skipped: list[tuple[str, str]] = []
    articles = _articles(store, skipped)
    report = ingest(articles, watched, settings, results=results, skipped=skipped, watch=watch)
    return report, watched.differences()


def number_of_articles(store: Store) -> int:
    """Give how many articles a store has."""
    return sum(1 for _ in store.reader.subjects(TYPE, ARTICLE))


def _articles(store: Store, skipped: list[tuple[str, str]]) -> Iterator[Article]:
    """Yield the articles of a store that have a text, with what was put down by hand."""
    for node in sorted(store.reader.subjects(TYPE, ARTICLE)):
        article = store.reader.article(node)
        if article is not None and article.text and article.inputs:
            yield replace(article, stated=_stated(store, node))
        elif article is not None and (article.text or article.inputs):
            skipped.append((article.id, _NO_INPUTS if article.text else _NO_TEXT))


def _stated(store: Store, article: str) -> tuple[Statement, ...]:
    """Give the statements of an article that were put down by hand."""
    places = sorted(store.reader.subjects(DERIVED_FROM, article))
    claims = {claim for place in places for claim in store.reader.facts(place).get(SUPPORTS, ())}
    found = (finding for claim in sorted(claims) for finding in store.reader.findings(claim))
    return tuple(
        restated(claim, evidence)
        for claim, evidence in found
        if evidence.frame == STATED and named("article", evidence.article) == article
    )


@dataclass
class _Watched:
    """A store that notes the edges on all triples that are touched, before and after."""

    store: Store
    assembler: Assembler
    before: dict[str, Edge] = field(default_factory=dict)
    after: dict[str, Edge] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)

    def inputs(self, names: Iterable[str]) -> Mapping[str, str]:
        """Give what these articles were read with."""
        return self.store.inputs(names)

    def add_all(
        self, items: Iterable[tuple[Article, Sequence[Statement]]], *, keep_text: bool = True
    ) -> int:
        """Put articles in, and note what that changes."""
        items = list(items)
        keys = self._keys(items)
        old = self._edges(keys)
        count = self.store.add_all(items, keep_text=keep_text)
        self._note(old, self._edges(keys))
        return count

    def differences(self) -> Differences:
        """Give what differs between the first look at each edge and the last."""
        both = self.before.keys() & self.after.keys()
        pairs = sorted(
            ((self.before[name], self.after[name]) for name in both), key=lambda p: _order(p[1])
        )
        return Differences(
            _sorted(self.after[name] for name in self.after.keys() - both),
            _sorted(self.before[name] for name in self.before.keys() - both),
            tuple(pair for pair in pairs if pair[0] != pair[1]),
        )

    def _note(self, old: dict[str, Edge], now: dict[str, Edge]) -> None:
        met = (old.keys() | now.keys()) - self.seen
        self.seen |= met
        self.before |= {name: edge for name, edge in old.items() if name in met}
        self.after = {n: e for n, e in self.after.items() if n not in old} | now

    def _keys(self, items: Iterable[tuple[Article, Sequence[Statement]]]) -> set[str]:
        """Give the keys of all triples that are weighed anew when these articles go in."""
        claims = {
            claim
            for article, statements in items
            for statement in statements
            for claim, _ in self.assembler.read(statement, article=article.id)
        }
        for article, _ in items:
            for place in self.store.reader.subjects(DERIVED_FROM, named("article", article.id)):
                supported = self.store.reader.facts(place).get(SUPPORTS, ())
                claims |= {self.store.reader.claim(claim) for claim in supported}
        triples = {triple for claim in claims for triple in self.assembler.together(claim)}
        return {Claim(*triple).triple for triple in triples}

    def _edges(self, keys: Iterable[str]) -> dict[str, Edge]:
        reader = self.store.reader
        found = (
            reader.edge(node)
            for key in keys
            for node in reader.subjects(TRIPLE, named("triple", key), DERIVED_GRAPH)
        )
        return {edge.claim.id: edge for edge in found}


def _sorted(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    return tuple(sorted(edges, key=_order))


def _order(edge: Edge) -> tuple[str, ...]:
    claim = edge.claim
    return claim.subject, claim.relation, claim.object, claim.id
