"""What tests of several rooms share: the loaded extractor, and reference texts."""

from __future__ import annotations

import gc
import os
import signal
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from graph.model.article import Article
from graph.model.claim import Statement
from graph.pipeline.extraction import Extractor, Reading

# A process that a script starts in the background ignores Ctrl-C and hands that on to its own.
with suppress(ValueError):  # not the main thread, which alone takes signals
    signal.signal(signal.SIGINT, signal.default_int_handler)


DAY = date(2024, 6, 19)


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor.load()


@pytest.fixture(scope="session")
def read(extractor: Extractor) -> Callable[[str], Reading]:
    def read_text(text: str) -> Reading:
        return next(extractor.read([Article("text", text, date=DAY)], misses=True))

    return read_text


@pytest.fixture(scope="session")
def claims(read: Callable[[str], Reading]) -> Callable[[str], list[Statement]]:
    return lambda text: list(read(text).statements)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference texts and gold; tests that need it are skipped without it."""
    folder = Path(os.environ.get("ENTENTE_SHARED", Path(__file__).parents[2] / "shared"))
    if not (folder / "gold").is_dir():
        pytest.skip(f"no reference texts at {folder}: set ENTENTE_SHARED to their folder")
    return folder


@pytest.fixture(scope="module")
def leavings() -> Iterator[None]:
    """Let go of what another library's event loop left open, so that no later test is blamed."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()
