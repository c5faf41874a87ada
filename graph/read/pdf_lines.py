"""Pages of a PDF file in, paragraphs out.

A PDF file knows signs and where they stand, no paragraphs: those are told by the room
between lines, by how far a line reaches and where the next one begins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_HYPHEN = ("\x02", "\ufffe", "\u00ad")
_END = re.compile(r"[.!?:;…][\"'”’»)\]\d]*$")
_NUMBER = re.compile(r"\W*(page |p\. ?)?(\d{1,4}|[ivxl]{1,6})( (of|/) \d{1,4})?\W*", re.IGNORECASE)
_EDGE = 2
_FULL, _HALF = 0.88, 0.5  # of the width of a column
_MOST_SIGNS = 200_000


@dataclass(frozen=True)
class Line:
    """A line on a page; `cut` if a word goes on in the next one. The height is its font's."""

    text: str
    left: float = 0
    right: float = 0
    bottom: float = 0
    height: float = 0
    cut: bool = False


def page_lines(page: PdfPage) -> list[Line]:
    """Give the lines of a page in the order in which they are drawn."""
    from pypdfium2 import raw  # heavy

    text_page = page.get_textpage()
    try:
        count = min(text_page.count_chars(), _MOST_SIGNS)
        signs = "".join(chr(raw.FPDFText_GetUnicode(text_page, i)) for i in range(count))
        spans = re.finditer(r"[^\r\n]*[^\s][^\r\n]*", signs)
        return [_line(text_page, m.start(), m[0]) for m in spans]
    finally:
        text_page.close()


def _line(text_page: object, start: int, text: str) -> Line:
    first = len(text) - len(text.lstrip())
    last = len(text.rstrip(" " + "".join(_HYPHEN))) - 1
    box = text_page.get_charbox  # type: ignore[attr-defined] # pypdfium2 has no types
    left, bottom, _, top = box(start + first, loose=True)
    right = box(start + max(last, first), loose=True)[2]
    cut = text.rstrip().endswith(_HYPHEN)
    clean = "".join(sign for sign in text if sign not in _HYPHEN and sign != "\0")
    return Line(" ".join(clean.split()), left, right, bottom, top - bottom, cut)


def without_running_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Give the pages without page numbers and what stands at the edge of several of them."""
    edges = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    running = {key for key, times in edges.items() if times >= max(3, len(pages) / 4)}
    found = []
    for page in pages:
        last = len(page) - 1
        kept = [
            line
            for i, line in enumerate(page)
            if not (min(i, last - i) < _EDGE and (_key(line) in running or _is_number(line)))
        ]
        found.append(kept)
    return found


def prose_of(pages: Sequence[Sequence[Line]]) -> list[str]:
    """Give the paragraphs of all pages."""
    return [_text(lines) for lines in _joined([run for page in pages for run in _runs(page)])]


def title_of(pages: Sequence[Sequence[Line]]) -> str | None:
    """Give the lines of the largest letters on the first page, if they are larger than most."""
    first = list(pages[0]) if pages else []
    usual = median([line.height for page in pages for line in page] or [0])
    largest = max((line.height for line in first), default=0)
    words = " ".join(line.text for line in first if line.height > 0.95 * largest).split()
    return " ".join(words) if largest > 1.15 * usual and 2 <= len(words) <= 30 else None


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph of a page."""
    if not lines:
        return
    edge, run = _right_edges(lines), [lines[0]]
    pitch = _pitch(lines, edge)
    for above, line in pairwise(lines):
        if _parted(above, line, pitch, edge[round(above.left / 20)]):
            yield run
            run = []
        run.append(line)
    yield run


def _pitch(lines: Sequence[Line], edges: dict[int, float]) -> float:
    """Give the room from line to line within a paragraph: where a line is full, most go on."""
    pairs = [(a, b) for a, b in pairwise(lines) if a.bottom > b.bottom]
    full = [
        a.bottom - b.bottom
        for a, b in pairs
        if _is_alike(a, b)
        and a.bottom - b.bottom > 0.8 * b.height
        and _share(a, edges[round(a.left / 20)]) > _FULL
    ]
    return min(full) if full else median([a.bottom - b.bottom for a, b in pairs] or [0])


def _is_alike(one: Line, other: Line) -> bool:
    return abs(one.height - other.height) <= 0.15 * max(one.height, other.height, 1)


def _share(line: Line, edge: float) -> float:
    """Give how much of its column a line fills."""
    return (line.right - line.left) / max(edge - line.left, 1)


def _right_edges(lines: Sequence[Line]) -> dict[int, float]:
    """Give how far lines reach, by where they begin: columns end at different places."""
    found: dict[int, float] = {}
    for line in lines:
        key = round(line.left / 20)
        found[key] = max(found.get(key, 0), line.right)
    return found


def _parted(above: Line, line: Line, pitch: float, edge: float) -> bool:
    """Whether a new paragraph begins with the line."""
    if above.cut:
        return False
    if not _is_alike(above, line):
        return True
    step = above.bottom - line.bottom
    if step < 0:  # a new column
        return _END.search(above.text) is not None
    if step > 1.35 * pitch:
        return True
    ended = _END.search(above.text) is not None
    indented = line.left > above.left + 0.8 * line.height
    share = _share(above, edge)
    heads = share < _HALF < _share(line, edge) and not line.text[0].islower()
    return heads or (ended and (indented or share < _FULL))


def _joined(runs: Sequence[list[Line]]) -> Iterator[list[Line]]:
    """Join paragraphs that go on over the edge of a page or column."""
    held: list[Line] = []
    for run in runs:
        if held and _goes_on(held[-1], run[0]):
            held = held + run
            continue
        if held:
            yield held
        held = run
    if held:
        yield held


def _goes_on(last: Line, first: Line) -> bool:
    if last.cut:
        return True
    return _is_alike(last, first) and not _END.search(last.text) and first.text[0].islower()


def _text(lines: Sequence[Line]) -> str:
    parts = [line.text if line.cut else line.text + " " for line in lines]
    return "".join(parts).strip()


def _edges(page: Sequence[Line]) -> list[Line]:
    return [*page[:_EDGE], *page[-_EDGE:]]


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text.lower()), round(line.bottom / 4)


def _is_number(line: Line) -> bool:
    return _NUMBER.fullmatch(line.text) is not None
