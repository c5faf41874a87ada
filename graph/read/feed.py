"""An RSS or Atom feed in, an article for each of its entries out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.model.article import Article
from graph.read.dates import find_date
from graph.read.fragment import fragment_lines
from graph.read.furniture import body
from graph.read.language import language_of
from graph.read.names import article_id
from graph.read.source import Document, Item, Note
from graph.read.xml import parsed

if TYPE_CHECKING:
    from lxml.etree import _Element

_FEED = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<(?:!--|!DOCTYPE|\?)[^>]*>\s*)*<(rss|feed|rdf:RDF)\b"
)
_DECLARING = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<!DOCTYPE\s[^>\[]*\[", re.DOTALL
)
# What the formats call the same things: RSS 0.9 to 2.0 with its modules, and Atom.
_TEXTS = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "date", "issued", "updated", "modified")
_AUTHORS = ("creator", "author")
_TEASER = 40


def is_feed(text: str) -> bool:
    """Whether a text is a feed, or XML with declarations of its own, which may become one."""
    return _FEED.match(text[:2000]) is not None or _DECLARING.match(text[:2000]) is not None


def feed_items(document: Document) -> list[Item]:
    """Give the articles of a feed; an entry with nothing but a title is a text too."""
    where = document.where
    root = parsed(document.data, where)
    entries = [element for element in root.iter() if _name(element) in {"item", "entry"}]
    if _name(root) not in {"rss", "feed", "RDF"}:
        raise InputError(f"{where}: expected an RSS or Atom feed, got XML of <{_name(root)}>")
    if not entries:
        raise InputError(f"{where}: expected a feed with entries, found none")
    channel = next((e for e in root.iter() if _name(e) == "channel"), root)
    items = [_item(entry, channel, f"{where}: entry {n}") for n, entry in enumerate(entries, 1)]
    return [*items, *_teasers(items, where)]


def _item(entry: _Element, channel: _Element, where: str) -> Item:
    title = " ".join(fragment_lines(_first(entry, ("title",)) or "")) or None
    lines = fragment_lines(max((_texts(entry)), key=len, default="")) or [title or ""]
    text = "\n\n".join(body(lines) or lines)
    if not text:
        return InputError(f"{where}: expected a title or a text, found neither")
    day = next((d for d in map(find_date, _all(entry, _DATES)) if d), None)
    publisher, url = _first(entry, ("source",)) or _first(channel, ("title",)), _link(entry)
    name = title or " ".join(text.split()[:8])
    return Article(
        id=article_id(name, day, text),
        text=text,
        title=title,
        date=day,
        publisher=publisher,
        author=_author(entry),
        url=url,
        language=language_of(text, _language(entry) or _language(channel)),
        made_id=True,
    )


def _teasers(items: list[Item], where: str) -> Iterator[Note]:
    texts = [item.text for item in items if isinstance(item, Article)]
    short = sum(len(text.split()) < _TEASER for text in texts)
    if short:
        yield Note(
            f"{where}: {short} of {len(texts)} entries give a teaser alone; "
            "their articles stand at their links"
        )


def _name(element: _Element) -> str:
    """Give the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _texts(entry: _Element) -> list[str]:
    return [text for text in _all(entry, _TEXTS) if text]


def _all(entry: _Element, names: tuple[str, ...]) -> list[str]:
    """Give the contents of the children of these names, the first name first."""
    return [_content(child) for name in names for child in entry if _name(child) == name]


def _first(entry: _Element, names: tuple[str, ...]) -> str | None:
    return next(filter(None, _all(entry, names)), None)


def _content(element: _Element) -> str:
    """Give the text of an element; the elements in an Atom text are its HTML."""
    if element.get("type") == "xhtml":
        from lxml.etree import tostring

        return str(tostring(element, encoding="unicode", with_tail=False)).strip()
    return "".join(map(str, element.itertext())).strip()


def _author(entry: _Element) -> str | None:
    for child in (c for name in _AUTHORS for c in entry if _name(c) == name):
        found = _first(child, ("name",)) or ("" if len(child) else _content(child))
        if found:
            return re.sub(r"^\S+@\S+ \((.*)\)$", r"\1", found)
    return None


def _link(entry: _Element) -> str | None:
    links = [child for child in entry if _name(child) == "link"]
    best = [link for link in links if link.get("rel", "alternate") == "alternate"] or links
    found = next((link.get("href") or _content(link) for link in best), None)
    return found or None


def _language(element: _Element) -> str | None:
    xml_lang = element.get("{http://www.w3.org/XML/1998/namespace}lang")
    return xml_lang or _first(element, ("language",))
