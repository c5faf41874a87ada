"""SPARQL in, the variables that may stay without a value out, SELECT by SELECT.

A variable has a gap where only an OPTIONAL binds it, or only some branches of a UNION. Read as a
stream of words and braces, like all that warns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.store.tokens import TOKEN

_UNSURE = {"OPTIONAL", "EXISTS", "MINUS"}


@dataclass(frozen=True)
class Select:
    """A SELECT: where it begins, where its pattern does and ends, and what may be missing."""

    start: int
    body: tuple[int, int]
    gaps: frozenset[str]

    def governs(self, place: int) -> bool:
        """Whether a place is after its beginning and not within its pattern."""
        return place >= self.start and not self.body[0] <= place < self.body[1]


def variable_gaps(bare: str, place: int) -> frozenset[str]:
    """Give the names of the variables that may be missing for an aggregate at a place.

    >>> sorted(variable_gaps("SELECT (SUM(?n) AS ?t) { ?a ex:p ?b OPTIONAL { ?a ex:q ?n } }", 8))
    ['n']
    """
    around = [one for one in _selects(bare) if one.governs(place)]
    return max(around, key=lambda one: one.start).gaps if around else frozenset()


def _selects(bare: str) -> list[Select]:
    reading = _Reading(list(TOKEN.finditer(bare)))
    reading.group()
    return reading.selects


@dataclass
class _Reading:
    tokens: list[re.Match[str]]
    at: int = 0
    selects: list[Select] = field(default_factory=list)

    def group(self) -> tuple[set[str], set[str]]:
        """Read until the brace that closes; give the variables surely bound, and all."""
        sure: set[str] = set()
        seen: set[str] = set()
        before = ""
        for token in self._until_closed():
            word = token[0]
            if word.upper() == "SELECT":
                bound, some = self._select(token.start())
            elif word == "{":
                bound, some = self._branches()
                bound = set() if before in _UNSURE else bound
            else:
                bound = some = {word[1:]} if token.lastgroup == "variable" else set()
            sure |= bound
            seen |= some
            before = word.upper()
        return sure, seen

    def _until_closed(self) -> Iterator[re.Match[str]]:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token[0] == "}":
                return
            yield token

    def _branches(self) -> tuple[set[str], set[str]]:
        """Read a group whose brace is open, and those that UNION joins to it."""
        sure, seen = self.group()
        while self._words(2) == ["UNION", "{"]:
            self.at += 2
            bound, some = self.group()
            sure &= bound
            seen |= some
        return sure, seen

    def _words(self, count: int) -> list[str]:
        return [token[0].upper() for token in self.tokens[self.at : self.at + count]]

    def _select(self, start: int) -> tuple[set[str], set[str]]:
        """Read what is selected and from what; nothing of it is known outside."""
        while self.at < len(self.tokens) and self.tokens[self.at][0] != "{":
            self.at += 1
        first = self.tokens[self.at].start() if self.at < len(self.tokens) else start
        self.at += 1
        sure, seen = self.group()
        last = self.tokens[min(self.at, len(self.tokens)) - 1].end()
        self.selects.append(Select(start, (first, last), frozenset(seen - sure)))
        return set(), set()
