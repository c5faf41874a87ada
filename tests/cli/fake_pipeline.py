"""A pipeline made by hand: every text says the same, so that commands are tested alone."""

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from graph.model.article import Article
from graph.model.claim import Statement, digest
from graph.model.terms import Status
from graph.pipeline.ingest_units import Done, Found, Settings, Unit
from graph.score import Seen

TEXT = "Russia sent oil to China, Ukraine said."


def fake_extract(
    articles: Iterable[Article], **_options: object
) -> Iterator[tuple[Article, tuple[Statement, ...]]]:
    for article in articles:
        sent = Statement(
            subject="RUS",
            relation="suppliesEnergy",
            object="CHN",
            status=Status.REPORTED,
            by=("UKR",),
            subject_as="Russia",
            object_as="China",
            subject_named="rosneft",
            object_named="CHN",
            frame="suppliesEnergy-send",
            start=0,
            end=24,
            quote=article.text[:24],
            cues=("said",),
            article=article.id,
        )
        yield article, (sent,)


def fake_observe(
    articles: Iterable[Article], **_options: object
) -> Iterator[tuple[Article, tuple[Statement, ...], tuple[Seen, ...]]]:
    for article, statements in fake_extract(articles):
        whole = Seen(0, len(article.text), article.text, frozenset(("RUS", "CHN", "UKR")))
        yield article, statements, (whole,)


def fake_results(units: Iterable[Unit], _settings: Settings) -> Iterator[tuple[Unit, Done]]:
    read = sys.modules["graph.pipeline"].extract
    for unit in units:
        found = [
            Found(digest(article.text), None if digest(article.text) == known else said)
            for (article, said), known in zip(read(unit.articles), unit.known, strict=True)
        ]
        yield unit, Done(unit.number, tuple(found))


class Explanation:
    def __init__(self, text: str, day: date | None) -> None:
        self.text, self.day = text, day

    def lines(self) -> list[str]:
        return [f"text: {self.text}", f"day: {self.day}"]

    def data(self) -> dict[str, str]:
        return {"text": self.text}


class DemoReport:
    def __init__(self, out: Path) -> None:
        self.out = out

    def lines(self) -> list[str]:
        return [f"2 claims -> {self.out}"]
