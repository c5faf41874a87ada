"""Articles of any number, made from the shuffled sentences of the frame files.

The states that they name by their usual names are exchanged for others, some of which come far
more often than others, as they do in the news; else the same few claims would come ever again.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import yaml

from graph.curated.actors import load_actors
from graph.curated.folders import data_dir
from graph.model.article import Article
from graph.model.terms import ActorKind

PARAGRAPHS, SENTENCES = 3, 4
FIRST, DAYS = date(2020, 1, 1), 2000
OUTLETS = 40


@cache
def sentences() -> tuple[str, ...]:
    """Give the sentences that frames find or leave alone, sorted."""
    files = sorted((data_dir("sources") / "frames").glob("*.yaml"))
    read = (yaml.safe_load(file.read_text(encoding="utf-8")) for file in files)
    examples = (one for data in read for kind in ("finds", "leaves") for one in data.get(kind, ()))
    texts = (one if isinstance(one, str) else one["text"] for one in examples)
    return tuple(sorted({" ".join(text.split()) for text in texts}))


@cache
def states() -> tuple[str, ...]:
    """Give the usual names of the states, in an order of chance that is always the same."""
    names = [actor.label for actor in load_actors() if actor.kind is ActorKind.STATE]
    random.Random(1).shuffle(names)  # noqa: S311 - no secret
    return tuple(names)


@cache
def _naming() -> re.Pattern[str]:
    names = sorted(states(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


def articles(number: int) -> Iterator[Article]:
    """Yield made-up articles of twelve sentences, the same every time."""
    known, names = sentences(), states()
    weights = [1 / (rank + 3) for rank in range(len(names))]
    for n in range(number):
        chance = random.Random(n)  # noqa: S311 - made-up text, no secret
        others = dict(zip(names, chance.choices(names, weights, k=len(names)), strict=True))
        paragraphs = [
            _naming().sub(
                lambda found, others=others: others[found[0]],
                " ".join(chance.sample(known, SENTENCES)),
            )
            for _ in range(PARAGRAPHS)
        ]
        yield Article(
            f"made-{n:06}",
            "\n\n".join(paragraphs),
            title=f"Report {n}",
            date=FIRST + timedelta(days=chance.randrange(DAYS)),
            publisher=f"Outlet {chance.randrange(OUTLETS)}",
        )


def write(path: Path, number: int) -> int:
    """Write articles to a file for `entente ingest`; give the number of their words."""
    words = 0
    with path.open("w", encoding="utf-8") as file:
        for one in articles(number):
            words += count_words([one])
            line = {"id": one.id, "title": one.title, "text": one.text}
            line |= {"date": str(one.date), "publisher": one.publisher}
            file.write(json.dumps(line) + "\n")
    return words


def count_words(given: list[Article]) -> int:
    """Give the number of words of some articles."""
    return sum(len(article.text.split()) for article in given)
