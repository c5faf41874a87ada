"""The extraction against hand-marked statements, where the reference texts are at hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.curated.relations import load_relations
from graph.model.article import Article
from graph.pipeline.extraction import Extractor
from graph.pipeline.gold_actors import coded
from graph.read import read
from graph.score import GoldText, load_gold, score

pytestmark = pytest.mark.model

FURNITURE = ("newsletter", "keep reading", "photo credit", "Select and enter", "privacy Policy")


def test_the_two_articles_are_read_well_enough(extractor: Extractor, shared: Path) -> None:
    gold = load_gold(shared / "gold" / "seeds.jsonl")
    found = {r.article.id: r.statements for r in extractor.read(map(_article, gold))}
    result = score(found, gold, relations=load_relations()).data()
    assert result["exact"]["precision"] >= 0.80
    assert result["exact"]["recall"] >= 0.50


@pytest.mark.parametrize("name", ["new-statesman.txt", "responsible-statecraft.txt"])
def test_page_furniture_is_not_read(shared: Path, name: str) -> None:
    (article,) = read(str(shared / "seeds" / name))
    assert not [word for word in FURNITURE if word.lower() in article.text.lower()]


def test_texts_about_other_crises_are_read_well_enough(extractor: Extractor) -> None:
    gold = coded(load_gold(Path(__file__).parents[1] / "gold" / "crises.jsonl"))
    found = {r.article.id: r.statements for r in extractor.read(map(_article, gold))}
    result = score(found, gold, relations=load_relations()).data()
    assert result["exact"]["precision"] >= 0.80
    assert result["exact"]["f1"] >= 0.65
    assert result["grouped_status_accuracy"] >= 0.90


def _article(text: GoldText) -> Article:
    (article,) = read(str(text.text_file))
    return replace(article, id=text.id, date=text.date)
