"""Whether a saved page holds its article, or the first lines of it before a paywall."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from graph.curated.lexicon import lexicon
from graph.errors import CuratedError

_SHORT = 400
_TEASER = 150
_MOST_SIGNS = 1_000_000
_TAG = re.compile(r"<(script|style)\b.*?</\1|<[^<>]{1,2000}>", re.IGNORECASE | re.DOTALL)
_SPACE = re.compile(r"\s+")


def is_stub(text: str, html: str, data: Sequence[dict[str, Any]]) -> bool:
    """Whether the text is cut: it is short, and the page asks for money or calls itself closed."""
    count = len(text.split())
    if count > _SHORT:
        return False
    closed = any(str(thing.get("isAccessibleForFree")).lower() == "false" for thing in data)
    if closed and count <= _TEASER:
        return True
    shown = _SPACE.sub(" ", _TAG.sub(" ", html[:_MOST_SIGNS]))
    return _paywall().search(shown) is not None


@cache
def _paywall() -> re.Pattern[str]:
    entries = [entry.replace("'", "['’]") for entry in lexicon("stubs")["paywalls"]]
    try:
        return re.compile("|".join(f"(?:{entry})" for entry in entries), re.IGNORECASE)
    except re.error as error:
        said = f"expected regular expressions, got: {error}"
        raise CuratedError([f"sources/lexicon/stubs.yaml: paywalls: {said}"]) from error
