"""A store in, what is wrong with it out: by SPARQL made from the shapes, quick on large stores.

`validate` asks pyshacl the same of a few edges; the two agree.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from graph.store.constraints import Check, load_checks
from graph.store.layout import shortened
from graph.store.postponing import unweighed
from graph.store.terms import (
    BASE,
    DERIVED_FROM,
    OBJECT,
    PREDICATE,
    SUBJECT,
    SUPPORTS,
    local_name,
    named,
)

_SHAPE = BASE + "shape/"
_DERIVED = ("Derived", "PlainEdge")


@dataclass(frozen=True, order=True)
class Fault:
    """A node that breaks a shape: short names, and the claim and articles that it belongs to."""

    node: str
    path: str
    message: str
    shape: str
    claim: str = ""
    articles: tuple[str, ...] = ()

    def __str__(self) -> str:
        where = f"{self.node}{' ' if self.path else ''}{self.path}"
        about = [self.shape, *([self.claim] if self.claim else []), *self.articles]
        return f"{where}: {self.message} ({', '.join(about)})"


def find_faults(
    engine: ox.Store, *, shapes: Path | None = None, derived: bool = True
) -> tuple[Fault, ...]:
    """Give every fault of an engine's quads, all graphs together, sorted.

    Without `derived` nothing is said of what follows from evidence, as where that is a part of
    all there is. Nor is it ever said of claims that are still to be weighed.
    """
    checks = [one for one in load_checks(shapes) if derived or not _is_derived(one)]
    late = {" ".join(triple) for triple in unweighed(engine)} if derived else set()
    found = {fault for one in checks for fault in _faults(engine, one, late)}
    return tuple(sorted(found))


def _is_derived(check: Check) -> bool:
    return check.shape[1:-1].removeprefix(_SHAPE).startswith(_DERIVED)


def _faults(engine: ox.Store, check: Check, late: Collection[str] = ()) -> Iterable[Fault]:
    found = engine.query(check.sparql, use_default_graph_as_union=True)
    if not isinstance(found, ox.QuerySolutions):
        raise TypeError(f"expected rows for {check.shape}, got {found!r}")
    for focus, *where in found:
        node = str(focus)
        claim = _value(engine, node, SUPPORTS) or node
        said = _said(engine, claim)
        if said in late and _is_derived(check):
            continue
        yield Fault(
            shortened(node),
            " ".join(map(shortened, map(str, where) if where else filter(None, [check.path]))),
            check.message,
            check.shape[1:-1].replace(_SHAPE, "shape "),
            said,
            _articles(engine, node, claim),
        )


def _said(engine: ox.Store, claim: str) -> str:
    """Give what a claim says: `PRK suppliesArms RUS`; nothing for what is no claim."""
    ends = ((SUBJECT, "actor"), (PREDICATE, "rel"), (OBJECT, "actor"))
    said = [(_value(engine, claim, property_), prefix) for property_, prefix in ends]
    return " ".join(local_name(value, prefix) for value, prefix in said if value[:1] == "<")


def _articles(engine: ox.Store, node: str, claim: str) -> tuple[str, ...]:
    """Give the articles of a piece of evidence, or of all evidence of a claim."""
    places = [node] if _value(engine, node, DERIVED_FROM) else _evidence(engine, claim)
    articles = {_value(engine, place, DERIVED_FROM) for place in places} - {""}
    if node.startswith(named("article", "")[:-1]):
        articles.add(node)
    return tuple(sorted(f"article {local_name(a, 'article')}" for a in articles if a[0] == "<"))


def _evidence(engine: ox.Store, claim: str) -> list[str]:
    if not claim.startswith("<"):
        return []
    ends = ox.NamedNode(SUPPORTS[1:-1]), ox.NamedNode(claim[1:-1])
    return [str(quad.subject) for quad in engine.quads_for_pattern(None, *ends)]


def _value(engine: ox.Store, node: str, property_: str) -> str:
    if not node.startswith("<"):
        return ""
    ends = ox.NamedNode(node[1:-1]), ox.NamedNode(property_[1:-1])
    quad = next(iter(engine.quads_for_pattern(*ends, None)), None)
    return "" if quad is None else str(quad.object)
