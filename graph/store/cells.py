"""Text in, the same in a form that a cell of a table, an XML file or a line can hold, out."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"\s*[=+\-@]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def harmless(cell: str) -> str:
    """Give the text with a quote before what a spreadsheet would take for a formula.

    >>> harmless("=1+1"), harmless("-4.2"), harmless("Russia")
    ("'=1+1", '-4.2', 'Russia')
    """
    is_formula = _FORMULA.match(cell) and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if is_formula else cell


def legal(value: str) -> str:
    """Give the text without the characters that XML cannot hold.

    >>> legal("shells\x07 by rail")
    'shells  by rail'
    """
    return re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", " ", value)
