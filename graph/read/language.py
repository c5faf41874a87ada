"""Text in, its language out: English, or not."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
# Words of other languages that look English ("a", "on", "in", "was") would mislead.
_FUNCTION_WORDS = frozenset(
    _WORD.findall("the of and to that for with by from has its be are is it said which this")
)
_SAMPLE = 400
_ENOUGH = 40
_LEAST = 0.08


def guess_language(text: str) -> str:
    """Give `en`, or `und` for a text of some length with too few English function words.

    >>> guess_language("La paix est signée. " * 20), guess_language("Paix signée")
    ('und', 'en')
    """
    words = _WORD.findall(text.lower())[:_SAMPLE]
    share = sum(word in _FUNCTION_WORDS for word in words) / (len(words) or 1)
    return "und" if len(words) >= _ENOUGH and share < _LEAST else "en"
