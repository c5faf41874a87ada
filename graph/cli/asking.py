"""What is typed after `entente query` in, the store's answer out."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.output import tell
from graph.cli.stores import readable
from graph.errors import InputError, QueryError, StoreError, UnknownNameError

if TYPE_CHECKING:
    from pyoxigraph import Store as Engine

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
    known_by: date | None = None,
) -> Result:
    """Answer a named query with its arguments, or SPARQL as typed, in a file or on `-`.

    `background` lays the background layer under the store; None leaves that to the query.
    `named_in` is the store whose actors arguments name, where that is another, `known_by` the day
    of which this one tells what was known. What makes an answer wrong or empty is told on
    standard error.
    """
    from graph.store.asking import misleading

    if _is_name(query):
        named = _named(query)
        arguments = _arguments(named, values, named_in or store)
        found = store.ask(named, arguments, timeout=timeout, valid_on=as_of, background=background)
        if found.kind == "rows" and not found.rows:
            days = {"as-of": as_of, "known-by": known_by}
            tell(_nothing(named, arguments, named_in or store, days))
        return found
    if values:
        raise click.UsageError(f"expected parameters with a named query only, got {values[0]!r}")
    sparql = _sparql(query)
    result = store.query(sparql, timeout=timeout, valid_on=as_of, background=bool(background))
    for line in misleading(store, sparql):
        tell(f"warning: {line}")
    return result


def warnings(query: str, place: Path) -> list[str]:
    """Give what is wrong or doubtful in a named query, or in SPARQL as typed, in a file or on `-`.

    Actors and articles are looked up in the store at a place, if there is one.
    """
    from graph.store.doubts import doubts
    from graph.store.lint import lint
    from graph.store.querying import check

    named = _is_name(query)
    sparql = _named(query).sparql if named else _sparql(query)
    try:
        check(sparql)
    except QueryError as error:
        return [str(error)]
    named = named or _is_titled(sparql)
    with suppress(StoreError), readable(place) as store:
        return [*lint(sparql, named=named), *doubts(sparql, _engine(store), named=named)]
    return [*lint(sparql, named=named), *doubts(sparql, None, named=named)]


def _engine(store: Store) -> Engine | None:
    """Give what to look names up in, if that is on this machine."""
    return store.engine if isinstance(store.path, Path) else None


def _is_name(query: str) -> bool:
    return query != "-" and _NAME.fullmatch(query) is not None


def _is_titled(sparql: str) -> bool:
    """Whether SPARQL opens as named queries do, whose lists are sorted when they are asked."""
    return sparql.lstrip().startswith("# title:")


def _nothing(
    query: NamedQuery,
    arguments: Mapping[str, str],
    store: Store,
    days: Mapping[str, date | None],
) -> str:
    """Give the line for an answer without rows."""
    from graph.curated.queries import Kind

    given = " ".join(f"--{name} {value}" for name, value in arguments.items())
    day = "".join(f" --{name} {day}" for name, day in days.items() if day)
    ends = [p.name for p in query.parameters if p.kind is Kind.ACTOR and p.name in arguments]
    twice = [name for name in ends[1:] if arguments[name] == arguments[ends[0]]]
    hint = f"; --{ends[0]} and --{twice[0]} are the same actor" if twice else ""
    return (
        f"no rows: {store.path} holds nothing for `{query.name} {given}".rstrip() + f"{day}`{hint}"
    )


def query_lines(name: str | None = None) -> Iterator[str]:
    """Yield what each named query, or one, is called, what it asks, and what can be given."""
    from graph.curated.queries import load_queries

    listed = load_queries() if name is None else {name: _named(name)}
    for name, query in listed.items():
        yield f"{name}: {query.question}"
        yield from (f"    --{one.name}  {one.meaning}" for one in query.parameters)
        yield from (f"    (needs --{' or --'.join(names)})" for names in query.needs)
        yield f"    {query.example}"


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

    found: dict[str, str] = {}
    for name, value in _pairs(values):
        if name in found:
            raise click.UsageError(
                f"expected --{name} once, got {found[name]!r} and {value!r}; ask once for each"
            )
        found[name] = value
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
        if re.fullmatch(r"[^\s{}]+\.\w+", query):
            raise InputError(f"expected a named query, SPARQL or a .rq file, got {query!r}")
        return query
    try:
        return Path(query).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{query}: expected a readable query in UTF-8, got: {why}") from error
