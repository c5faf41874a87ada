"""Edges in, a page out: one HTML file that opens by double click and asks for nothing.

pyvis holds the network and hands it to our template; its own template is never used, since
it loads style sheets from elsewhere and writes names without escaping them. Data stands in
the page as JSON, scripts run only by their hash, and the policy forbids every request.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.model.actor import Actor
from graph.model.article import Article
from graph.model.claim import Edge
from graph.model.relation import Relation
from graph.model.terms import Standing
from graph.view import strings, style
from graph.view.aggregate import DISPUTED, Line, most_disputed
from graph.view.network import choose, ends, fill
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

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "templates"
SCRIPTS = ("model.js", "dom.js", "drawing.js", "labels.js", "panel.js", "main.js")
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def render(
    edges: Sequence[Edge],
    *,
    actors: Mapping[str, Actor],
    relations: Mapping[str, Relation],
    articles: Mapping[str, Article],
    title: str,
) -> str:
    """Render edges as one self-contained page; the same edges give the same bytes.

    Raises:
        UnknownNameError: an edge names an actor, relation or article that is not given.
    """
    sources = Sources(actors, relations, articles)
    edges = sorted(edges, key=lambda e: (e.claim.subject, e.claim.object, e.claim.id))
    known = {edge.claim.id for edge in edges}
    claims = [claim_values(edge, sources, known) for edge in edges]
    drawn, lines = choose(edges, relations)
    network = fill(drawn, lines, actors)
    network.templateEnv = env = _environment()
    data = _data(claims, lines, drawn, sources)
    env.globals.update(
        title=title,
        data=data,
        claims=claims,
        articles=data["articles"],
        facets=_facets(claims, sources),
        unplaced=len({code for e in edges for code in ends(e)}) - len(drawn),
        **_fixed(),
    )
    network.path = "page.html"
    return str(network.generate_html())


def _data(
    claims: Sequence[Values], lines: Sequence[Line], drawn: Collection[str], sources: Sources
) -> Values:
    number = {claim["id"]: i for i, claim in enumerate(claims)}
    return {
        "strings": strings.STRINGS,
        "names": _names(),
        "style": {
            "signs": style_values(style.SIGNS),
            "standings": style_values(style.STANDINGS),
            "kinds": style_values(style.KINDS),
            "widths": [style.width(n) for n in range(6)],
        },
        "signs": list(style.Sign),
        "standings": list(Standing),
        "order": list(style.STANDINGS),
        "doubtful": sorted(DISPUTED),
        "plain": [s.value for s in style.STANDINGS if s.plain],
        "facets": FACETS,
        "actors": {
            code: actor_values(sources.actors[code])
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
            for line in lines
        ],
        "disputed": most_disputed(lines)[:6],
        "drawn": sorted(drawn),
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
    looked_up: dict[str, Callable[[str], str]] = {
        "relation": lambda value: sources.relations[value].label,
        "article": lambda value: sources.articles[value].title or value,
        "speaker": lambda v: strings.STRINGS["itself_short"] if v == ITSELF else sources.speaker(v),
    }
    facets = []
    for facet in FACETS:
        rows = facet_rows(claims, facet, names.get(facet, {}))
        if facet in looked_up:
            rows = [row | {"label": looked_up[facet](row["value"])} for row in rows]
        facets.append({"name": facet, "rows": rows, "open": facet in names})
    return facets


def _fixed() -> Values:
    """Give what no edge changes: words, styles, scripts and the policy that admits them."""
    scripts, css = [_library(), *map(_part, SCRIPTS)], _part("page.css")
    policy = [
        "default-src 'none'",
        f"script-src {' '.join(map(_hash, scripts))}",
        f"style-src {_hash(css)}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return {
        "t": strings.STRINGS,
        "language": strings.LANGUAGE,
        "hints": _names()["hint"],
        "family_sign": {f.value: sign.value for f, sign in style.SIGN_OF.items()},
        "signs": style_values(style.SIGNS),
        "standings": style_values(style.STANDINGS),
        "kinds": style_values(style.KINDS),
        "css": _verbatim(css),
        "scripts": [_verbatim(script) for script in scripts],
        "policy": "; ".join(policy),
    }


@cache
def _part(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _library() -> str:
    """Give vis-network as the pyvis wheel carries it, without the pointer to its source map."""
    import pyvis  # type: ignore[import-untyped]  # ships no types

    lib = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2"
    text = (lib / "vis-network.min.js").read_text(encoding="utf-8")
    return text.partition("//# sourceMappingURL")[0]


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _verbatim(text: str) -> Markup:
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - our own files and the library, never data


def _json(value: object) -> Markup:
    return _escaped(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def _escaped(text: str) -> Markup:
    """Make JSON safe inside a script element: it can end it neither early nor late."""
    return _verbatim(text.translate(_UNSAFE))


def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    env.filters["json"] = _json
    env.filters["escaped"] = _escaped
    return env
