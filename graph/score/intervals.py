"""How far a score may be chance: percentile intervals of a bootstrap with a fixed seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")
Interval = tuple[float, float]

ROUNDS = 1000
_SEED = 20240619
_TAIL = 0.025


def intervals(
    units: Sequence[T], values: Callable[[Sequence[T]], Mapping[str, float]]
) -> dict[str, Interval]:
    """Give the 95% interval of each value over units drawn again with replacement.

    >>> intervals([1, 1, 1], lambda drawn: {"mean": sum(drawn) / 3})
    {'mean': (1.0, 1.0)}
    """
    if not units:
        return {}
    chance = random.Random(_SEED)  # noqa: S311 - resampling, no secret
    rounds = [values(chance.choices(units, k=len(units))) for _ in range(ROUNDS)]
    return {name: _middle(sorted(found[name] for found in rounds)) for name in rounds[0]}


def _middle(ordered: Sequence[float]) -> Interval:
    low = round(_TAIL * (len(ordered) - 1))
    return ordered[low], ordered[len(ordered) - 1 - low]
