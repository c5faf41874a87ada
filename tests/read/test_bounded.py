"""The reading process: its limits, its end, and its next life."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from read_samples import PROSE, article_page, page

from graph.errors import InputError
from graph.model.article import Article
from graph.read import bounded
from graph.read.bounded import Limits, read_bounded, set_limits
from graph.read.source import Document

GOOD = Document(article_page().encode(), "good.html", "good.html")
HEAVY = Document(page("<p>a" + "<br>" * 200_000).encode(), "heavy.html", "heavy.html")


@pytest.fixture
def limits() -> Iterator[None]:
    before = set_limits(Limits(work=1.0))
    yield
    set_limits(before)


def is_read(document: Document) -> bool:
    return isinstance(read_bounded("text", document)[0], Article)


@pytest.mark.usefixtures("limits")
def test_document_that_takes_too_long_is_a_fault_and_the_next_is_read() -> None:
    (fault,) = read_bounded("text", HEAVY)
    assert str(fault) == ("heavy.html: expected a document that can be read within 1 s, got none")
    assert is_read(GOOD)


def test_reader_that_was_ended_is_started_again() -> None:
    assert is_read(GOOD)
    process = bounded._CHILD.process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert is_read(GOOD)


def test_reader_that_ends_half_way_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def end(process, _question) -> None:
        process.kill()
        process.wait()
        raise EOFError

    with monkeypatch.context() as patched:
        patched.setattr(bounded, "_exchange", end)
        (fault,) = read_bounded("text", GOOD)
    assert str(fault).endswith("can be read in 1 GB, got more (SIGKILL)")
    assert is_read(GOOD)


def test_one_process_reads_many_documents() -> None:
    assert is_read(GOOD)
    first = bounded._CHILD.process
    assert is_read(Document(PROSE.encode(), "a.txt", "a.txt"))
    assert bounded._CHILD.process is first


def test_what_a_library_raises_is_a_fault_of_the_document() -> None:
    (fault,) = read_bounded("docx", Document(b"PK", "a.docx", "a.docx"))
    assert isinstance(fault, InputError)
    assert str(fault).startswith("a.docx: expected a whole .docx file, got")
