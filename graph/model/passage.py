"""A text and the words that are quoted from it in, the rest of their sentence out."""

from __future__ import annotations

import re

MOST = 240
"""Letters of a sentence that are given on either side of the words quoted, at most."""

_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[^a-z\d\s])|\s*\n\s*")
_SHORT = re.compile(
    r"(?:^|[\s.(])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Sen|Rep|Gov|St|vs)\.\s+$"
)


def around(text: str, start: int | None, end: int | None) -> tuple[str, str]:
    """Give what stands before and after a span of a text in its sentence, in one line.

    Long sentences are cut at a word, which an ellipsis tells.

    >>> around("All fell silent. Kara said that Lund sold boats to Oro, which it denies.", 32, 47)
    ('Kara said that ', ' to Oro, which it denies.')
    >>> around("", 3, 5)
    ('', '')
    """
    if start is None or end is None or not 0 <= start < end <= len(text):
        return "", ""
    return _before(text, start), _after(text, end)


def _before(text: str, start: int) -> str:
    first = max(0, start - MOST)
    found = (m for m in _END.finditer(text, first, start + 1) if m.end() <= start)
    ends = [m.end() for m in found if not _short(text, m)]
    if ends:
        return _line(text[ends[-1] : start])
    cut = text.find(" ", first, start) + 1 if first else 0
    return ("… " if cut else "") + _line(text[cut:start])


def _after(text: str, end: int) -> str:
    last = min(len(text), end + MOST)
    if re.search(r"[.!?…][\"'”’»)\]]*$", text[:end]) and text[end : end + 1].isspace():
        return ""
    found = next((m for m in _END.finditer(text, end, last + 2) if not _short(text, m)), None)
    if found and found.start() <= last:
        return _line(text[end : found.end()]).rstrip()
    if last == len(text):
        return _line(text[end:]).rstrip()
    return _line(text[end : text.rfind(" ", end, last) + 1]).rstrip() + " …"


def _short(text: str, end: re.Match[str]) -> bool:
    """Whether a full stop ends no sentence: that of an initial, of a title."""
    return _SHORT.search(text[max(0, end.start() - 6) : end.end()]) is not None


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
