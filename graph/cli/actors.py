"""`entente actors`: the register asked, checked, and what it lacks."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli.group import FullGroup
from graph.cli.merging import register_of
from graph.cli.names import left_open, merge, unknown
from graph.cli.options import actors_option, day_option, json_option
from graph.cli.output import count, print_json, print_lines, tell

if TYPE_CHECKING:
    from graph.link.register import Register
    from graph.model.actor import Actor


@click.group(cls=FullGroup)
def command() -> None:
    """Look actors up, check the register, and list the names that it lacks.

    \b
    Example:
      entente actors find kim
    """


@command.command()
@click.argument("name")
@actors_option
@json_option
@click.pass_context
def find(ctx: click.Context, name: str, actors: tuple[Path, ...], as_json: bool) -> None:
    """Find actors by any of their names, in any case, or by a part of one.

    \b
    Example:
      entente actors find "foreign office"
    """
    register = register_of(actors)
    found = register.search(name)
    if as_json:
        print_json([{"code": a.code, "kind": a.kind.value, "label": a.label} for a in found])
    else:
        print_lines(f"{a.code}  {a.label} ({a.kind.value}{_for(register, a)})" for a in found)
    tell(count(len(found), "actor"))
    ctx.exit(0 if found else 1)


def _for(register: Register, actor: Actor) -> str:
    whole = register.roll_up(actor.code)
    return f", acts for {whole}" if whole != actor.code else ""


@command.command()
@click.argument("code")
@day_option
@actors_option
@json_option
def show(code: str, day: date | None, actors: tuple[Path, ...], as_json: bool) -> None:
    """Show all that is known of an actor: names, offices, whole, members, origin.

    CODE is a code, or a name that only one actor has.

    \b
    Example:
      entente actors show RUS --date 2024-06-19
    """
    register = register_of(actors)
    facts = _facts(register, register.find(code), day)
    if as_json:
        print_json(facts)
    else:
        print_lines(f"{name.replace('_', ' ')}: {_words(value)}" for name, value in facts.items())


def _facts(register: Register, actor: Actor, day: date | None) -> dict[str, Any]:
    """Give what is known of an actor, in a fixed order, without what is not."""
    facts: dict[str, Any] = {
        "code": actor.code,
        "kind": actor.kind.value,
        "label": actor.label,
        "names": actor.names,
        "weak_names": actor.weak_names,
        "demonyms": actor.demonyms,
        "seats": actor.seats,
        "acts_for": _chain(register, actor, day),
        "offices": [
            f"{o.title or 'office'} of {o.of}, {o.start or '?'} to {o.end or 'now'}"
            for o in actor.offices
        ],
        "heads": register.holder(actor.code, day),
        "organs": [other.code for other in register.actors if other.part_of == actor.code],
        "members": actor.members_on(day),
        "member_of": [b.code for b in register.actors if actor.code in b.members_on(day)],
        "memberships": [
            f"{m.member} {_year(m.start) or '?'} to {_year(m.end, last=True) or 'now'}"
            for m in actor.memberships
        ],
        "capital": actor.capital,
        "region": actor.region,
        "iso": actor.iso,
        "neighbours": actor.neighbours,
        "active_in": actor.active_in,
        "held_by": actor.held_by,
        "claimed_by": actor.claimed_by,
        "start": actor.start and actor.start.isoformat(),
        "end": actor.end and actor.end.isoformat(),
        "wikidata": actor.wikidata,
        "place": actor.latitude is not None and f"{actor.latitude}, {actor.longitude}",
        "origin": actor.origin,
    }
    return {name: value for name, value in facts.items() if value}


def _year(day: date | None, *, last: bool = False) -> str:
    """Give a day, or the year alone where no more is known than that."""
    if day is None:
        return ""
    return str(day.year - last) if (day.month, day.day) == (1, 1) else day.isoformat()


def _chain(register: Register, actor: Actor, day: date | None) -> list[str]:
    chain = [actor.code]
    while (up := register.acts_for(chain[-1], day)) not in chain:
        chain.append(up)
    return chain[1:]


def _words(value: Any) -> str:
    return "; ".join(value) if isinstance(value, (list, tuple)) else str(value)


@command.command()
@actors_option
@click.pass_context
def check(ctx: click.Context, actors: tuple[Path, ...]) -> None:
    """Check the register: duplicates, clashing names, holes in offices, unknown codes.

    \b
    Example:
      entente actors check --actors mine.csv
    """
    from graph.curated.actor_checks import check_actors

    faults = check_actors(actors)
    print_lines(faults)
    tell(f"{count(len(faults), 'fault')} in the register")
    ctx.exit(1 if faults else 0)


for _more in (unknown, left_open, merge):
    command.add_command(_more)
