from __future__ import annotations

from pathlib import Path

import pytest

from graph.curated.cache import cache_dir, kept


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ENTENTE_CACHE", str(tmp_path / "cache"))
    (tmp_path / "source.txt").write_text("one")
    return tmp_path / "source.txt"


def read(source: Path, times: list[str]) -> str:
    def reading() -> str:
        times.append(source.read_text())
        return times[-1]

    return kept("words", [source], reading)


def test_files_are_read_once(source: Path) -> None:
    times: list[str] = []
    assert [read(source, times), read(source, times)] == ["one", "one"]
    assert times == ["one"]


def test_changed_files_are_read_again_and_the_old_copy_goes(source: Path) -> None:
    times: list[str] = []
    read(source, times)
    source.write_text("two")
    assert read(source, times) == "two"
    assert times == ["one", "two"]
    assert len(list(cache_dir().iterdir())) == 1


@pytest.mark.parametrize("content", [b"", b"\x80\x05no pickle", b"\x80\x04K\x01."], ids=repr)
def test_damaged_copy_is_made_anew(source: Path, content: bytes) -> None:
    times: list[str] = []
    read(source, times)
    for copy in cache_dir().iterdir():
        copy.write_bytes(content)
    assert read(source, times) == "one"
    assert times == ["one", "one"]
    assert read(source, times) == "one"
    assert len(times) == 2


def test_folder_that_cannot_be_made_is_no_fault(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ENTENTE_CACHE", str(tmp_path / "file" / "cache"))
    times: list[str] = []
    assert [read(source, times), read(source, times)] == ["one", "one"]
    assert times == ["one", "one"]
