from __future__ import annotations

from pathlib import Path

import pytest

from graph.curated import folders
from graph.curated.folders import data_dir, shown
from graph.errors import InputError


def test_folder_of_the_checkout_is_found_beside_the_package() -> None:
    assert (data_dir("ontology") / "actors").is_dir()


def test_folder_inside_the_package_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "graph"
    (package / "ontology").mkdir(parents=True)
    (tmp_path / "ontology").mkdir()
    monkeypatch.setattr(folders, "PACKAGE", package)
    assert data_dir("ontology") == package / "ontology"


def test_missing_folder_says_where_it_was_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "PACKAGE", tmp_path / "graph")
    with pytest.raises(InputError, match=r"folder 'sources': expected .* found neither"):
        data_dir("sources")


def test_path_is_shown_from_the_project_root() -> None:
    path = data_dir("ontology") / "actors" / "bodies.ttl"
    assert shown(path) == "ontology/actors/bodies.ttl"


def test_path_elsewhere_is_shown_whole(tmp_path: Path) -> None:
    assert shown(tmp_path / "x.ttl") == (tmp_path / "x.ttl").as_posix()
