"""What the network sees of a word: its norm, endings, beginnings, shape and neighbours."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from zlib import crc32

BEGINNINGS = (1, 2, 3, 4)
ENDINGS = (1, 2, 3, 4, 5)
AFFIXES = 12_288  # rows for beginnings and endings; row 0 for words too short to have one
SHAPES = 512
UNKNOWN = 0  # the norm of words that training did not see often enough
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "`": "'"})
_DIGIT = re.compile(r"\d")
_LONG = re.compile(r"(.)\1{2,}")


def norm(form: str) -> str:
    """Give the form under which a word is known.

    >>> norm("1990’S")
    "0000's"
    """
    return _DIGIT.sub("0", form.translate(_QUOTES).lower())


def shape(form: str) -> str:
    """Give a word's pattern of capitals, digits and marks.

    >>> [shape(form) for form in ("Kyiv", "U.S.", "COVID-19", "iPhone")]
    ['Xxx', 'X.X.', 'XX-dd', 'xXxx']
    """
    kinds = (
        "X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c for c in form
    )
    return _LONG.sub(r"\1\1", "".join(kinds))


def type_ids(form: str, words: Mapping[str, int]) -> list[int]:
    """Give the rows of a word in the tables: norm, beginnings, endings, shape."""
    low = norm(form)
    size = len(low)
    rows = [words.get(low, UNKNOWN)]
    rows += [_row(f"<{low[:n]}", AFFIXES) if size >= n else 0 for n in BEGINNINGS]
    rows += [_row(f"{low[-n:]}>", AFFIXES) if size >= n else 0 for n in ENDINGS]
    rows.append(_row(shape(form), SHAPES))
    return rows


def _row(text: str, rows: int) -> int:
    return crc32(text.encode()) % (rows - 1) + 1


WIDTH = 1 + len(BEGINNINGS) + len(ENDINGS) + 1


def numbered(words: Sequence[str]) -> dict[str, int]:
    """Number the known norms, the first one as row 1.

    >>> numbered(["the", "of"])
    {'the': 1, 'of': 2}
    """
    return {word: number for number, word in enumerate(words, start=1)}
