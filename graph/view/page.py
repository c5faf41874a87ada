"""Edges in, a page out: one HTML file that opens by double click and asks for nothing.

pyvis holds the network and hands it to our template; its own template is never used, since
it loads style sheets from elsewhere and writes names without escaping them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from graph.model.actor import Actor
from graph.model.article import Article
from graph.model.claim import Edge
from graph.model.relation import Relation
from graph.model.table import Cell, Table
from graph.model.terms import Standing
from graph.view import strings, style, world
from graph.view.aggregate import DISPUTED, most_disputed
from graph.view.network import READABLE, Cast, choose, ends, fill
from graph.view.payload import (
    FACETS,
    ITSELF,
    Sources,
    Values,
    actor_values,
    article_values,
    claim_values,
    facet_rows,
    style_values,
)
from graph.view.seal import environment, sealed, verbatim

NARROW = frozenset({"relation", "article", "speaker", "denier", "bloc"})
"""Filters with many rows: shut until they are opened."""
MANY = 1000
"""Above so many claims a browser takes longer over the table than over all the rest: it
gets it when it is looked at, and at once where there are no scripts."""


def render(
    edges: Sequence[Edge],
    *,
    actors: Mapping[str, Actor],
    relations: Mapping[str, Relation],
    articles: Mapping[str, Article],
    title: str,
    top: int | None = READABLE,
    renderer: str = "vis",
    notes: Sequence[str] = (),
    borders: str = "",
    opens: str = "",
    blocs: Mapping[str, str] | None = None,
    measures: Sequence[Table] = (),
    copies: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """Render edges as one self-contained page; the same edges give the same bytes.

    The `top` actors with most claims are drawn at once, the others when they are sought; None
    draws all, and without it as many are drawn as can be read. `renderer` is one of RENDERERS.
    `notes` say what was left out, `borders` is a path from `world.read_borders`, `opens` the
    address fragment that the page opens with. `blocs` names the bloc of each actor that has one;
    `measures` become tables of their own. `copies` gives the other articles with the passage of
    a piece of evidence, by its id.

    Raises:
        UnknownNameError: an edge names an actor, relation or article that is not given.
    """
    sources = Sources(actors, relations, articles, blocs or {}, copies or {})
    edges = sorted(edges, key=lambda e: (e.claim.subject, e.claim.object, e.claim.id))
    known = frozenset(edge.claim.id for edge in edges)
    claims = [claim_values(edge, sources, known) for edge in edges]
    cast = choose(edges, relations, top)
    network = fill(cast, actors)
    network.templateEnv = env = environment()
    data = _data(claims, cast, sources) | {"opens": opens, "renderer": renderer}
    placed = [code for code in data["actors"] if data["actors"][code]["at"]]
    env.globals.update(
        title=title,
        data=data,
        claims=claims,
        many=len(claims) > MANY,
        articles=data["articles"],
        facets=_facets(claims, sources),
        unplaced=len({code for e in edges for code in ends(e)}) - len(cast.drawn),
        measures=[_named(table, sources) for table in measures],
        land=verbatim(world.land()) if len(placed) >= world.FEWEST else "",
        **_fixed(),
        notes=notes,
        borders=verbatim(borders),
        renderer=renderer,
        **sealed(renderer),
    )
    network.path = "page.html"
    return str(network.generate_html())


def _data(claims: Sequence[Values], cast: Cast, sources: Sources) -> Values:
    number = {claim["id"]: i for i, claim in enumerate(claims)}
    shown = _standings(claims)
    return {
        "strings": strings.STRINGS,
        "names": _names() | {"hint": {s.value: strings.STANDING_HINTS[s] for s in shown}},
        "style": {
            "signs": style_values(style.SIGNS),
            "standings": style_values(shown),
            "kinds": style_values(style.KINDS),
            "widths": [style.width(n) for n in range(6)],
        },
        "signs": list(style.Sign),
        "standings": [s for s in Standing if s in shown],
        "order": list(shown),
        "doubtful": sorted(DISPUTED),
        "plain": [s.value for s in shown if s.plain],
        "facets": FACETS,
        "map": [world.WIDTH, world.HEIGHT],
        "actors": {
            code: actor_values(sources.actors[code], sources)
            for claim in claims
            for code in (claim["subject"], claim["object"])
        },
        "articles": {
            key: article_values(sources.articles[key])
            for claim in claims
            for key in claim["facets"]["article"]
        },
        "claims": claims,
        "lines": [
            {
                "id": line.id,
                "subject": line.subject,
                "object": line.object,
                "sign": line.sign.value,
                "mutual": line.mutual,
                "turn": line.turn,
                "claims": [number[edge.claim.id] for edge in line.edges],
            }
            for line in cast.lines
        ],
        "disputed": most_disputed(cast.lines)[:6],
        "drawn": sorted(cast.drawn),
        "listed": cast.listed,
    }


def _standings(claims: Sequence[Values]) -> dict[Standing, style.StandingStyle]:
    """Give the looks of all standings that articles give rise to, and of others that are there."""
    present = {claim["standing"] for claim in claims}
    return {
        s: look
        for s, look in style.STANDINGS.items()
        if s is not Standing.BACKGROUND or s in present
    }


def _names() -> dict[str, dict[str, str]]:
    tables: dict[str, Mapping[Any, str]] = {
        "family": strings.FAMILY_NAMES,
        "hint": strings.STANDING_HINTS,
        "kind": strings.KIND_NAMES,
    }
    return {key: {k.value: v for k, v in table.items()} for key, table in tables.items()}


def _facets(claims: Sequence[Values], sources: Sources) -> list[Values]:
    names: dict[str, dict[str, str]] = {
        "family": {f.value: name for f, name in strings.FAMILY_NAMES.items()},
        "standing": {s.value: s.value for s in Standing},
        "kind": {k.value: name for k, name in strings.KIND_NAMES.items()},
    }
    itself, nobody, none = (strings.STRINGS[key] for key in ("itself_short", "nobody", "no_bloc"))
    looked_up: dict[str, Callable[[str], str]] = {
        "relation": lambda value: sources.relations[value].label,
        "article": lambda value: sources.articles[value].title or value,
        "speaker": lambda value: itself if value == ITSELF else sources.speaker(value),
        "denier": lambda value: nobody if value == ITSELF else sources.speaker(value),
        "bloc": lambda value: none if value == ITSELF else value,
    }
    facets = []
    for facet in FACETS:
        rows = facet_rows(claims, facet, names.get(facet, {}))
        if facet in looked_up:
            rows = [row | {"label": looked_up[facet](row["value"])} for row in rows]
        if facet != "bloc" or sources.blocs:
            facets.append({"name": facet, "rows": rows, "open": facet not in NARROW})
    return facets


def _named(table: Table, sources: Sources) -> Values:
    """Give a table with the names of actors in place of their codes."""

    def shown(cell: Cell, column: str) -> Cell:
        codes = cell if isinstance(cell, tuple) else (cell,)
        names = [sources.speaker(c) if column in table.actors else c for c in map(str, codes)]
        return cell if cell is None or isinstance(cell, int | float) else ", ".join(names)

    rows = [[shown(*pair) for pair in zip(row, table.columns, strict=True)] for row in table.rows]
    return {"name": table.name, "title": table.title, "means": table.means,
            "columns": table.columns, "rows": rows,
            "numeric": [_numeric(table, i) for i in range(len(table.columns))]}  # fmt: skip


def _numeric(table: Table, column: int) -> bool:
    cells = [row[column] for row in table.rows if row[column] is not None]
    return bool(cells) and all(isinstance(cell, int | float) for cell in cells)


def _fixed() -> Values:
    """Give what no edge changes: words and styles."""
    return {
        "t": strings.STRINGS,
        "language": strings.LANGUAGE,
        "hints": _names()["hint"],
        "family_sign": {f.value: sign.value for f, sign in style.SIGN_OF.items()},
        "signs": style_values(style.SIGNS),
        "standings": style_values(style.STANDINGS),
        "kinds": style_values(style.KINDS),
    }
