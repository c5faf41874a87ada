"""A store in, the same store with its articles read again, and what came, went and changed out.

Only the articles are read for which something is different: a frame that one of their words
triggers, an actor whose name they hold, or the code. What was put down by hand stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace

from graph.assemble import Assembler
from graph.curated.dossiers import STATED
from graph.curated.relations import load_relations
from graph.model.article import Article
from graph.model.claim import Claim, Edge, Statement
from graph.model.restating import restated
from graph.pipeline.ingest_report import Report
from graph.pipeline.ingest_units import Results, Settings
from graph.pipeline.ingest_workers import here
from graph.pipeline.ingesting import ingest
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
    found = store.reader.findings_in(article)
    return tuple(restated(claim, one) for claim, one in found if one.frame == STATED)


@dataclass
class _Watched:
    """A store that notes the edges on all triples that are touched, as they were before."""

    store: Store
    assembler: Assembler
    before: dict[str, dict[str, Edge]] = field(default_factory=dict)

    def inputs(self, names: Iterable[str]) -> Mapping[str, str]:
        """Give what these articles were read with."""
        return self.store.inputs(names)

    def sources(self, names: Iterable[str]) -> Mapping[str, tuple[str | None, str | None]]:
        """Give address and publisher of those of these articles that are there."""
        return self.store.sources(names)

    def text(self, name: str) -> str:
        """Give the text of an article."""
        return self.store.text(name)

    def add_all(
        self, items: Iterable[tuple[Article, Sequence[Statement]]], *, keep_text: bool = True
    ) -> int:
        """Put articles in, and note what there is on the triples that this touches."""
        items = list(items)
        for key in self._keys(items) - self.before.keys():
            self.before[key] = self._edges(key)
        return self.store.add_all(items, keep_text=keep_text)

    def weighing_later(self) -> AbstractContextManager[None]:
        """Weigh what is there already once, at the end of the block."""
        return self.store.weighing_later()

    def differences(self) -> Differences:
        """Give what differs between the first look at each edge and now."""
        came, went, changed = list[Edge](), list[Edge](), list[tuple[Edge, Edge]]()
        for key, before in self.before.items():
            after = self._edges(key)
            came += [after[name] for name in after.keys() - before.keys()]
            went += [before[name] for name in before.keys() - after.keys()]
            both = ((before[name], after[name]) for name in before.keys() & after.keys())
            changed += [pair for pair in both if pair[0] != pair[1]]
        return Differences(
            tuple(sorted(came, key=_order)),
            tuple(sorted(went, key=_order)),
            tuple(sorted(changed, key=lambda pair: _order(pair[1]))),
        )

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

    def _edges(self, key: str) -> dict[str, Edge]:
        reader = self.store.reader
        nodes = reader.subjects(TRIPLE, named("triple", key), DERIVED_GRAPH)
        return {edge.claim.id: edge for edge in map(reader.edge, nodes)}


def _order(edge: Edge) -> tuple[str, ...]:
    claim = edge.claim
    return claim.subject, claim.relation, claim.object, claim.id
