"""A day in, what of the store held on it out.

A claim with a time holds within that time. One without any holds from the day of the earliest
dated article that affirms it; if no article of it has a date, always. Standings stay those of all
evidence: a view of what was valid, not of what was known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pyoxigraph as ox

from graph.model.claim import Edge
from graph.model.terms import Stance
from graph.store.faulty import sound
from graph.store.terms import (
    ACTORS_GRAPH,
    ONTOLOGY_GRAPH,
    STORE_GRAPH,
    Row,
    checked,
    local_name,
    named,
)

_WHOLE = (ONTOLOGY_GRAPH, ACTORS_GRAPH, STORE_GRAPH)
_ACTORS = ox.NamedNode(ACTORS_GRAPH[1:-1])


def holds_on(edge: Edge, day: date, dates: Mapping[str, date]) -> bool:
    """Whether an edge held on a day; `dates` are those of the articles by their ids."""
    when = edge.claim.when
    if when is not None:
        return (when.start is None or when.start <= day) and (when.end is None or day < when.end)
    affirming = [e for e in edge.evidence if e.stance is Stance.AFFIRMS] or edge.evidence
    known = [dates[e.article] for e in affirming if e.article in dates]
    return not known or min(known) <= day


def article_dates(engine: ox.Store) -> dict[str, date]:
    """Give the day of each dated article by its id."""
    property_ = ox.NamedNode(named("dcterms", "date")[1:-1])
    days: dict[str, date] = {}
    for quad in engine.quads_for_pattern(None, property_, None):
        if isinstance(quad.object, ox.Literal):
            with sound(str(quad.subject)):
                day = date.fromisoformat(quad.object.value)
            days[local_name(str(quad.subject), "article")] = day
    return days


def copy_whole(engine: ox.Store, copy: ox.Store) -> None:
    """Put into another engine what an engine holds beside articles and what follows from them."""
    for graph in _WHOLE:
        copy.bulk_extend(engine.quads_for_pattern(None, None, None, ox.NamedNode(graph[1:-1])))


def copy_quads(engine: ox.Store, quads: Iterable[tuple[str, Row]], folder: Path) -> None:
    """Write a store for reading that holds the quads, with ontology and actors."""
    copy = ox.Store(str(folder))
    copy_whole(engine, copy)
    known = {str(q.subject) for q in engine.quads_for_pattern(None, None, None, _ACTORS)}
    lines = sorted(
        f"{' '.join(row)} {graph} .\n"
        for graph, row in set(quads)
        if graph != ACTORS_GRAPH or row[0] not in known
    )
    copy.bulk_load(input=checked("".join(lines)), format=ox.RdfFormat.N_QUADS)
    copy.flush()
