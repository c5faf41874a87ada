"""A store and a day in, a store of what could be known then out: of articles published until then.

Standings, sources and links are derived anew from these articles alone, as if the others had never
been read. What has no date may have been published later, and is left out. This is another
question than what held on a day, which `graph.store.asof` answers, and both can be asked together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pyoxigraph as ox

from graph.model.article import Article
from graph.store.asof import copy_whole
from graph.store.database import Store
from graph.store.entries import Assembling, Entry
from graph.store.terms import DERIVED_FROM, TEXT, named


def known_by(store: Store, day: date, assembler: Assembling, folder: Path) -> int:
    """Make a store in a folder of what could be known on a day; give how many have no date."""
    articles = store.articles()
    engine = ox.Store(str(folder))
    copy_whole(store.engine, engine)
    until = [article for article in articles if article.date is not None and article.date <= day]
    with Store(folder, engine, assembler) as copy:
        copy.put(_entries(store, until))
    return sum(article.date is None for article in articles)


def _entries(store: Store, articles: Iterable[Article]) -> Iterator[Entry]:
    """Yield articles as they stand in a store, with what they say."""
    for article in articles:
        node = named("article", article.id)
        store.expect(store.reader.subjects(DERIVED_FROM, node))
        findings = tuple(store.reader.findings_in(node))
        yield Entry(node, article, findings, keep_text=TEXT in store.reader.facts(node, node))
