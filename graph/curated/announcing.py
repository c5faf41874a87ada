"""Words above a claim that is still to come: whether they announce it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from graph.curated.lexicon import lexicon


def announces(cues: Iterable[str]) -> bool:
    """Whether what stands under these words is planned or promised, and not only possible.

    >>> announces(["plans", "said"]), announces(["could"]), announces(["urged"])
    (True, False, False)
    """
    words, beginnings = _lists()
    known = [cue.casefold() for cue in cues]
    return not any(cue in words or cue.startswith(beginnings) for cue in known)


@cache
def _lists() -> tuple[frozenset[str], tuple[str, ...]]:
    lists = lexicon("announcing")
    return frozenset(lists["words"]), tuple(lists["beginnings"])
