"""PLOVER roots of frames where the codebook tells them from others of their relation."""

from __future__ import annotations

from functools import cache

from graph.curated.lexicon import lexicon


def plover_root_of(frame: str) -> str:
    """Give the root of a fact that this frame finds, "" where it is that of its relation.

    >>> plover_root_of("coerces/cyber"), plover_root_of("coerces/force")
    ('ASSAULT', '')
    """
    relation = frame.partition("/")[0]
    return _roots().get(frame) or _roots().get(relation, "")


@cache
def _roots() -> dict[str, str]:
    """Give the roots by frame, or by relation for all its frames."""
    return {frame: root for root, frames in lexicon("plover").items() for frame in frames}
