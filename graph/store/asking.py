"""Conditions and queries as a script gives them in, as the store takes them out.

What is not known is refused with a line that names what is: a word that is passed over in
silence gives an answer to another question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, cast

from graph.curated.queries import Kind, NamedQuery, load_queries
from graph.curated.relations import load_relations
from graph.errors import InputError, UnknownNameError
from graph.model.terms import Standing
from graph.store.database import Store
from graph.store.doubts import doubts
from graph.store.lint import wrong
from graph.store.readable import Conditions
from graph.store.terms import named

CodeOf = Callable[[Store, str], str]
"""What gives the code of an actor by any of its names."""

_NAME = re.compile(r"[\w-]+")
_ENDS = ("actor", "subject", "object", "speaker")


def conditions_of(
    store: Store, code_of: CodeOf, given: Mapping[str, Any], as_of: date | str | None
) -> Conditions:
    """Give conditions on edges with codes for names; words that are none are refused."""
    refuse_unknown("conditions", given, Conditions.__annotations__)
    found: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    for name in _ENDS:
        if name in found:
            found[name] = code_of(store, _text(name, found[name]))
    if "between" in found:
        found["between"] = _pair(store, code_of, found["between"])
    if "relation" in found:
        found["relation"] = _relation(_text("relation", found["relation"]))
    if "standing" in found:
        found["standing"] = _standing(found["standing"])
    if "article" in found:
        found["article"] = _article(store, _text("article", found["article"]))
    moment = day_of(as_of if as_of is not None else found.get("valid_on"))
    return cast("Conditions", found | ({} if moment is None else {"valid_on": moment}))


def misleading(store: Store, sparql: str) -> list[str]:
    """Give a line for each place that makes the answer wrong, or empty for no good reason.

    Names are looked up in a store on this machine only.
    """
    engine = None if isinstance(store.path, str) else store.engine
    return [*wrong(sparql), *doubts(sparql, engine)]


def refuse_unknown(what: str, given: Iterable[str], known: Iterable[str]) -> None:
    """Raise if one of the words is not known, and say which may be meant."""
    names = list(known)
    for word in given:
        if word not in names:
            hint = _hint(word, names)
            raise UnknownNameError(f"expected {what} {', '.join(names)}, got {word!r}{hint}")


def day_of(given: date | str | None, what: str = "as_of") -> date | None:
    """Give the day that is meant by a date or by its text."""
    if isinstance(given, datetime):
        return given.date()
    if given is None or isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given)
    except (TypeError, ValueError) as error:
        raise InputError(f"{what}: expected a day like 2024-06-19, got {given!r}") from error


def named_query(query: str) -> NamedQuery | None:
    """Give the named query that is meant, None for SPARQL."""
    name, known = _text("query", query).strip(), load_queries()
    if not _NAME.fullmatch(name):
        return None
    if name not in known:
        hint = _hint(name.replace("_", "-"), known)
        known_ones = "" if hint else f" {', '.join(known)}"
        raise UnknownNameError(
            f"expected SPARQL or one of the named queries{known_ones}, got {query!r}{hint}"
        )
    return known[name]


def arguments_of(
    store: Store, code_of: CodeOf, query: NamedQuery, given: Mapping[str, Any]
) -> dict[str, str]:
    """Give the arguments of a named query as text, actors by their codes."""
    kinds = {parameter.name: parameter.kind for parameter in query.parameters}
    found = {name: str(value) for name, value in given.items() if value is not None}
    return {
        name: code_of(store, value) if kinds.get(name) is Kind.ACTOR else value
        for name, value in found.items()
    }


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise InputError(f"{name}: expected a text, got {value!r}")
    return value


def _pair(store: Store, code_of: CodeOf, given: Any) -> tuple[str, str]:
    ends = () if isinstance(given, str) else tuple(given)
    if len(ends) != 2:
        raise InputError(f"between: expected two actors like ('PRK', 'RUS'), got {given!r}")
    first, second = (code_of(store, _text("between", end)) for end in ends)
    return first, second


def _relation(name: str) -> str:
    known = load_relations()
    bare = name.removeprefix("rel:")
    if bare not in known:
        labels = {relation.label: relation.name for relation in known.values()}
        if name in labels:
            return labels[name]
        raise UnknownNameError(
            f"relation: expected one like 'suppliesArms', got {name!r}{_hint(bare, known)}"
        )
    return bare


def _standing(word: object) -> Standing:
    try:
        return Standing(str(word))
    except ValueError as error:
        known = ", ".join(standing.value for standing in Standing)
        raise InputError(f"standing: expected one of {known}, got {word!r}") from error


def _article(store: Store, name: str) -> str:
    if not store.reader.knows(named("article", name)):
        hint = _hint(name, [article.id for article in store.articles()])
        raise UnknownNameError(f"article: expected one of store {store.path}, got {name!r}{hint}")
    return name


def _hint(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, list(known), n=2)
    return f"; did you mean {' or '.join(map(repr, near))}" if near else ""
