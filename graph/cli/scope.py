"""What is typed to narrow a picture or a measure in, the edges of a store inside it out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.knowing import known, known_by_option
from graph.cli.options import as_of_option, day_of, roll_up_option
from graph.errors import UnknownNameError
from graph.model.terms import Standing

if TYPE_CHECKING:
    from graph.cli.stores import Actors
    from graph.model.actor import Actor
    from graph.model.article import Article
    from graph.model.claim import Edge
    from graph.store import Store
    from graph.view.scope import Scope

_OPTIONS = (
    click.option(
        "--actor", multiple=True, metavar="NAME", help="Only what this actor does or suffers"
    ),
    click.option("--between", nargs=2, metavar="A B", help="Only what is between these two"),
    click.option(
        "--since", callback=day_of, metavar="YYYY-MM-DD", help="Only what holds on or after it"
    ),
    click.option(
        "--until", callback=day_of, metavar="YYYY-MM-DD", help="Only what holds on or before it"
    ),
    as_of_option,
    known_by_option,
    click.option(
        "--standing",
        multiple=True,
        type=click.Choice([standing.value for standing in Standing]),
        help="Only claims of this standing",
    ),
    click.option(
        "--source", multiple=True, metavar="NAME", help="Only what this article or publisher says"
    ),
    click.option(
        "--speaker", multiple=True, metavar="NAME", help="Only what this actor affirms or denies"
    ),
)


def scope_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that narrow what it takes, and who stands at the ends."""
    return narrowing_options(roll_up_option(command))


def narrowing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that narrow what it takes; those given twice widen again."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@dataclass(frozen=True)
class Found:
    """The edges of a store that are inside, and what is known about them."""

    edges: tuple[Edge, ...]
    articles: dict[str, Article]
    actors: dict[str, Actor]
    notes: tuple[str, ...]

    def label(self, code: str) -> str:
        """Give the name to show for a code."""
        return self.actors[code].label if code in self.actors else code


def find(store: Path, asked: Mapping[str, Any]) -> Found:
    """Give what of a store is inside the options of `scope_options`."""
    from graph.cli.stores import Actors, readable

    with readable(store) as whole, known(whole, asked["known_by"]) as opened:
        articles = {article.id: article for article in opened.articles()}
        actors = Actors(whole)
        scope = _scope(asked, actors, articles)
        kept = edges_of(
            opened, articles, roll_up=asked.get("roll_up", True), valid_on=asked["as_of"]
        )
        edges = scope.within(kept, articles)
    notes = tuple(_notes(scope, actors, asked))
    return Found(edges, articles, actors.of(edges), notes)


def narrowed(whole: Store, opened: Store, asked: Mapping[str, Any]) -> tuple[Edge, ...] | None:
    """Give the edges inside the options of `narrowing_options`, None where those leave all in.

    `whole` is the store whose actors the options name, `opened` what of it was known by a day.
    """
    if not any(value for name, value in asked.items() if name != "known_by"):
        return None
    from graph.cli.stores import Actors

    actors = Actors(whole)
    told = any(asked[name] for name in ("since", "until", "source"))
    articles = {article.id: article for article in opened.articles()} if told else {}
    scope = _scope(asked, actors, articles)
    [one] = scope.actors if len(scope.actors) == 1 else [None]
    pair = (min(scope.between), max(scope.between)) if scope.between else None
    kept = opened.edges(actor=one, between=pair, valid_on=asked["as_of"])
    return scope.within(kept, articles)


def empty(edges: Sequence[Edge], asked: Mapping[str, Any]) -> str:
    """Give the words that say why there is nothing, if there is nothing."""
    given = [f"--{name.replace('_', '-')}" for name, value in asked.items() if value]
    given = [name for name in given if name != "--roll-up"]
    if edges or not given:
        return ""
    return f"; nothing is inside {' and '.join(sorted(given))}"


def edges_of(
    store: Store, articles: Mapping[str, Article], *, roll_up: bool = True, **conditions: Any
) -> tuple[Edge, ...]:
    """Give the edges of a store, between those for whom actors act or between the actors named."""
    edges: tuple[Edge, ...] = store.edges(**conditions)
    if roll_up:
        return edges
    from graph.assemble.naming import as_named
    from graph.curated.relations import load_relations

    return as_named(edges, load_relations(), articles)


@contextmanager
def rolled(store: Store, *, roll_up: bool) -> Iterator[Store]:
    """Give the store, or a copy in which the actors named stand at the ends."""
    if roll_up:
        yield store
        return
    from graph.store.copying import copied

    articles = {article.id: article for article in store.articles()}
    with copied(store, edges_of(store, articles, roll_up=False)) as copy:
        yield copy


def edges_at(
    store: Store, ends: Sequence[str], *, roll_up: bool = True, valid_on: date | None = None
) -> tuple[Edge, ...]:
    """Give the edges at one actor, or between two."""
    if roll_up:
        pair = (ends[0], ends[1]) if len(ends) > 1 else None
        return store.edges(between=pair, actor=None if pair else ends[0], valid_on=valid_on)
    articles = {article.id: article for article in store.articles()}
    edges = edges_of(store, articles, roll_up=False, valid_on=valid_on)
    return tuple(e for e in edges if {*ends} <= {e.claim.subject, e.claim.object})


def _scope(asked: Mapping[str, Any], actors: Actors, articles: Mapping[str, Article]) -> Scope:
    from graph.view.scope import Scope

    if asked["since"] and asked["until"] and asked["since"] > asked["until"]:
        raise click.BadParameter(
            f"expected --since before --until, got {asked['since']} and {asked['until']}"
        )
    between = frozenset(map(actors.code, asked["between"] or ()))
    if len(between) == 1:
        raise click.BadParameter(f"expected two actors with --between, got {min(between)} twice")
    sources = {name.casefold() for a in articles.values() for name in (a.id, a.publisher) if name}
    for source in asked["source"]:
        _check(source, sources)
    return Scope(
        actors=frozenset(map(actors.code, asked["actor"])),
        between=between,
        since=asked["since"],
        until=asked["until"],
        standings=frozenset(map(Standing, asked["standing"])),
        sources=frozenset(asked["source"]),
        speakers=frozenset(map(actors.code, asked["speaker"])),
    )


def _check(source: str, known: set[str]) -> None:
    if source.casefold() not in known:
        near = get_close_matches(source.casefold(), sorted(known), n=3)
        hint = f"did you mean {', '.join(near)}" if near else "`entente query articles` lists them"
        raise UnknownNameError(
            f"--source: expected an article or publisher of the store, got {source!r}; {hint}"
        )


def _notes(scope: Scope, actors: Actors, asked: Mapping[str, Any]) -> list[str]:
    """Say in words what the scope leaves in."""

    def days(first: date | None, last: date | None) -> list[str]:
        return [f"{first or '…'} – {last or '…'}"] if first or last else []

    said: Sequence[tuple[str, list[str]]] = (
        ("actor", sorted(map(actors.label, scope.actors))),
        ("between", sorted(map(actors.label, scope.between))),
        ("dates", days(scope.since, scope.until)),
        ("as of", [str(asked["as_of"])] if asked["as_of"] else []),
        ("known by", [str(asked["known_by"])] if asked["known_by"] else []),
        ("standing", sorted(scope.standings)),
        ("source", sorted(scope.sources)),
        ("speaker", sorted(map(actors.label, scope.speakers))),
    )
    return [f"{name}: {', '.join(values)}" for name, values in said if values]
