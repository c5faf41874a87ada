"""Conditions on edges in, the claims that meet them out, by the engine's indexes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches

from graph.errors import UnknownNameError
from graph.store.reading import Reader
from graph.store.terms import (
    DERIVED_FROM,
    DERIVED_GRAPH,
    OBJECT,
    PREDICATE,
    SUBJECT,
    SUPPORTS,
    TYPE,
    named,
)


def expect_conditions(given: Iterable[str]) -> None:
    """Raise if one of the words is no condition on edges."""
    known = [*CONDITIONS, "between", "as_of"]
    for name in given:
        if name not in {*known, "valid_on"}:
            near = get_close_matches(name, known, n=1)
            hint = f"; did you mean {near[0]!r}" if near else ""
            raise UnknownNameError(f"expected conditions {', '.join(known)}, got {name!r}{hint}")


def all_claims(reader: Reader) -> set[str]:
    """Give every claim."""
    return _claims(reader, TYPE, named("ent", "Claim"))


def _claims(reader: Reader, property_: str, value: str) -> set[str]:
    return set(reader.subjects(property_, value, DERIVED_GRAPH))


def _evidenced(reader: Reader, property_: str, value: str) -> set[str]:
    """Give the claims on which evidence with this value bears."""
    places = reader.subjects(property_, value)
    return {claim for place in places for claim in reader.facts(place).get(SUPPORTS, [])}


def _at_either_end(reader: Reader, actor: str) -> set[str]:
    node = named("actor", actor)
    return _claims(reader, SUBJECT, node) | _claims(reader, OBJECT, node)


CONDITIONS: Mapping[str, Callable[[Reader, str], set[str]]] = {
    "actor": _at_either_end,
    "subject": lambda reader, code: _claims(reader, SUBJECT, named("actor", code)),
    "object": lambda reader, code: _claims(reader, OBJECT, named("actor", code)),
    "relation": lambda reader, name: _claims(reader, PREDICATE, named("rel", name)),
    "standing": lambda reader, word: _claims(
        reader, named("ent", "standing"), named("ent", word.capitalize())
    ),
    "speaker": lambda reader, code: _evidenced(
        reader, named("ent", "speaker"), named("actor", code)
    ),
    "article": lambda reader, name: _evidenced(reader, DERIVED_FROM, named("article", name)),
}
