import sys
from contextlib import nullcontext
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner, Result
from fake_pipeline import (
    TEXT,
    DemoReport,
    Explanation,
    fake_extract,
    fake_observe,
    fake_results,
)

import graph.pipeline
from graph.cli import ingest, main, re_extract
from graph.pipeline import gold_actors, ingest_again, ingesting


@pytest.fixture(autouse=True)
def pipeline(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module = ModuleType("graph.pipeline")
    module.__path__ = graph.pipeline.__path__
    module.extract = fake_extract
    module.observe = fake_observe
    module.coded = gold_actors.coded
    module.ingest = ingesting.ingest
    module.re_extract = ingest_again.re_extract
    monkeypatch.setattr(ingest, "reading", lambda *_: nullcontext(fake_results))
    monkeypatch.setattr(re_extract, "reading", lambda *_: nullcontext(fake_results))
    module.explain = lambda text, *, day=None, **_: Explanation(text, day)
    module.build_demo = DemoReport
    module.check = list
    module.warn = list
    module.answer_pairs = lambda rows, **_: (("AID", "other relation: give") for _ in rows)
    monkeypatch.setitem(sys.modules, "graph.pipeline", module)
    return module


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()

    def call(*words: str, stdin: str | None = None) -> Result:
        return runner.invoke(main, words, input=stdin)

    return call


@pytest.fixture
def article(tmp_path: Path) -> str:
    (tmp_path / "oil.txt").write_text(TEXT)
    return "oil.txt"


@pytest.fixture
def stored(run, article: str):
    """Run commands beside a store that has the article."""
    done = run("ingest", article)
    assert done.exit_code == 0, done.stderr
    return run
