"""Text in, an article out: a page, Markdown or plain, as the text shows and its name says."""

from __future__ import annotations

from graph.model.article import Article
from graph.read.decode import decode
from graph.read.feed import feed_items, is_feed
from graph.read.markdown import first_heading, front_matter, without_markup
from graph.read.page import is_page, page_items
from graph.read.plain import plain_article, with_fields
from graph.read.source import Document, Item

MARKDOWN = (".md", ".markdown")


def text_items(document: Document) -> list[Item]:
    """Give the article of a text, or the articles of a live blog or feed."""
    text = decode(document.data, document.where, document.charset)
    if is_page(text):
        return page_items(text, document.stem, where=document.where, url=document.url)
    if is_feed(text):
        return feed_items(document)
    if document.suffix in MARKDOWN:
        return [_markdown(text, document)]
    return [plain_article(text, document.stem, url=document.url)]


def _markdown(text: str, document: Document) -> Article:
    fields, rest = front_matter(text, document.where)
    if "id" in fields and document.path is not None:
        from graph.curated.dossiers import parse_dossier_article  # heavy

        return parse_dossier_article(document.path)
    if heading := first_heading(rest):
        fields.setdefault("title", heading)
    article = plain_article(without_markup(rest), document.stem, url=document.url)
    return with_fields(article, fields, document.stem)
