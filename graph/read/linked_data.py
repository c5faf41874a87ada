"""A page in, what it says of itself in JSON-LD (schema.org) out."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from typing import Any

_SCRIPT = re.compile(r"<script[^<>]{0,300}application/ld\+json[^<>]{0,300}>", re.IGNORECASE)
_END = re.compile("</script", re.IGNORECASE)
_MOST = 10_000


def linked_data(html: str) -> list[dict[str, Any]]:
    """Give all things that the page describes, the outermost first."""
    found: list[dict[str, Any]] = []
    for script in _scripts(html):
        try:
            found.extend(_things(json.loads(script, strict=False)))
        except (ValueError, RecursionError):
            continue  # it is for search engines; the page is read without it
    return found[:_MOST]


def is_a(thing: dict[str, Any], kind: str) -> bool:
    """Whether a thing is of a kind."""
    kinds = thing.get("@type")
    return kind in kinds if isinstance(kinds, list) else kinds == kind


def text_at(thing: dict[str, Any], *names: str) -> str | None:
    """Give the first of these that is text, or has a name that is."""
    for name in names:
        value = thing.get(name)
        value = value[0] if isinstance(value, list) and value else value
        value = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None


def _scripts(html: str) -> Iterator[str]:
    end = 0
    while start := _SCRIPT.search(html, end):
        closed = _END.search(html, start.end())
        if closed is None:
            return
        end = closed.end()
        yield html[start.end() : closed.start()]


def _things(value: object) -> Iterator[dict[str, Any]]:
    waiting = deque([value])
    while waiting:
        one = waiting.popleft()
        if isinstance(one, dict):
            yield one
            waiting.extend(v for v in one.values() if isinstance(v, (dict, list)))
        elif isinstance(one, list):
            waiting.extend(one)
