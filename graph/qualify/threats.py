"""Who threatens to do something to somebody threatens him: "*Oslo threatened to bar Danish ships*".

Which deeds and which words make a threat stands in `sources/lexicon/threats.yaml`. Where a frame
finds the threat itself, nothing is added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from graph.curated.lexicon import lexicon
from graph.model.claim import Statement
from graph.model.terms import Status

THREATENS = "threatens"


def threats(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Yield that the doer threatens whom he says he will do something hostile to."""
    listed = list(statements)
    told = {(s.subject, s.object) for s in listed if s.relation == THREATENS}
    for said in listed:
        if (said.subject, said.object) not in told and _is_threat(said):
            told.add((said.subject, said.object))
            yield _threat(said)


def _is_threat(said: Statement) -> bool:
    """Whether it lies ahead on the doer's own word, and that word is a threat."""
    words = _words(said.relation)
    if not words or said.status is not Status.PROSPECTIVE or said.by != (said.subject,):
        return False
    cues = {cue.lower() for cue in said.cues}
    return bool(cues & words) and cues <= words | frozenset(lexicon("threats")["modal"])


@cache
def _words(relation: str) -> frozenset[str]:
    """Give the words that make a threat of a deed; none if nothing does."""
    listed = lexicon("threats")
    words = listed["words"] if relation in listed["menacing"] else []
    return frozenset((*words, *(listed["saying"] if relation in listed["gravest"] else [])))


def _threat(said: Statement) -> Statement:
    return replace(
        said,
        relation=THREATENS,
        status=Status.ASSERTED,
        by=(),
        denied_by=(),
        amount=None,
        when=None,
        frame=f"{THREATENS}/told",
        cues=(),
        said_by=(),
    )
