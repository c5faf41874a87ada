"""What the tests of the page share: the made-up world, a browser, and visits to a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from view_sample import World, make_full_page, make_page, make_world
from visiting import CHROMIUM, FLAGS, Visit


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture(scope="module")
def browser(request: pytest.FixtureRequest) -> Iterator[object]:
    request.getfixturevalue("leavings")  # which ends after the browser
    if CHROMIUM is None:
        pytest.skip("needs Chromium, and none is installed")
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("view") / "view.html"
    path.write_text(make_page(), encoding="utf-8", newline="\n")
    return path


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("full") / "full.html"
    path.write_text(make_full_page(), encoding="utf-8", newline="\n")
    return path


@pytest.fixture
def visit(browser, file) -> Iterator[object]:
    opened: list[Visit] = []

    def open_page(fragment: str = "", *, at: Path = file, **context: object) -> Visit:
        opened.append(Visit(browser, at, fragment, **context))
        return opened[-1]

    yield open_page
    for one in opened:
        assert one.complaints == []
        assert [url for url in one.requests if not url.startswith(("file:", "data:"))] == []
        one.context.close()
