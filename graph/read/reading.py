"""Where an article comes from decides how it is read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from graph.curated.dossiers import parse_dossier_article
from graph.errors import EntenteError, InputError
from graph.model.article import Article
from graph.read.decode import decode
from graph.read.lines import json_articles
from graph.read.markdown import first_heading, front_matter, without_markup
from graph.read.names import short_digest
from graph.read.page import is_page, page_article
from graph.read.plain import plain_article, with_fields
from graph.read.web import LARGEST, fetch, is_address

Faults = Callable[[EntenteError], None]

_SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson")
_MARKDOWN = {".md", ".markdown"}
_JSON_LINES = {".jsonl", ".ndjson"}
_LONGEST_TEXT = 1_000_000


def read(place: str, *, on_fault: Faults | None = None) -> Iterator[Article]:
    """Yield the articles of a file, a folder, an http(s) address, or of standard input (`-`).

    With `on_fault` a file that cannot be read is told to it and the others are read on.
    """
    seen: dict[str, str] = {}
    try:
        for article in _articles(place, on_fault):
            yield _checked(_distinct(article, seen), place)
    except EntenteError as error:
        _tell(error, on_fault)


def _articles(place: str, on_fault: Faults | None) -> Iterator[Article]:
    if place == "-":
        yield from _from_bytes(sys.stdin.buffer.read(), Path("-"), "standard input")
    elif is_address(place):
        yield from _from_bytes(fetch(place), Path(place), place, url=place)
    elif Path(place).is_dir():
        yield from _folder(Path(place), on_fault)
    else:
        yield from _file(Path(place))


def _folder(folder: Path, on_fault: Faults | None) -> Iterator[Article]:
    """Yield the articles below a folder in the order of their paths, hidden ones left out."""
    files = [path for path in sorted(folder.rglob("*")) if _is_article_file(path, folder)]
    if not files:
        raise InputError(f"{folder}: expected articles ({' '.join(_SUFFIXES)}), found none")
    for path in files:
        try:
            yield from _file(path)
        except EntenteError as error:
            _tell(error, on_fault)


def _is_article_file(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.suffix.lower() in _SUFFIXES and path.is_file() and not hidden


def _file(path: Path) -> Iterator[Article]:
    try:
        if path.suffix.lower() in _JSON_LINES:
            with path.open(encoding="utf-8-sig") as lines:
                yield from json_articles(lines, str(path))
            return
        if path.stat().st_size > LARGEST:
            raise InputError(
                f"{path}: expected at most {LARGEST:,} bytes, got {path.stat().st_size:,}; "
                "split it into articles or give a .jsonl"
            )
        data = path.read_bytes()
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: expected JSON Lines in UTF-8, got other bytes") from error
    except FileNotFoundError as error:
        raise InputError(f"{path}: expected a file, folder or address, found none there") from error
    except OSError as error:
        raise InputError(f"{path}: expected a readable file, got: {error.strerror}") from error
    yield from _from_bytes(data, path, str(path))


def _from_bytes(
    data: bytes, path: Path, where: str, *, url: str | None = None
) -> Iterator[Article]:
    text = decode(data, where)
    if is_page(text):
        yield page_article(text, path.stem, where=where, url=url)
    elif path.suffix.lower() in _MARKDOWN:
        yield _markdown(text, path)
    elif path.name == "-" and text.lstrip().startswith('{"'):
        yield from json_articles(text.splitlines(), where)
    else:
        name = "" if path.name == "-" else path.stem
        yield plain_article(text, name, url=url)


def _markdown(text: str, path: Path) -> Article:
    fields, rest = front_matter(text, str(path))
    if "id" in fields:
        return parse_dossier_article(path)
    if heading := first_heading(rest):
        fields.setdefault("title", heading)
    return with_fields(plain_article(without_markup(rest), path.stem), fields, path.stem)


def _distinct(article: Article, seen: dict[str, str]) -> Article:
    """Tell two texts of one reading that have the same title and date apart."""
    if seen.setdefault(article.id, article.text) == article.text:
        return article
    return replace(article, id=f"{article.id}-{short_digest(article.text)}")


def _checked(article: Article, place: str) -> Article:
    if not article.text:
        raise InputError(f"{place}: expected an article, found no text but page furniture")
    if len(article.text) > _LONGEST_TEXT:
        raise InputError(
            f"{place}: {article.id}: expected at most {_LONGEST_TEXT:,} signs in an article, "
            f"got {len(article.text):,}; split it"
        )
    return article


def _tell(error: EntenteError, on_fault: Faults | None) -> None:
    if on_fault is None:
        raise error
    on_fault(error)
