"""What is typed after `entente query` in, the store's answer out."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.errors import InputError, UnknownNameError

if TYPE_CHECKING:
    from graph.curated.queries import NamedQuery
    from graph.store import Result, Store

_NAME = re.compile(r"[\w-]+")


def ask(
    store: Store,
    query: str,
    values: Sequence[str],
    timeout: float,
    as_of: date | None = None,
    *,
    background: bool | None = None,
    named_in: Store | None = None,
) -> Result:
    """Answer a named query with its arguments, or SPARQL as typed, in a file or on `-`.

    `background` lays the background layer under the store; None leaves that to the query.
    `named_in` is the store whose actors arguments name, where that is another.
    """
    if query != "-" and _NAME.fullmatch(query):
        named = _named(query)
        arguments = _arguments(named, values, named_in or store)
        return store.ask(named, arguments, timeout=timeout, valid_on=as_of, background=background)
    if values:
        raise click.UsageError(f"expected parameters with a named query only, got {values[0]!r}")
    return store.query(_sparql(query), timeout=timeout, valid_on=as_of, background=bool(background))


def warnings(query: str) -> list[str]:
    """Give what is doubtful in a named query, or in SPARQL as typed, in a file or on `-`."""
    from graph.store.lint import lint

    if query != "-" and _NAME.fullmatch(query):
        return lint(_named(query).sparql, named=True)
    return lint(_sparql(query))


def query_lines() -> Iterator[str]:
    """Yield what each named query is called, what it asks, and what can be given."""
    from graph.curated.queries import load_queries

    for name, query in load_queries().items():
        yield f"{name}: {query.question}"
        yield from (f"    --{one.name}  {one.meaning}" for one in query.parameters)
        yield from (f"    (needs --{' or --'.join(names)})" for names in query.needs)


def _named(name: str) -> NamedQuery:
    from graph.curated.queries import load_queries

    known = load_queries()
    if name not in known:
        near = get_close_matches(name, known, n=3)
        hint = f"did you mean {', '.join(near)}" if near else "`entente query --list` shows them"
        raise UnknownNameError(
            f"expected a named query, SPARQL or a .rq file, got {name!r}; {hint}"
        )
    return known[name]


def _arguments(query: NamedQuery, values: Sequence[str], store: Store) -> dict[str, str]:
    """Give the arguments by parameter, actors by their codes."""
    from graph.cli.stores import Actors
    from graph.curated.queries import Kind

    found = dict(_pairs(values))
    wanted = [p.name for p in query.parameters if p.kind is Kind.ACTOR and p.name in found]
    if wanted:
        actors = Actors(store)
        found |= {name: actors.code(found[name]) for name in wanted}
    return found


def _pairs(values: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield name and value of `--name value`, `--name=value` and `name=value`."""
    words = iter(values)
    for word in words:
        name, sign, value = word.removeprefix("--").partition("=")
        if not sign:
            value = next(words, "") if word.startswith("--") else ""
        if not value:
            raise click.UsageError(f"expected --PARAMETER VALUE, got {word!r}")
        yield name, value


def _sparql(query: str) -> str:
    if query == "-":
        return sys.stdin.read()
    if not query.endswith((".rq", ".sparql")):
        return query
    try:
        return Path(query).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{query}: expected a readable query in UTF-8, got: {error}") from error
