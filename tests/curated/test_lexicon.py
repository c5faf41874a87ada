from __future__ import annotations

from pathlib import Path

import pytest

import graph.curated.lexicon as module
from graph.curated.lexicon import lexicon
from graph.errors import CuratedError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "lexicon").mkdir()
    monkeypatch.setattr(module, "data_dir", lambda _name: tmp_path)
    monkeypatch.setattr(module, "lexicon", lexicon.__wrapped__)
    return tmp_path / "lexicon"


def test_vocabulary_is_a_mapping(folder: Path) -> None:
    (folder / "birds.yaml").write_text("waders: [curlew, dunlin]\n", encoding="utf-8")
    assert module.lexicon("birds") == {"waders": ["curlew", "dunlin"]}


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (None, "birds.yaml:1: expected a vocabulary file, found none"),
        ("- curlew\n", "birds.yaml:1: expected a mapping of lists"),
        ("", "birds.yaml:1: expected a mapping of lists"),
        ("waders:\n  - [curlew\n", "birds.yaml:3: expected YAML"),
    ],
    ids=["no file", "a list", "empty", "not YAML"],
)
def test_fault_names_file_and_line(folder: Path, content: str | None, fault: str) -> None:
    if content is not None:
        (folder / "birds.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(CuratedError, match=fault):
        module.lexicon("birds")


def test_file_is_read_once() -> None:
    assert lexicon("time") is lexicon("time")
