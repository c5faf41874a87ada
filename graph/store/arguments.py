"""A named query and its arguments in, SPARQL out.

An argument enters the query as the IRI of something that the store knows, with every other
character percent-encoded, or as a literal with every quote escaped, so nothing in it can change
what the query does. Lines that are for other arguments (`# with actor`, `# without actor`) go out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from difflib import get_close_matches

from graph.curated.queries import MARK, Kind, NamedQuery
from graph.curated.relations import load_relations
from graph.errors import InputError, UnknownNameError
from graph.store.reading import Reader
from graph.store.terms import ARTICLE, TYPE, day, local_name, named, text

_PREFIXES = {Kind.ACTOR: "actor", Kind.ARTICLE: "article"}


def filled(query: NamedQuery, arguments: Mapping[str, str], reader: Reader) -> str:
    """Give the query with its variables filled; unknown parameters and names are refused.

    So is a query without the parameters that it needs.
    """
    kinds = {parameter.name: parameter.kind for parameter in query.parameters}
    sparql = "".join(filter(_is_for(arguments), query.sparql.splitlines(keepends=True)))
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


def _is_for(arguments: Collection[str]) -> Callable[[str], bool]:
    """Give a test of whether a line of a query is for these arguments."""

    def is_for(line: str) -> bool:
        mark = MARK.fullmatch(line.strip())
        if mark is None:
            return True
        given = any(name in arguments for name in mark["names"].split(" or "))
        return given is (mark["word"] == "with")

    return is_for


def _term(
    query: NamedQuery, kinds: Mapping[str, Kind], name: str, value: str, reader: Reader
) -> str:
    if name not in kinds:
        known = ", ".join(kinds) or "none"
        raise UnknownNameError(
            f"query {query.name}: expected parameters {known}, got {name!r}{_hint(name, kinds)}"
        )
    where = f"query {query.name}: expected {name} to be"
    if kinds[name] is Kind.DAY:
        return _day(where, value)
    if kinds[name] is Kind.PUBLISHER:
        return _publisher(where, value, reader)
    if kinds[name] is Kind.RELATION:
        return _relation(where, value)
    node = named(_PREFIXES[kinds[name]], value)
    if not reader.knows(node):
        articles = reader.subjects(TYPE, ARTICLE) if kinds[name] is Kind.ARTICLE else ()
        hint = _hint(value, [local_name(one, "article") for one in articles])
        raise UnknownNameError(f"{where} a known {kinds[name]}, got {value!r}{hint}")
    return node


def _relation(where: str, value: str) -> str:
    """Give a relation by its name, with or without `rel:`, or by its label."""
    known = load_relations()
    labels = {relation.label.casefold(): relation.name for relation in known.values()}
    bare = value.strip().removeprefix("rel:")
    name = bare if bare in known else labels.get(bare.casefold())
    if name is None:
        near = get_close_matches(bare.casefold(), [*map(str.casefold, known), *labels], n=1)
        by_any = {name.casefold(): name for name in known} | labels
        hint = f"; did you mean {by_any[near[0]]!r}" if near else ""
        raise UnknownNameError(f"{where} a relation like 'suppliesArms', got {value!r}{hint}")
    return named("rel", name)


def _hint(value: str, known: Collection[str]) -> str:
    near = get_close_matches(value, known, n=1)
    return f"; did you mean {near[0]!r}" if near else ""


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
