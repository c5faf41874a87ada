"""SPARQL in, warnings out: what the engine would answer otherwise than the standard says.

Read as a stream of words and braces, not as a grammar: a warning may be one too many, and the
query still runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"(?P<hidden><[^<>\"{}|^`\\\s]*>|\"\"\".*?\"\"\"|'''.*?'''"
    r"|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|#[^\n]*)"
    r"|(?P<variable>[?$]\w+)|(?P<name>\w*:[\w.-]*)|(?P<word>\w+)|(?P<sign>[{}()])",
    re.DOTALL,
)
_SUM = re.compile(r"\b(SUM|AVG)\s*\(\s*(?:DISTINCT\s+)?([?$]\w+)\s*\)", re.IGNORECASE)
_CONCAT = re.compile(r"\bGROUP_CONCAT\b", re.IGNORECASE)

_INSIDE_GRAPH = (
    "{word} inside GRAPH {graph} is answered over all graphs, and {graph} stays unbound; "
    "group outside, or say the pattern without it"
)
_MISSING = (
    "{what}({variable}) gives nothing for a group with a missing value, which OPTIONAL allows; "
    "write {what}(COALESCE({variable}, 0))"
)
_UNORDERED = "GROUP_CONCAT puts its values in no fixed order; only a named query's are sorted"


def lint(sparql: str, *, named: bool = False) -> list[str]:
    """Give a line for each doubtful place, in the order of the text.

    The lists of a `named` query are sorted afterwards, those of others stay as they come.

    >>> lint("SELECT ?g { GRAPH ?g { SELECT ?s { ?s ?p ?o } } }")[0].partition(":")[0]
    'query, line 1'
    """
    found = [*_inside_graph(sparql), *_missing_values(sparql)]
    found += () if named else _unordered(sparql)
    return [f"query, line {_line(sparql, place)}: {text}" for place, text in sorted(found)]


def _line(sparql: str, place: int) -> int:
    return sparql.count("\n", 0, place) + 1


def _inside_graph(sparql: str) -> Iterator[tuple[int, str]]:
    """Yield each SELECT and VALUES within the braces of a GRAPH with a variable."""
    graphs: list[str | None] = []
    waiting: str | None = None
    before = ""
    for found in _TOKEN.finditer(sparql):
        kind, word = found.lastgroup, found[0]
        if kind == "hidden":
            before = ""
        elif word == "{":
            graphs.append(waiting or (graphs[-1] if graphs else None))
            waiting = None
        elif word == "}" and graphs:
            graphs.pop()
        elif kind == "variable" and before == "GRAPH":
            waiting = word
        elif kind == "word" and word.upper() in {"SELECT", "VALUES"} and graphs and graphs[-1]:
            text = _INSIDE_GRAPH.format(word=word.upper(), graph=graphs[-1])
            yield found.start(), text
        before = word.upper()


def _missing_values(sparql: str) -> Iterator[tuple[int, str]]:
    """Yield each sum over a variable that only an OPTIONAL binds."""
    bare = _blank(sparql)
    optional = _optional_variables(bare)
    for found in _SUM.finditer(bare):
        if found[2][1:] in optional:
            yield found.start(), _MISSING.format(what=found[1].upper(), variable=found[2])


def _optional_variables(bare: str) -> set[str]:
    """Give the names of the variables that stand within OPTIONAL and in no pattern outside."""
    inside: set[str] = set()
    outside: set[str] = set()
    depth, floors, before = 0, [], ""
    for found in _TOKEN.finditer(bare):
        word = found[0]
        if word == "{":
            depth += 1
            if before == "OPTIONAL":
                floors.append(depth)
        elif word == "}":
            if floors and floors[-1] == depth:
                floors.pop()
            depth -= 1
        elif found.lastgroup == "variable" and depth:
            (inside if floors else outside).add(word[1:])
        before = word.upper()
    return inside - outside


def _unordered(sparql: str) -> Iterator[tuple[int, str]]:
    for found in _CONCAT.finditer(_blank(sparql)):
        yield found.start(), _UNORDERED


def _blank(sparql: str) -> str:
    """Give the text with strings, IRIs and comments blanked, every other sign in its place."""
    return _TOKEN.sub(
        lambda found: re.sub(r"[^\n]", " ", found[0]) if found["hidden"] else found[0], sparql
    )
