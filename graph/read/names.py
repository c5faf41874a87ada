"""Stable ids for articles: words of the title or the file name, and the date."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date

_LONGEST = 60


def slug(words: str) -> str:
    """Give lower-case ASCII words joined by hyphens, at most sixty signs.

    >>> slug("Café talks: “one step forward”")
    'cafe-talks-one-step-forward'
    """
    ascii_words = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    joined = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", ascii_words.lower())).strip("-")
    if len(joined) <= _LONGEST:
        return joined
    return joined[: _LONGEST + 1].rpartition("-")[0] or joined[:_LONGEST]


def article_id(name: str, day: date | None, text: str) -> str:
    """Give the id of an article; a name without Latin letters gives way to a digest."""
    stem = slug(name) or f"text-{short_digest(text)}"
    return f"{stem}-{day}" if day and not stem.endswith(str(day)) else stem


def short_digest(text: str) -> str:
    """Give eight hex digits that tell this text from others."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]
