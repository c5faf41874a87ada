"""Articles of any number, made from the shuffled sentences of the frame files, or news.

The states in them, also where only their people or capitals are named, are exchanged for others,
some of which come far more often than others, as they do in the news; else the same few claims
would come ever again. Sentences that frames find something in and that name no state are left out.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import yaml

from graph.curated.actors import load_actors
from graph.curated.folders import data_dir
from graph.model.actor import Actor
from graph.model.article import Article
from graph.model.terms import ActorKind

LONG, SHORT = 12, 4  # sentences of an article
PARAGRAPH = 4
FIRST, DAYS = date(2020, 1, 1), 2000
OUTLETS = 40
GOLD = Path(__file__).parents[1] / "tests" / "gold"
_KINDS = ("names", "demonyms", "seats")


@cache
def sentences() -> tuple[str, ...]:
    """Give the sentences that frames find or leave alone, sorted."""
    files = sorted((data_dir("sources") / "frames").glob("*.yaml"))
    read = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in files]
    found = {text for data in read for text in _texts(data, "finds") if _naming().search(text)}
    return tuple(sorted(found.union(*(_texts(data, "leaves") for data in read))))


def _texts(data: Mapping[str, list[object]], kind: str) -> set[str]:
    examples = (one if isinstance(one, str) else one["text"] for one in data.get(kind, ()))  # type: ignore[index] # as YAML has it
    return {" ".join(text.split()) for text in examples}


@cache
def states() -> tuple[Actor, ...]:
    """Give the states, in an order of chance that is always the same."""
    found = [actor for actor in load_actors() if actor.kind is ActorKind.STATE]
    random.Random(1).shuffle(found)  # noqa: S311 - no secret
    return tuple(found)


def _forms(state: Actor) -> dict[str, tuple[str, ...]]:
    """Give how a state, its people and its government are called."""
    forms = {"names": (state.label, *state.names)}
    return forms | {"demonyms": state.demonyms, "seats": state.seats}


@cache
def _known() -> dict[str, tuple[int, str, int]]:
    """Give for each name the state's place among the states, the kind of name, and its place."""
    return {
        name: (number, kind, place)
        for number, state in reversed(list(enumerate(states())))
        for kind, names in _forms(state).items()
        for place, name in enumerate(names)
    }


@cache
def _naming() -> re.Pattern[str]:
    names = sorted(_known(), key=len, reverse=True)
    return re.compile(rf"\b(?:[Tt]he )?({'|'.join(map(re.escape, names))})\b")


def _exchanged(text: str, others: list[int]) -> str:
    """Give the text with each state exchanged for the one at its place in the list."""

    def other(found: re.Match[str]) -> str:
        number, kind, place = _known()[found[1]]
        state = states()[others[number]]
        names = _forms(state)[kind] if kind != "names" else ()
        return names[min(place, len(names) - 1)] if names else state.label

    return _naming().sub(other, text)


def articles(number: int, size: int = LONG) -> Iterator[Article]:
    """Yield made-up articles of so many sentences, the same every time."""
    known, count = sentences(), len(states())
    weights = [1 / (rank + 3) for rank in range(count)]
    for n in range(number):
        chance = random.Random(n)  # noqa: S311 - made-up text, no secret
        others = chance.choices(range(count), weights, k=count)
        chosen = [_exchanged(text, others) for text in chance.sample(known, size)]
        starts = range(0, size, PARAGRAPH)
        yield _article(n, "\n\n".join(" ".join(chosen[i : i + PARAGRAPH]) for i in starts), chance)


def news(number: int) -> Iterator[Article]:
    """Yield whole articles as the news write them, with other states each time they come again."""
    texts = [p.read_text(encoding="utf-8") for p in sorted(GOLD.glob("*.txt"))]
    count = len(states())
    for n in range(number):
        chance = random.Random(n)  # noqa: S311 - made-up text, no secret
        others = chance.sample(range(count), count)
        yield _article(n, _exchanged(texts[n % len(texts)], others), chance)


def _article(number: int, text: str, chance: random.Random) -> Article:
    return Article(
        f"made-{number:06}",
        text,
        title=f"Report {number}",
        date=FIRST + timedelta(days=chance.randrange(DAYS)),
        publisher=f"Outlet {chance.randrange(OUTLETS)}",
    )


def write(path: Path, number: int, size: int = LONG) -> int:
    """Write articles to a file for `entente ingest`; give the number of their words."""
    words = 0
    with path.open("w", encoding="utf-8") as file:
        for one in articles(number, size):
            words += count_words([one])
            line = {"id": one.id, "title": one.title, "text": one.text}
            line |= {"date": str(one.date), "publisher": one.publisher}
            file.write(json.dumps(line) + "\n")
    return words


def count_words(given: list[Article]) -> int:
    """Give the number of words of some articles."""
    return sum(len(article.text.split()) for article in given)
