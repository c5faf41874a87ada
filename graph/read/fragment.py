"""A piece of HTML in, its lines out; nothing is judged, as the whole piece is text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.read.paragraphs import paragraphs

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = {
    *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figure"),
    *("footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol"),
    *("p", "pre", "section", "table", "tbody", "td", "tr", "ul"),
}
_UNREAD = {
    "button",
    "figcaption",
    "form",
    "iframe",
    "noscript",
    "script",
    "style",
    "svg",
    "template",
}


def fragment_lines(html: str) -> list[str]:
    """Give the paragraphs of a piece of HTML, or of plain text.

    >>> fragment_lines("<p>They <b>met</b>.</p><p>Both left.")
    ['They met.', 'Both left.']
    """
    if "<" not in html and "&" not in html:
        return paragraphs(html)
    from lxml.etree import ParserError
    from lxml.html import fromstring

    try:
        return element_lines(fromstring(f"<div>{html.replace(chr(0), '')}</div>"))
    except ParserError:
        return []


def element_lines(root: HtmlElement) -> list[str]:
    """Give the paragraphs of an element; a line break within one is no end of it."""
    parts: list[str] = []
    waiting: list[HtmlElement | str] = [root]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            parts.append(part.replace("\n", " ") if part != "\n\n" else part)
            continue
        ends = ["\n\n"] if part.tag in _BLOCKS else []
        inner: list[HtmlElement | str | None] = [*ends]
        if isinstance(part.tag, str) and part.tag not in _UNREAD:
            inner.append(part.text)
            for child in part:
                inner += [child, child.tail]
        waiting.extend(reversed([one for one in (*inner, *ends) if one is not None]))
    return paragraphs("".join(parts))
