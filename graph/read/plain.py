"""A plain or Markdown page in, an article out: title, date and byline from its head lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.model.article import Article
from graph.read.dates import dateline, find_date
from graph.read.furniture import body, is_furniture
from graph.read.language import guess_language
from graph.read.names import article_id
from graph.read.paragraphs import paragraphs
from graph.read.shape import byline, is_long_prose, is_prose

_FIELD = re.compile(
    r"^(?P<key>title|headline|author|date|published|publisher|source|url|link|language)\s*:\s+"
    r"(?P<value>\S.*)$",
    re.IGNORECASE,
)
_KEYS = {"headline": "title", "published": "date", "source": "publisher", "link": "url"}
_HEAD_LINES = 20
_DATELINE = 12
_OPENING = 3  # paragraphs in which a dispatch may give its place and day
_TITLE_WORDS = range(2, 31)


@dataclass(frozen=True)
class _Head:
    """What the lines before the first paragraph say about the article."""

    title: str | None = None
    date: date | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    length: int = 0


def plain_article(text: str, name: str, *, url: str | None = None) -> Article:
    """Give the article of a plain text; `name` is the file's, for an id without a title."""
    lines = paragraphs(text)
    head = _head(lines)
    prose = body(lines[head.length :]) or body(lines)
    kept = "\n\n".join(prose)
    day = head.date or next(filter(None, map(dateline, prose[:_OPENING])), None)
    address = url or head.url
    return Article(
        id=article_id(head.title or name, day, kept),
        text=kept,
        title=head.title,
        date=day,
        publisher=head.publisher,
        author=head.author,
        url=address,
        language=head.language or guess_language(kept),
        made_id=bool(head.title or head.publisher or address),
    )


def _head(lines: Sequence[str]) -> _Head:
    """Read the head: all before the first long paragraph, or before the first prose."""
    for is_start in (is_long_prose, is_prose):
        first = enumerate(lines[:_HEAD_LINES])
        start = next((i for i, s in first if is_start(s) and not is_furniture(s)), None)
        if start is not None:
            return _read_head(lines[:start])
    return _Head()


def _read_head(lines: Sequence[str]) -> _Head:
    """Read title, date and author; the head ends with the last line that is plainly its own."""
    stated = [m for m in map(_FIELD.match, lines) if m]
    fields = {_key(m): m["value"].strip() for m in reversed(stated)}
    days = [find_date(line) if _is_dateline(line) else None for line in lines]
    names = [byline(line) for line in lines]
    marks = [i for i, line in enumerate(lines) if _FIELD.match(line) or days[i] or names[i]]
    day = find_date(fields["date"]) if "date" in fields else None
    return _Head(
        title=fields.get("title") or _title(lines),
        date=day or next(filter(None, days), None),
        author=fields.get("author") or next(filter(None, names), None),
        publisher=fields.get("publisher"),
        url=fields.get("url"),
        language=fields.get("language"),
        length=max(marks, default=-1) + 1,
    )


def _key(found: re.Match[str]) -> str:
    key = found["key"].lower()
    return _KEYS.get(key, key)


def _is_dateline(line: str) -> bool:
    return len(line.split()) <= _DATELINE and not is_prose(line)


def _title(lines: Sequence[str]) -> str | None:
    """Give the line that stands twice (page title and headline), else the first like a headline."""
    headlines = [line for line in lines if _is_headline(line)]
    twice = [line for line in headlines if headlines.count(line) > 1]
    found = next(iter(twice or headlines), None)
    return found.lstrip("# ") if found else None


def _is_headline(line: str) -> bool:
    return (
        len(line.split()) in _TITLE_WORDS
        and not is_prose(line)
        and not is_furniture(line)
        and not _FIELD.match(line)
        and not find_date(line)
        and not byline(line)
        and not re.match(r"^\d+[.)] |^[•*-] |.* [|»›] |.*,$", line)
    )


def without_title(lines: Sequence[str], title: str | None) -> list[str]:
    """Give the lines that do not merely repeat the title."""
    return [line for line in lines if line != title]


def with_fields(article: Article, fields: Mapping[str, object], name: str) -> Article:
    """Give the article with the title, date and so on that front matter states."""
    stated = {
        _KEYS.get(key, key): str(value)
        for key, value in fields.items()
        if value and isinstance(value, (str, int, float, date))
    }
    title = stated.get("title", article.title)
    day = find_date(stated.get("date", "")) or article.date
    publisher = stated.get("publisher", article.publisher)
    url = stated.get("url", article.url)
    return replace(
        article,
        id=article_id(title or name, day, article.text),
        title=title,
        date=day,
        author=stated.get("author", article.author),
        publisher=publisher,
        url=url,
        language=stated.get("language", article.language),
        made_id=bool(title or publisher or url),
    )
