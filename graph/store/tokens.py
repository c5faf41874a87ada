"""SPARQL in, its words and signs out, without a grammar: what warnings and hints look at."""

from __future__ import annotations

import re

TOKEN = re.compile(
    r"(?P<hidden><[^<>\"{}|^`\\\s]*>|\"\"\".*?\"\"\"|'''.*?'''"
    r"|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|#[^\n]*)"
    r"|(?P<variable>[?$]\w+)|(?P<name>\w*:(?:[\w.%-]*[\w%-])?)|(?P<word>\w+)|(?P<sign>[{}()])",
    re.DOTALL,
)
_DECLARED = re.compile(r"\bPREFIX\s+(\w*):", re.IGNORECASE)
_DECLARATION = re.compile(r"\bPREFIX\s+(\w*):\s*<([^<>]*)>", re.IGNORECASE)
_FROM = re.compile(r"(?<![?$:@\w.%-])FROM\b", re.IGNORECASE)


def blank(sparql: str) -> str:
    """Give the text with strings, IRIs and comments blanked, every other sign in its place.

    >>> blank('ASK { ?s ?p "a } b" }')
    'ASK { ?s ?p         }'
    """
    return TOKEN.sub(
        lambda found: re.sub(r"[^\n]", " ", found[0]) if found["hidden"] else found[0], sparql
    )


def declared(sparql: str) -> set[str]:
    """Give the prefixes that a query declares itself."""
    return set(_DECLARED.findall(blank(sparql)))


def declarations(sparql: str) -> dict[str, str]:
    """Give the namespaces of the prefixes that a query declares itself."""
    return {found[1]: found[2] for found in _DECLARATION.finditer(sparql)}


def has_dataset(sparql: str) -> bool:
    """Whether a query says with FROM which graphs it asks, in place of all together."""
    names = {"from"} & {prefix.lower() for prefix in declared(sparql)}
    bare = blank(sparql)
    return any(not names or bare[found.end()] != ":" for found in _FROM.finditer(f"{bare} "))


def place_of(sparql: str, offset: int) -> tuple[int, int]:
    """Give line and column of a place, both from 1."""
    return sparql.count("\n", 0, offset) + 1, offset - sparql.rfind("\n", 0, offset)
