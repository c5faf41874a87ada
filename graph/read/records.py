"""Records of an archive in (a line of JSON, a row of a table), articles out.

Which field of an article stands in which column is told by usual names, or by the user:
`text=body,title=headline`. The text is taken as it stands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from difflib import get_close_matches

from graph.errors import InputError
from graph.model.article import Article
from graph.read.dates import find_date
from graph.read.language import language_of
from graph.read.names import article_id

Columns = Mapping[str, str]
_SHOWN = 40

_USUAL = {
    "id": ("id", "uuid", "guid", "article_id"),
    "text": ("text", "body", "content", "full_text", "fulltext", "maintext", "article"),
    "title": ("title", "headline"),
    "date": ("date", "published", "date_published", "published_at", "publishedat",
             "publish_date", "publication_date", "pubdate", "datetime"),
    "publisher": ("publisher", "source", "outlet", "source_name"),
    "author": ("author", "authors", "byline"),
    "url": ("url", "link", "source_url"),
    "language": ("language", "lang"),
}  # fmt: skip
_HALVES = re.compile("[\ud800-\udfff]")  # of a surrogate pair: JSON can hold one, no file can
_UNSURE = re.compile(r"\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b")


def parse_columns(written: str) -> dict[str, str]:
    """Read a mapping as typed.

    >>> parse_columns("text=body,title=headline")
    {'text': 'body', 'title': 'headline'}
    """
    found: dict[str, str] = {}
    for part in written.split(","):
        field, sign, column = (piece.strip() for piece in part.partition("="))
        if not sign or not column or field not in _USUAL:
            raise InputError(
                f"expected columns like text=body,title=headline, got {part.strip()!r}; "
                f"fields are {' '.join(_USUAL)}"
            )
        if field in found:
            raise InputError(
                f"expected one column for {field}, got {found[field]!r} and {column!r}"
            )
        found[field] = column
    return found


def find_columns(names: Iterable[str], columns: Columns, where: str) -> dict[str, str]:
    """Give the column of each field that there is; the text must be among them."""
    names = list(names)
    by_name = {name.strip().lower(): name for name in reversed(names)}
    found = {}
    for field, usual in _USUAL.items():
        if field in columns:
            found[field] = _named(field, columns[field], names, where)
        elif present := [by_name[name] for name in usual if name in by_name]:
            found[field] = present[0]
    if "text" not in found:
        raise InputError(
            f"{where}: expected a text, found only {_listed(names)}; "
            "name what holds it: --columns text=NAME"
        )
    return found


def record_article(
    record: Mapping[str, object], columns: Columns, where: str, *, stem: str
) -> Article:
    """Give the article of a record; without an id, its title and date make one."""
    values = {field: _text(record.get(column), field, where) for field, column in columns.items()}
    text = values.get("text")
    if not text or not text.strip():
        raise InputError(f"{where}: expected a text in {columns['text']!r}, found it empty")
    day = _day(record.get(columns.get("date", "")), where)
    return Article(
        id=values.get("id") or article_id(values.get("title") or stem, day, text),
        text=text,
        title=values.get("title"),
        date=day,
        publisher=values.get("publisher"),
        author=values.get("author"),
        url=values.get("url"),
        language=language_of(text, values.get("language")),
        place=where,
        made_id=not values.get("id"),
    )


def _named(field: str, column: str, names: list[str], where: str) -> str:
    if column in names:
        return column
    near = get_close_matches(column, names, n=1)
    hint = f"; did you mean {near[0]}" if near else ""
    raise InputError(
        f"{where}: expected a column {column!r} for {field}, found {_listed(names)}{hint}"
    )


def _text(value: object, field: str, where: str) -> str | None:
    """Give a value as text: names in a list are joined, a number will do for an id."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = ", ".join(value)
    if field == "date" or value is None or value == "":
        return None
    if field == "id" and isinstance(value, int):
        return str(value)
    if not isinstance(value, str):
        raise InputError(f"{where}: {field}: expected text, got {brief(value)}")
    return _HALVES.sub("\ufffd", value) if field == "text" else _line(value)


def brief(value: object) -> str:
    """Give the beginning of a value as a table or JSON has it, not as Python does.

    >>> brief(None), brief(["a", {"b": 1}])
    ('null', '["a", {"b": 1}]')
    """
    if isinstance(value, str):
        return repr(value[:_SHOWN])
    words = json.dumps(value, ensure_ascii=False, default=str)
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]} ..."


def _line(value: str) -> str | None:
    return " ".join(_HALVES.sub("\ufffd", value).split()) or None


def _day(value: object, where: str) -> date | None:
    """Give the day of a date; one that could be read in two ways is none."""
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    written = str(value).strip()
    day = None if _UNSURE.match(written) else _iso(written) or find_date(written)
    if day is None:
        raise InputError(
            f"{where}: date: expected YYYY-MM-DD or a day like 3 May 2021, got {written!r:.60}"
        )
    return day


def _iso(written: str) -> date | None:
    for form in (written[:10], written[:8]):
        try:
            return date.fromisoformat(form)
        except ValueError:
            continue
    return None


def _listed(names: list[str]) -> str:
    shown = ", ".join(name[:40] or "''" for name in names[:12])
    return f"{shown}, ..." if len(names) > 12 else shown or "none"
