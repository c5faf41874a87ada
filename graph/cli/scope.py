"""What is typed to narrow a picture or a measure in, the edges of a store inside it out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.options import day_of
from graph.errors import UnknownNameError
from graph.model.terms import Standing

if TYPE_CHECKING:
    from graph.cli.stores import Actors
    from graph.model.actor import Actor
    from graph.model.article import Article
    from graph.model.claim import Edge
    from graph.view.scope import Scope

_OPTIONS = (
    click.option("--actor", multiple=True, help="Only what this actor does or suffers"),
    click.option("--between", nargs=2, metavar="A B", help="Only what is between these two"),
    click.option("--since", callback=day_of, metavar="DAY", help="Only what holds on or after it"),
    click.option("--until", callback=day_of, metavar="DAY", help="Only what holds on or before it"),
    click.option(
        "--standing",
        multiple=True,
        type=click.Choice([standing.value for standing in Standing]),
        help="Only claims of this standing",
    ),
    click.option("--source", multiple=True, help="Only what this article or publisher says"),
    click.option("--speaker", multiple=True, help="Only what this actor affirms or denies"),
)


def scope_options(command: Callable[..., Any]) -> Callable[..., Any]:
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

    with readable(store) as opened:
        articles = {article.id: article for article in opened.articles()}
        known = Actors(opened)
        scope = _scope(asked, known, articles)
        edges = scope.within(opened.edges(), articles)
    return Found(edges, articles, known.of(edges), tuple(_notes(scope, known)))


def _scope(asked: Mapping[str, Any], actors: Actors, articles: Mapping[str, Article]) -> Scope:
    from graph.view.scope import Scope

    sources = {name.casefold() for a in articles.values() for name in (a.id, a.publisher) if name}
    for source in asked["source"]:
        _check(source, sources)
    return Scope(
        actors=frozenset(map(actors.code, asked["actor"])),
        between=frozenset(map(actors.code, asked["between"] or ())),
        since=asked["since"],
        until=asked["until"],
        standings=frozenset(map(Standing, asked["standing"])),
        sources=frozenset(asked["source"]),
        speakers=frozenset(map(actors.code, asked["speaker"])),
    )


def _check(source: str, known: set[str]) -> None:
    if source.casefold() not in known:
        near = get_close_matches(source.casefold(), sorted(known), n=3)
        hint = f"; did you mean {', '.join(near)}" if near else ""
        raise UnknownNameError(
            f"--source: expected an article or publisher of the store, got {source!r}{hint}"
        )


def _notes(scope: Scope, actors: Actors) -> list[str]:
    """Say in words what the scope leaves in."""

    def days(first: date | None, last: date | None) -> list[str]:
        return [f"{first or '…'} – {last or '…'}"] if first or last else []

    said: Sequence[tuple[str, list[str]]] = (
        ("actor", sorted(map(actors.label, scope.actors))),
        ("between", sorted(map(actors.label, scope.between))),
        ("dates", days(scope.since, scope.until)),
        ("standing", sorted(scope.standings)),
        ("source", sorted(scope.sources)),
        ("speaker", sorted(map(actors.label, scope.speakers))),
    )
    return [f"{name}: {', '.join(values)}" for name, values in said if values]
