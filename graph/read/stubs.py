"""Whether a saved page holds its article, or the first lines of it before a paywall."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from graph.curated.lexicon import lexicon
from graph.errors import CuratedError
from graph.read.shape import is_prose

_SHORT = 400
_TEASER = 150
_MOST_SIGNS = 1_000_000
_TAG = re.compile(r"<(script|style)\b.*?</\1|<[^<>]{1,2000}>", re.IGNORECASE | re.DOTALL)
_LINES = "//p[not(ancestor::aside or ancestor::nav or ancestor::footer or ancestor::figure)]"
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


def teaser(text: str, html: str) -> str:
    """Give the text of a stub without what stands around it: captions, links, the call to pay.

    A page of a few lines has too little prose for its reader to tell the article's by.
    """
    from lxml.etree import ParserError
    from lxml.html import document_fromstring

    try:
        root = document_fromstring(html[:_MOST_SIGNS])
    except (ParserError, ValueError):
        return text
    whole, lines = _line(text), [_line(found.text_content()) for found in root.xpath(_LINES)]
    prose = [line for line in lines if is_prose(line) and line in whole]
    return "\n\n".join(line for line in prose if not _paywall().search(line)) or text


def _line(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


@cache
def _paywall() -> re.Pattern[str]:
    entries = [entry.replace("'", "['’]") for entry in lexicon("stubs")["paywalls"]]
    try:
        return re.compile("|".join(f"(?:{entry})" for entry in entries), re.IGNORECASE)
    except re.error as error:
        said = f"expected regular expressions, got: {error}"
        raise CuratedError([f"sources/lexicon/stubs.yaml: paywalls: {said}"]) from error
