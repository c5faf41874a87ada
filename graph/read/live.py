"""A live blog's page in, an article for each post out, under the post's own day and time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from graph.model.article import Article
from graph.read.fragment import element_lines, fragment_lines
from graph.read.furniture import body
from graph.read.language import language_of
from graph.read.linked_data import is_a, text_at
from graph.read.names import article_id
from graph.read.source import Item, Note

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LIVE = re.compile(r"live-?blog|live[- ](updates?|reporting|coverage)|as it happened")
_FEWEST = 2
_FEW_WORDS = 6
_MOST_TIMES = 2_000


@dataclass(frozen=True)
class _Post:
    when: str
    title: str | None
    lines: tuple[str, ...]
    author: str | None = None
    url: str | None = None


def live_items(
    html: str, data: Sequence[dict[str, Any]], page: Article | None, where: str
) -> list[Item]:
    """Give the posts of a page if it is a live blog that gives their times, else nothing."""
    stated = list(_stated(data))
    posts = stated or (list(_marked(html)) if _is_live(html) else [])
    blog = next((thing for thing in data if is_a(thing, "LiveBlogPosting")), {})
    title = text_at(blog, "headline", "name") or (page.title if page else None)
    publisher = text_at(blog, "publisher") or (page.publisher if page else None)
    base = replace(
        page or Article("live", ""),
        title=title,
        publisher=publisher,
        author=text_at(blog, "author"),
    )
    articles: list[Item] = [a for post in posts if (a := _article(post, base))]
    if len(articles) < _FEWEST:
        return []
    return [*articles, Note(f"{where}: a live blog, its {len(articles)} posts read one by one")]


def _article(post: _Post, page: Article) -> Article | None:
    lines = [line for line in post.lines if line != post.title]
    text = "\n\n".join(body(lines))
    moment = _moment(post.when)
    if not text or moment is None:
        return None
    day, clock = moment
    title = post.title or page.title
    name = article_id(title or "live", day, text)
    return Article(
        id=f"{name}-{clock}" if clock else name,
        text=text,
        title=title,
        date=day,
        publisher=page.publisher,
        author=post.author or page.author,
        url=post.url or page.url,
        language=language_of(text, page.language if page.text else None),
        made_id=True,
    )


def _moment(written: str) -> tuple[date, str] | None:
    """Give day and time as the page puts them, in its own zone."""
    try:
        moment = datetime.fromisoformat(written.strip())
    except ValueError:
        return None
    return moment.date(), f"{moment:%H%M}" if "T" in written or ":" in written else ""


def _stated(data: Sequence[dict[str, Any]]) -> Iterator[_Post]:
    """Yield the posts that the page lists in its metadata."""
    for blog in (thing for thing in data if is_a(thing, "LiveBlogPosting")):
        updates = blog.get("liveBlogUpdate")
        for update in updates if isinstance(updates, list) else ():
            if isinstance(update, dict):
                yield _Post(
                    text_at(update, "datePublished", "dateModified") or "",
                    text_at(update, "headline"),
                    tuple(fragment_lines(text_at(update, "articleBody", "text") or "")),
                    text_at(update, "author"),
                    text_at(update, "url", "@id", "mainEntityOfPage"),
                )


def _is_live(html: str) -> bool:
    return "<time" in html and _LIVE.search(html.lower()) is not None


def _marked(html: str) -> Iterator[_Post]:
    """Yield the elements with a time of their own that stand in a row of such elements."""
    from lxml.etree import ParserError
    from lxml.html import document_fromstring

    try:
        root = document_fromstring(html)
    except (ParserError, ValueError):
        return
    times = root.xpath("//time[@datetime]")[:_MOST_TIMES]
    within = Counter(above for time in times for above in time.iterancestors())
    blocks: dict[HtmlElement, str] = {}
    for time in times:
        block = _block(time, within)
        if block is not None:
            blocks.setdefault(block, time.get("datetime"))
    rows = Counter(block.getparent() for block in blocks)
    for block, when in blocks.items():
        lines = element_lines(block)
        if rows[block.getparent()] >= _FEWEST and sum(len(x.split()) for x in lines) >= _FEW_WORDS:
            yield _Post(when, _heading(block), tuple(lines), None, None)


def _block(time: HtmlElement, within: Counter[HtmlElement]) -> HtmlElement | None:
    """Give the largest element around a time that holds no other one."""
    block = None
    for above in time.iterancestors():
        if within[above] > 1:
            return block
        block = above
    return None


def _heading(block: HtmlElement) -> str | None:
    for heading in block.iter("h1", "h2", "h3", "h4"):
        return " ".join(element_lines(heading)) or None
    return None
