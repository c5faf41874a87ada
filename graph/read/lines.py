"""JSON Lines in, one article a line out; the text is taken as it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date

from graph.errors import InputError
from graph.model.article import Article
from graph.read.language import guess_language

_HALVES = re.compile("[\ud800-\udfff]")  # of a surrogate pair: JSON can hold one, no file can
_FIELDS = ("id", "text", "date", "title", "url", "publisher", "author", "language")


def json_articles(lines: Iterable[str], where: str) -> Iterator[Article]:
    """Yield the articles of JSON Lines; blank lines are passed over."""
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            article = _article(line, f"{where}:{number}")
            if article.id in seen:
                first = seen[article.id]
                raise InputError(
                    f"{where}:{number}: expected a new id, got {article.id!r} again (line {first})"
                )
            seen[article.id] = number
            yield article


def _article(line: str, where: str) -> Article:
    try:
        fields = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(
            f"{where}: expected a JSON object, got {_brief(line)}: {error.msg}"
        ) from error
    if not isinstance(fields, dict):
        raise InputError(f"{where}: expected a JSON object, got {_brief(line)}")
    values = {name: _text(fields, name, where) for name in _FIELDS}
    name, text = values["id"], values["text"]
    if not name or not text or not text.strip():
        missing = "an id" if not name else "a text"
        raise InputError(f"{where}: expected {missing}, got {_brief(line)}")
    return Article(
        id=name,
        text=text,
        title=values["title"],
        date=_day(values["date"], where),
        publisher=values["publisher"],
        author=values["author"],
        url=values["url"],
        language=values["language"] or guess_language(text),
    )


def _text(fields: dict[str, object], name: str, where: str) -> str | None:
    """Give a field as text; a number will do for an id."""
    value = fields.get(name)
    if name == "id" and isinstance(value, int):
        return str(value)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise InputError(f"{where}: {name}: expected a string, got {value!r:.60}")
    return _HALVES.sub("\ufffd", value)


def _day(written: str | None, where: str) -> date | None:
    """Give the day of an ISO date or date-time."""
    if written is None:
        return None
    try:
        return date.fromisoformat(written[:10])
    except ValueError as error:
        raise InputError(f"{where}: date: expected YYYY-MM-DD, got {written!r:.60}") from error


def _brief(line: str) -> str:
    return repr(line.strip()[:40])
