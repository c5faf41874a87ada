"""Every frame finds what it must find and leaves alone what it must leave alone."""

from __future__ import annotations

import pytest

from graph.curated.relations import load_relations
from graph.frames.index import load_frames
from graph.frames.schema import FrameFile
from graph.pipeline.examples import failures
from graph.pipeline.extraction import Extractor

pytestmark = pytest.mark.model

FILES = load_frames().files


@pytest.mark.parametrize("file", FILES, ids=[file.relation for file in FILES])
def test_examples(extractor: Extractor, file: FrameFile) -> None:
    assert list(failures(extractor, [file])) == []


def test_every_relation_has_frames() -> None:
    assert {file.relation for file in FILES} == set(load_relations())
