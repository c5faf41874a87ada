"""A PDF file in, its article out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.read.dates import find_date
from graph.read.pdf_lines import Line, page_lines, prose_of, title_of, without_running_heads
from graph.read.plain import plain_article, with_fields
from graph.read.source import LONGEST_TEXT, Document, Item, Note

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_NO_TITLE = re.compile(
    r"untitled.*|microsoft \w+ -.*|.*\.(docx?|indd|pdf|qxd|pptx?|odt|rtf|tex|html?)|\S*",
    re.IGNORECASE,
)
_PRINTS = re.compile(
    r"skia|quartz|webkit|wkhtmltopdf|mozilla|firefox|chrom|safari|print to pdf|printer",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"\(?anonymous\)?|admin.*|user\d*|owner|unknown|microsoft.*|\W*|.*\d.*", re.IGNORECASE
)


def pdf_items(document: Document) -> list[Item]:
    """Give the article of a PDF file."""
    file = _opened(document)
    try:
        pages = _pages(file, document.where)
        meta = {key: value.strip() for key, value in file.get_metadata_dict().items()}
    finally:
        file.close()
    text = "\n\n".join(prose_of(without_running_heads(pages)))
    if not text.strip():
        raise InputError(
            f"{document.where}: expected a PDF file with text, found none on any page; "
            "run text recognition (OCR) first"
        )
    article = plain_article(text, document.stem, url=document.url)
    author = meta.get("Author", "")
    fields: dict[str, object] = {
        "title": _title(meta) or title_of(pages) or article.title,
        "author": article.author or (None if _NO_AUTHOR.fullmatch(author) else author),
        "date": article.date or _day(meta),
    }
    found: list[Item] = [with_fields(article, fields, document.stem)]
    if fields["date"] and article.date is None:
        found.append(Note(f"{document.where}: dated {fields['date']}, when the file was made"))
    return found


def _opened(document: Document) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError  # heavy

    try:
        return PdfDocument(document.data)
    except PdfiumError as error:
        asked = "a PDF file without a password" if "assword" in str(error) else "a whole PDF file"
        raise InputError(f"{document.where}: expected {asked}, got: {error}".rstrip(".")) from error


def _pages(file: PdfDocument, where: str) -> list[list[Line]]:
    """Give the lines of each page; a page that is broken has none."""
    from pypdfium2 import PdfiumError

    pages: list[list[Line]] = []
    signs = 0
    for number in range(len(file)):
        try:
            pages.append(page_lines(file[number]))
        except PdfiumError:
            pages.append([])
        signs += sum(len(line.text) for line in pages[-1])
        if signs > LONGEST_TEXT:
            raise InputError(
                f"{where}: expected at most {LONGEST_TEXT:,} signs in an article, "
                f"got more on {number + 1} of {len(file)} pages; "
                "split it into its chapters"
            )
    return pages


def _title(meta: dict[str, str]) -> str | None:
    title = meta.get("Title", "")
    return None if _NO_TITLE.fullmatch(title) else " ".join(title.split())


def _day(meta: dict[str, str]) -> str | None:
    """Give the day on which the file was made, `D:20210503...`, unless it is a print of a page."""
    found = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", meta.get("CreationDate", ""))
    if _PRINTS.search(f"{meta.get('Creator', '')} {meta.get('Producer', '')}"):
        return None
    day = find_date("-".join(found.groups())) if found else None
    return str(day) if day else None
