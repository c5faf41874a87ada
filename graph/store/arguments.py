"""A named query and its arguments in, SPARQL out.

An argument enters the query as the IRI of something that the store knows, with every other
character percent-encoded, or as a literal with every quote escaped, so nothing in it can change
what the query does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches

from graph.curated.queries import Kind, NamedQuery
from graph.errors import InputError, UnknownNameError
from graph.store.reading import Reader
from graph.store.terms import day, named, text

_PREFIXES = {Kind.ACTOR: "actor", Kind.RELATION: "rel", Kind.ARTICLE: "article"}


def filled(query: NamedQuery, arguments: Mapping[str, str], reader: Reader) -> str:
    """Give the query with its variables filled; unknown parameters and names are refused.

    So is a query without the parameters that it needs.
    """
    kinds = {parameter.name: parameter.kind for parameter in query.parameters}
    sparql = query.sparql
    for name, value in arguments.items():
        term = _term(query, kinds, name, value, reader)
        sparql = re.sub(rf"\?{name}\b", term.replace("\\", r"\\"), sparql)
    for needed in query.needs:
        if not arguments.keys() & set(needed):
            names = " or ".join(f"--{name}" for name in needed)
            raise InputError(
                f"query {query.name}: expected {names}, got none of it; `{query.example}` is one"
            )
    return sparql


def _term(
    query: NamedQuery, kinds: Mapping[str, Kind], name: str, value: str, reader: Reader
) -> str:
    if name not in kinds:
        known = ", ".join(kinds) or "none"
        near = get_close_matches(name, kinds, n=1)
        hint = f"; did you mean {near[0]!r}" if near else ""
        raise UnknownNameError(
            f"query {query.name}: expected parameters {known}, got {name!r}{hint}"
        )
    where = f"query {query.name}: expected {name} to be"
    if kinds[name] is Kind.DAY:
        return _day(where, value)
    if kinds[name] is Kind.PUBLISHER:
        return _publisher(where, value, reader)
    node = named(_PREFIXES[kinds[name]], value)
    if not reader.knows(node):
        raise UnknownNameError(f"{where} a known {kinds[name]}, got {value!r}")
    return node


def _day(where: str, value: str) -> str:
    try:
        return day(date.fromisoformat(value))
    except ValueError as error:
        raise InputError(f"{where} a day like 2024-06-19, got {value!r}") from error


def _publisher(where: str, value: str, reader: Reader) -> str:
    known = reader.publishers()
    if value not in known:
        near = get_close_matches(value, known, n=1) or known[:3]
        hint = f"; there are {', '.join(near)}" if near else ""
        raise UnknownNameError(f"{where} a publisher of an article, got {value!r}{hint}")
    return text(value)
