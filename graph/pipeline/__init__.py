"""The one place that knows the order: read, link, parse, match, qualify, assemble, store, draw."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.pipeline.checks import check as check
    from graph.pipeline.checks import warn as warn
    from graph.pipeline.demo import build_demo as build_demo
    from graph.pipeline.explanation import explain as explain
    from graph.pipeline.extraction import extract as extract
    from graph.pipeline.gold_actors import coded as coded
    from graph.pipeline.ingest_again import re_extract as re_extract
    from graph.pipeline.ingesting import ingest as ingest
    from graph.pipeline.observation import observe as observe
    from graph.pipeline.pairs import answer_pairs as answer_pairs
    from graph.pipeline.unused import gaps as gaps

_HOMES = {
    "answer_pairs": "pairs",
    "build_demo": "demo",
    "check": "checks",
    "coded": "gold_actors",
    "explain": "explanation",
    "extract": "extraction",
    "gaps": "unused",
    "ingest": "ingesting",
    "observe": "observation",
    "re_extract": "ingest_again",
    "warn": "checks",
}


def __getattr__(name: str) -> Any:
    """Import a function only when it is asked for: a command loads what it needs."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"graph.pipeline.{_HOMES[name]}"), name)
