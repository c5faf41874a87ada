"""Text in, its language out: English, or not."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
_FUNCTION_WORDS = frozenset(
    _WORD.findall(
        "the of and to in a is that for on with as by it at from has was said its be are not"
    )
)
_SAMPLE = 400
_ENOUGH = 30
_LEAST = 0.1


def guess_language(text: str) -> str:
    """Give `en`, or `und` for a text of some length with too few English function words.

    >>> guess_language("La paix est signée. " * 20), guess_language("Paix signée")
    ('und', 'en')
    """
    words = _WORD.findall(text.lower())[:_SAMPLE]
    share = sum(word in _FUNCTION_WORDS for word in words) / (len(words) or 1)
    return "und" if len(words) >= _ENOUGH and share < _LEAST else "en"
