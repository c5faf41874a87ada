"""A fictional world is read like the real one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from graph.model.article import Article
from graph.pipeline.extraction import extract

WORLD = """RURI,state,Ruritania; Strelsau (seat); Ruritanian (demonym),,
ZEND,state,Zenda; Zendan (demonym),,
"""


def test_statements_are_made_about_own_actors(tmp_path: Path) -> None:
    own = tmp_path / "world.csv"
    own.write_text(WORLD, encoding="utf-8")
    article = Article("a", "Ruritania sent tanks to Zenda, Strelsau said.", date=date(2024, 6, 19))
    ((_, statements),) = extract([article], actors=[own])
    (sent,) = statements
    assert (sent.subject, sent.relation, sent.object) == ("RURI", "suppliesArms", "ZEND")
    assert sent.by == ("RURI",)
