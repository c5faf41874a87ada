"""How well names are linked: a table of sentences in which every mention is marked by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from graph.curated.actors import load_actors
from graph.link.names import find_names
from graph.link.register import Register

TABLE = Path(__file__).parent / "mentions.tsv"
MARK = re.compile(r"\{([^|{}]*)\|([^|{}]*)\}")
Found = set[tuple[int, str, str]]


@dataclass(frozen=True)
class Row:
    line: int
    day: date
    text: str
    expected: Found


def rows() -> list[Row]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [row(n, line) for n, line in enumerate(lines, 1) if not line.startswith("#")]


def row(number: int, line: str) -> Row:
    day, marked = line.split("\t")
    text, expected, end = "", set(), 0
    for mark in MARK.finditer(marked):
        text += marked[end : mark.start()]
        expected.add((len(text), mark[1], mark[2]))
        text += mark[1]
        end = mark.end()
    return Row(number, date.fromisoformat(day), text + marked[end:], expected)


def found_in(row: Row, register: Register) -> Found:
    names = find_names(row.text, register, row.day)
    return {(n.start, row.text[n.start : n.end], *n.actors) for n in names}


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.of(load_actors())


def test_table_is_large_and_names_known_actors(register: Register) -> None:
    mentions = [mention for row in rows() for mention in row.expected]
    assert len(mentions) >= 400
    assert [code for _, _, code in mentions if code not in register] == []


def test_mentions_are_linked_rightly_and_nearly_all(register: Register) -> None:
    wrong, missed, right = [], [], 0
    for row in rows():
        found = found_in(row, register)
        right += len(found & row.expected)
        wrong += [(row.line, *extra) for extra in sorted(found - row.expected)]
        missed += [(row.line, *lost) for lost in sorted(row.expected - found)]
    precision = right / (right + len(wrong))
    recall = right / (right + len(missed))
    assert precision >= 0.97, wrong
    assert recall >= 0.93, missed
