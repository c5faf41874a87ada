"""A named query and its arguments in, SPARQL out.

An argument enters the query as the IRI of something that the store knows, with every other
character percent-encoded, so nothing in it can change what the query does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from graph.curated.queries import Kind, NamedQuery
from graph.errors import UnknownNameError
from graph.store.reading import Reader
from graph.store.terms import named

_PREFIXES = {Kind.ACTOR: "actor", Kind.RELATION: "rel", Kind.ARTICLE: "article"}


def filled(query: NamedQuery, arguments: Mapping[str, str], reader: Reader) -> str:
    """Give the query with its variables filled; unknown parameters and names are refused."""
    kinds = {parameter.name: parameter.kind for parameter in query.parameters}
    sparql = query.sparql
    for name, value in arguments.items():
        node = _term(query, kinds, name, value, reader)
        sparql = re.sub(rf"\?{name}\b", node.replace("\\", r"\\"), sparql)
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
    node = named(_PREFIXES[kinds[name]], value)
    if not reader.knows(node):
        raise UnknownNameError(
            f"query {query.name}: expected {name} to be a known {kinds[name]}, got {value!r}"
        )
    return node
