"""SPARQL in, warnings out: what the engine would answer otherwise than the standard says.

Read as a stream of words and braces, not as a grammar: a warning may be one too many, and the
query still runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.store.gaps import variable_gaps
from graph.store.tokens import TOKEN, blank, has_dataset, place_of

_SUM = re.compile(r"\b(SUM|AVG|MIN|MAX)\s*\(\s*(?:DISTINCT\s+)?([?$]\w+)\s*\)", re.IGNORECASE)
_CONCAT = re.compile(r"\bGROUP_CONCAT\b", re.IGNORECASE)

_INSIDE_GRAPH = (
    "{word} inside GRAPH {graph} is answered over all graphs, and {graph} stays unbound; "
    "group outside, or say the pattern without it"
)
_MISSING = (
    "{what}({variable}) gives nothing for a group with a missing value, which OPTIONAL and UNION "
    "allow; {advice}"
)
_AS_NOTHING = "write {what}(COALESCE({variable}, 0))"
_LEAVE_OUT = "leave out what has none by FILTER(BOUND({variable}))"
_ALONE = (
    "FROM asks the graphs that it names alone: an article's graph has its evidence, while claims "
    "are in <https://w3id.org/entente/graph/derived>, labels in .../graph/actors and .../ontology"
)
_LOOKING = re.compile(
    r"\b(?:REGEX|REPLACE)\s*\([^\"']*(?P<pattern>[\"'](?:\\.|[^\"'\\])*\(\?[=!<])", re.IGNORECASE
)
_NO_LOOKING = "(?=, (?!, (?<= in a pattern gives nothing: SPARQL has no looking ahead or behind"
_NOT_EXISTS = re.compile(r"\bFILTER\s+NOT\s+EXISTS\b", re.IGNORECASE)
_AGAIN = (
    "FILTER NOT EXISTS is worked out again for each row, in a large store for minutes; "
    "MINUS, where both sides share a variable, once"
)
_UNORDERED = "GROUP_CONCAT puts its values in no fixed order; only a named query's are sorted"


def lint(sparql: str, *, named: bool = False) -> list[str]:
    """Give a line for each doubtful place, in the order of the text.

    The lists of a `named` query are sorted afterwards, those of others stay as they come.

    >>> lint("SELECT ?g { GRAPH ?g { SELECT ?s { ?s ?p ?o } } }")[0].partition(":")[0]
    'query, line 1'
    """
    found = [*_inside_graph(sparql), *_missing_values(sparql), *_dataset(sparql)]
    found += ((one.start("pattern"), _NO_LOOKING) for one in _LOOKING.finditer(sparql))
    found += () if named else (*_unordered(sparql), *_again(sparql))
    return _lines(sparql, found)


def _again(sparql: str) -> Iterator[tuple[int, str]]:
    return ((one.start(), _AGAIN) for one in _NOT_EXISTS.finditer(blank(sparql)))


def wrong(sparql: str) -> list[str]:
    """Give a line for each place that the engine answers otherwise than the standard says."""
    return _lines(sparql, [*_inside_graph(sparql), *_missing_values(sparql)])


def _lines(sparql: str, found: list[tuple[int, str]]) -> list[str]:
    return [f"query, line {place_of(sparql, at)[0]}: {what}" for at, what in sorted(found)]


def _dataset(sparql: str) -> Iterator[tuple[int, str]]:
    found = re.search(r"\bFROM\b", blank(sparql), re.IGNORECASE)
    if found is not None and has_dataset(sparql):
        yield found.start(), _ALONE


def _inside_graph(sparql: str) -> Iterator[tuple[int, str]]:
    """Yield each SELECT and VALUES within the braces of a GRAPH with a variable."""
    graphs: list[str | None] = []
    waiting: str | None = None
    before = ""
    for found in TOKEN.finditer(sparql):
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
    """Yield each sum or mean, least or greatest, over a variable that may be without a value."""
    bare = blank(sparql)
    for found in _SUM.finditer(bare):
        what, variable = found[1].upper(), found[2]
        if variable[1:] in variable_gaps(bare, found.start()):
            advice = (_AS_NOTHING if what == "SUM" else _LEAVE_OUT).format(
                what=what, variable=variable
            )
            yield found.start(), _MISSING.format(what=what, variable=variable, advice=advice)


def _unordered(sparql: str) -> Iterator[tuple[int, str]]:
    for found in _CONCAT.finditer(blank(sparql)):
        yield found.start(), _UNORDERED
