"""Time the whole extraction against the bare parse of the same text, in one run.

    python benchmarks/extraction.py [--articles 60] [--rounds 5]

The bare parse is the language pipeline alone over the paragraphs, without names. Of several
rounds the fastest counts. The texts are made up here, the same in every run.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from graph.frames.match import Matcher
from graph.link.mentions import link
from graph.link.names import find_names
from graph.model.article import Article
from graph.model.sentence import Document
from graph.pipeline.extraction import Extractor
from graph.qualify.denials import apply_denials
from graph.qualify.statements import Qualifier

DAY = date(2023, 5, 10)
STATES = ("Norway", "Chile", "Kenya", "Vietnam", "Poland", "Oman", "Peru", "Iran", "Japan", "Mali")
PATTERNS = (
    "{a} shipped {n} artillery shells to {b} in March, according to officials in {c}.",
    "The foreign minister of {a} denied on Tuesday that her country had sold oil to {b}.",
    "{a} and {b} will hold talks on trade next week, their first since 2019.",
    "Farmers in the valley waited for rain while prices in the market rose again.",
    "If {a} imposes sanctions on {b}, {c} may suspend the gas deal that both countries signed.",
    "Its parliament accused {a} of arming rebels in {b}, a charge that the government rejected.",
    "The museum reopened after two years of repairs, and visitors queued around the block.",
    "Analysts doubt that {a} would risk an attack on {b}, which depends on {c} for its defence.",
    "{a}'s president praised {b} for its support and promised {n} doses of vaccine.",
    "He added that the harvest had been good, though the roads were still in poor shape.",
    "Two ships of the navy left the port in the morning and returned before dark.",
    "{a} refused to recognise the border with {b}, and {c} urged them to resume negotiations.",
)


def articles(number: int) -> list[Article]:
    """Give made-up articles of twenty sentences in five paragraphs."""
    chance = random.Random(7)  # noqa: S311 - made-up text, no secret
    return [
        Article(f"made-up-{n}", "\n\n".join(_paragraph(chance) for _ in range(5)), date=DAY)
        for n in range(number)
    ]


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance) for _ in range(4))


def _sentence(chance: random.Random) -> str:
    a, b, c = chance.sample(STATES, 3)
    return chance.choice(PATTERNS).format(a=a, b=b, c=c, n=chance.randrange(2, 90) * 100)


def seconds(work: Callable[[], object]) -> float:
    """Give the processor time that the work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def bare_parse(extractor: Extractor, texts: list[Article]) -> None:
    """Run the language pipeline over the paragraphs and nothing else."""
    paragraphs = (p for a in texts for p in a.text.split("\n") if p)
    for _ in extractor.parser._nlp.pipe(paragraphs, batch_size=256):
        pass


def rooms(extractor: Extractor, texts: list[Article]) -> Iterator[tuple[str, float]]:
    """Yield the rooms with the processor time of each, step by step over all texts."""
    register, frames = extractor.register, extractor.matcher.frames
    start = time.process_time()

    def lap() -> float:
        nonlocal start
        before, start = start, time.process_time()
        return start - before

    names = [find_names(a.text, register, a.date) for a in texts]
    yield "link: names", lap()
    parsed = list(extractor.parser.parse(zip((a.text for a in texts), names, strict=True)))
    yield "language: parse with names", lap()
    documents = [
        Document(sentences, link(sentences, found, register, a.date))
        for a, sentences, found in zip(texts, parsed, names, strict=True)
    ]
    yield "link: mentions", lap()
    roll_up = partial(register.roll_up, day=DAY)
    matcher = Matcher(frames, roll_up, extractor._kind)
    matches = [[m for s in d.sentences for m in matcher.matches(d, s)] for d in documents]
    yield "frames", lap()
    for article, document, found in zip(texts, documents, matches, strict=True):
        qualifier = Qualifier(roll_up, DAY, article.id)
        apply_denials(document, qualifier.statements(article.text, document, found), roll_up)
    yield "qualify", lap()


def main() -> None:
    """Measure and print, as lines or as JSON."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=60)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--json", action="store_true")
    given = options.parse_args()
    loading: list[Extractor] = []
    load = seconds(lambda: loading.append(Extractor.load()))
    extractor, texts = loading[0], articles(given.articles)
    for _ in extractor.read(texts[:5]):  # both ways start warm
        pass
    bare, whole = [], []
    for _ in range(given.rounds):
        bare.append(seconds(lambda: bare_parse(extractor, texts)))
        whole.append(seconds(lambda: list(extractor.read(texts))))
    words = sum(len(a.text.split()) for a in texts)
    result = {
        "articles": len(texts),
        "words": words,
        "load_s": round(load, 2),
        "bare_parse_s": round(min(bare), 3),
        "extraction_s": round(min(whole), 3),
        "ratio": round(min(whole) / min(bare), 2),
        "words_per_s": round(words / min(whole)),
        "rooms_s": {name: round(spent, 3) for name, spent in rooms(extractor, texts)},
    }
    sys.stdout.write(f"{json.dumps(result, indent=2)}\n" if given.json else _table(result))


def _table(result: dict[str, object]) -> str:
    rows: dict[str, object] = {}
    for name, value in result.items():
        rows |= value if isinstance(value, dict) else {name: value}
    return "".join(f"{name:28}{value:>12}\n" for name, value in rows.items())


if __name__ == "__main__":
    main()
