"""What tells two articles apart that stand under one id: where they were printed."""

from __future__ import annotations

import hashlib
import re

Source = tuple[str | None, str | None]  # address and publisher
_SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
_TRACKING = re.compile(r"[?&](?:utm_|fbclid|gclid)[^&#]*", re.IGNORECASE)


def plain_address(url: str) -> str:
    """Give an address without what makes no other page of it.

    >>> plain_address("https://www.gull.example/a/?utm_source=x")
    'gull.example/a'
    """
    return _SCHEME.sub("", _TRACKING.sub("", url), count=1).rstrip("/")


def told_apart(one: Source, other: Source) -> bool:
    """Whether two articles are known to be two: by their addresses, else by their publishers."""
    (url, publisher), (other_url, other_publisher) = one, other
    if url and other_url:
        return plain_address(url) != plain_address(other_url)
    if publisher and other_publisher:
        return publisher.casefold() != other_publisher.casefold()
    return False


def own_name(name: str, source: Source) -> str:
    """Give the id of an article whose plain id another one has.

    >>> own_name("floods", (None, "The Gull"))
    'floods-7cf75246'
    """
    url, publisher = source
    words = plain_address(url) if url else (publisher or "").casefold()
    return f"{name}-{hashlib.sha256(words.encode()).hexdigest()[:8]}"
