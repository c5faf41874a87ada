"""How fast articles are read, against the bare parse and against spaCy alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from extraction import bare_parse, rooms, seconds
from performance_corpus import articles, count_words, news
from performance_table import Row

from graph.assemble import Assembler
from graph.curated.relations import load_relations
from graph.model.article import Article
from graph.pipeline.extraction import Extractor
from graph.pipeline.ingesting import ingest
from graph.store import open_store

ROUNDS = 3
WARM = 20


def reading_rows(number: int) -> Iterator[Row]:
    """Yield what reading costs where every sentence may claim something, spaCy beside."""
    extractor, texts = Extractor.load(), list(articles(number))
    bare, *others = _rows("Reading", extractor, texts)
    yield bare
    spacy = _spacy(extractor, texts)
    alone = _fastest(lambda: _drain(spacy.pipe(_paragraphs(texts), batch_size=256)))
    words = count_words(texts)
    speed = float(bare.here.split()[0].replace(",", ""))
    ratio = f"{alone * speed / words:.2f}"
    yield Row(
        "Reading", "spaCy: its own parts for the same, untrained", _speed(words, alone), ratio
    )
    yield from others


def news_rows(number: int) -> Iterator[Row]:
    """Yield what reading costs of articles as the news write them."""
    yield from _rows("News", Extractor.load(), list(news(number)))


def _rows(section: str, extractor: Extractor, texts: list[Article]) -> Iterator[Row]:
    """Yield what reading costs; of several rounds the fastest counts."""
    words = count_words(texts)

    def row(what: str, spent: float, most: float | None = None) -> Row:
        return Row(section, what, _speed(words, spent), f"{spent / bare:.2f}", most=most)

    list(extractor.read(texts[:WARM]))
    bare = _fastest(lambda: bare_parse(extractor, texts))
    yield Row(section, "bare parse: the language model alone", _speed(words, bare), "1.00")
    whole = _fastest(lambda: _drain(extractor.read(texts)))
    yield row("extraction: text to statements", whole, most=1.6)
    _storing(texts[:WARM])
    stored = min(_storing(texts) for _ in range(ROUNDS))
    yield row("end to end: `ingest` into a store", stored, most=1.6)
    for name, spent in rooms(extractor, texts):
        yield row(f"room {name}", spent)
    yield row("room ingest, assemble and store", max(stored - whole, 1e-9))


def _speed(words: int, spent: float) -> str:
    return f"{words / spent:,.0f} words/s"


def _fastest(work: Callable[[], object]) -> float:
    return min(seconds(work) for _ in range(ROUNDS))


def _drain(things: Any) -> None:
    for _ in things:
        pass


def _paragraphs(texts: list[Article]) -> Iterator[str]:
    return (part for article in texts for part in article.text.split("\n") if part)


def _storing(texts: list[Article]) -> float:
    """Give the processor time of taking articles into a store that was just made."""
    with TemporaryDirectory() as folder:
        assembler = Assembler(load_relations())
        with open_store(Path(folder) / "s", create=True, assembler=assembler) as store:
            return seconds(lambda: ingest(texts, store))


def _spacy(extractor: Extractor, texts: list[Article]) -> Any:
    """Make a pipeline of spaCy's own parts that answer the same, with weights of chance."""
    import spacy
    from spacy.training import Example

    ours = extractor.parser._nlp
    nlp = spacy.blank("en")
    for name in ("tok2vec", "tagger", "morphologizer", "trainable_lemmatizer", "parser", "ner"):
        nlp.add_pipe(name)
    some = list(_paragraphs(texts))[:300]
    made = [Example(nlp.make_doc(doc.text), doc) for doc in ours.pipe(some)]
    spacy.util.fix_random_seed(1)
    nlp.initialize(lambda: made)
    return nlp
