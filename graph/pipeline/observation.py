"""Articles in, their statements and what was seen of each sentence out, for scoring."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from graph.model.article import Article
from graph.model.claim import Statement
from graph.pipeline.extraction import Extractor, Reading
from graph.score.reasons import Seen


def observe(
    articles: Iterable[Article], *, model: str | None = None, actors: Sequence[Path] = ()
) -> Iterator[tuple[Article, tuple[Statement, ...], tuple[Seen, ...]]]:
    """Yield each article with its statements and its sentences as the extraction saw them."""
    extractor = Extractor.load(model, actors)
    for reading in extractor.read(articles, misses=True):
        yield reading.article, reading.statements, tuple(_seen(extractor, reading))


def _seen(extractor: Extractor, reading: Reading) -> Iterator[Seen]:
    lacking = _lacking(reading)
    for sentence in reading.document.sentences:
        named = {a for m in reading.document.mentions_in(sentence) for a in m.actors}
        acting = {extractor.register.roll_up(a, reading.article.date) for a in named}
        yield Seen(
            start=sentence.start,
            end=sentence.end,
            text=sentence.text,
            actors=frozenset(named | acting),
            tried=lacking[sentence.index],
        )


def _lacking(reading: Reading) -> Mapping[int, dict[str, str]]:
    """Give by sentence and relation what its first frame there lacked."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for miss in reading.near_misses:
        relation = miss.frame.partition("/")[0]
        found[miss.sentence].setdefault(relation, f"{miss.frame} on {miss.word!r}: {miss.missing}")
    return found
