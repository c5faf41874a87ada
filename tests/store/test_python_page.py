from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from graph.store import FORMATS, PAIRS, open_store
from graph.store.own_exports import FORMS, load_export

ROOT = Path(__file__).parents[2]


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_page_on_python_is_true(tmp_path, assembler, monkeypatch):
    pytest.importorskip("pandas")
    pytest.importorskip("oxrdflib")
    monkeypatch.chdir(tmp_path)
    with open_store(tmp_path / "pyongyang.db", create=True, assembler=assembler) as store:
        load_export(store, ROOT / "exports" / "pyongyang-2024.ttl")
    page = str(ROOT / "docs" / "python.md")
    failed, tried = doctest.testfile(page, module_relative=False, optionflags=doctest.ELLIPSIS)
    assert tried > 20
    assert failed == 0


def test_page_on_exports_names_every_form():
    page = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    assert [form for form in (*FORMATS, *PAIRS) if f"`{form}`" not in page] == []
    assert [form for form in FORMS if form not in page] == []
