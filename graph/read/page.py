"""An HTML page in, its article out with the page's own metadata; a live blog's posts each."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from datetime import date
from typing import Any

from graph.errors import InputError
from graph.model.article import Article
from graph.read.furniture import body
from graph.read.language import language_of
from graph.read.linked_data import linked_data
from graph.read.live import live_items
from graph.read.names import article_id
from graph.read.paragraphs import paragraphs
from graph.read.plain import without_title
from graph.read.source import Item, Note
from graph.read.stubs import is_stub, teaser

_HTML = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head)\b",
    re.IGNORECASE | re.DOTALL,
)
# The day it was first published, as its metadata say; never guessed with the clock at hand.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}
_LANGUAGE = re.compile(r"<html[^>]{0,500}\blang=[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)


def is_page(text: str) -> bool:
    """Whether a text is HTML."""
    return _HTML.match(text[:2000]) is not None


def page_items(html: str, name: str, *, where: str, url: str | None = None) -> list[Item]:
    """Give the article of an HTML page, or the posts of a live blog; a stub is said to be one.

    `name` stands in for a title, `where` stands in faults.
    """
    data = linked_data(html)
    found = _extracted(html, url)
    article = _article(found, html, name, url)
    if posts := live_items(html, data, article, where):
        return posts
    if article is None:
        raise InputError(f"{where}: expected a page with an article, found no text in it")
    if is_stub(article.text, html, data):
        article = replace(article, text=teaser(article.text, html), stub=True)
        count = len(article.text.split())
        return [article, Note(f"{where}: a stub of {count} words, the rest is behind a paywall")]
    return [article]


def _article(found: dict[str, Any], html: str, name: str, url: str | None) -> Article | None:
    lines = paragraphs(_get(found, "text") or "")
    title, day = _get(found, "title"), _day(_get(found, "date"))
    kept = "\n\n".join(body(without_title(lines, title)))
    if not kept:
        return None
    publisher, address = _get(found, "sitename"), url or _get(found, "url")
    return Article(
        id=article_id(title or name, day, kept),
        text=kept,
        title=title,
        date=day,
        publisher=publisher,
        author=_get(found, "author"),
        url=address,
        language=_language(html, _get(found, "language"), kept),
        made_id=bool(title or publisher or address),
    )


def _extracted(html: str, url: str | None) -> dict[str, Any]:
    """Give what trafilatura makes of the page: its text and metadata, empty if nothing."""
    import trafilatura  # heavy

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(
        html,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=_DATES,
    )
    if found is None or isinstance(found, dict):
        return found or {}
    return found.as_dict()


def _get(found: dict[str, Any], name: str) -> str | None:
    return found.get(name) or None


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written[:10]) if written else None
    except ValueError:
        return None


def _language(html: str, found: str | None, text: str) -> str:
    declared = _LANGUAGE.search(html[:5000])
    return language_of(text, declared[1] if declared else found)
