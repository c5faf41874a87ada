"""The readers of whole documents; `graph.read.bounded` runs them where they do no harm."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graph.read.docx import docx_items
from graph.read.feed import feed_items
from graph.read.mail import mail_items
from graph.read.pdf import pdf_items
from graph.read.source import Document, Found
from graph.read.text import text_items

DOCUMENTS: dict[str, Callable[[Document], Sequence[Found]]] = {
    "docx": docx_items,
    "feed": feed_items,
    "mail": mail_items,
    "pdf": pdf_items,
    "text": text_items,
}
