"""The shape of a line: does it read as prose, as a byline, as an item of a list?"""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…。؟।][\"'”’»)\]*_\d]*$")
_INNER_END = re.compile(r"[.!?][\"”’)]* +[\"“‘(]?[A-Z]")
_OPEN_END = re.compile(r"[:;,—–-]$")
_BULLET = re.compile(r"^(?:[•·▪‣◦●○*+-]|\d{1,2}[.)])\s+")
_MENU = re.compile(r"\s[|·»›•]\s")
_ASIDE = re.compile(r"^[\[(].{0,120}[\])]$")
_NAME = r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|and|de|van|von|der|la|al|bin|&|,)){0,8}"
_BYLINE = re.compile(rf"^(?:(?:Words|Written|Story|Report|Analysis) )?[Bb]y:? (?P<name>{_NAME})$")

_LONG_ENOUGH = 25
_A_FEW = 6


def is_prose(line: str) -> bool:
    """Whether a line reads as sentences rather than as a headline, label or menu.

    >>> is_prose("Both sides signed a pact."), is_prose("Both Sides Sign a Pact")
    (True, False)
    """
    content = _BULLET.sub("", line)
    words = content.split()
    if len(words) < 2 or (_MENU.search(content) and not _END.search(content)):
        return False
    if _BULLET.match(line) and (len(words) < _A_FEW or not _END.search(content)):
        return False
    if _END.search(content):
        return not _is_headline_question(words)
    if _OPEN_END.search(content):
        return len(words) >= _A_FEW
    return (len(words) >= _LONG_ENOUGH and _INNER_END.search(content) is not None) or (
        len(words) >= 2 * _LONG_ENOUGH
    )


def is_aside(line: str) -> bool:
    """Whether a line stands in brackets as a whole, as pointers to other articles do."""
    return _ASIDE.match(line) is not None


def is_long_prose(line: str) -> bool:
    """Whether a line can only be part of an article's body.

    >>> is_long_prose("It rained."), is_long_prose("It rained, " * 12 + "again.")
    (False, True)
    """
    return is_prose(line) and len(line.split()) >= 20


def byline(line: str) -> str | None:
    """Give the author whom a byline names.

    >>> byline("By Ana Roth and Li Wei")
    'Ana Roth and Li Wei'
    >>> byline("By Friday the talks had ended.") is None
    True
    """
    found = _BYLINE.match(line)
    return found["name"] if found and not line.endswith(".") else None


def without_bullet(line: str) -> str:
    """Give the line without the sign that marks it as an item of a list."""
    return _BULLET.sub("", line)


def _is_headline_question(words: list[str]) -> bool:
    """Whether it is a question or call in title case: "What Does the Pact Mean?"."""
    long_words = [w for w in words if len(w) > 3]
    return words[-1][-1] in "?!" and all(w[0].isupper() for w in long_words)
