"""The extraction against hand-marked statements, where the reference texts are at hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.curated.relations import load_relations
from graph.pipeline.extraction import Extractor
from graph.read import read
from graph.score import load_gold, score

pytestmark = pytest.mark.model

FURNITURE = ("newsletter", "keep reading", "photo credit", "Select and enter", "privacy Policy")


def test_the_two_articles_are_read_well_enough(extractor: Extractor, shared: Path) -> None:
    gold = load_gold(shared / "gold" / "seeds.jsonl")
    articles = [
        replace(next(iter(read(str(text.text_file)))), id=text.id, date=text.date) for text in gold
    ]
    found = {r.article.id: r.statements for r in extractor.read(articles)}
    result = score(found, gold, relations=load_relations()).data()
    assert result["exact"]["precision"] >= 0.80
    assert result["exact"]["recall"] >= 0.50


@pytest.mark.parametrize("name", ["new-statesman.txt", "responsible-statecraft.txt"])
def test_page_furniture_is_not_read(shared: Path, name: str) -> None:
    (article,) = read(str(shared / "seeds" / name))
    assert not [word for word in FURNITURE if word.lower() in article.text.lower()]
