"""A store weighed by other rules in, the same evidence weighed by those of today out.

What a store derives from its evidence follows from the relations (which are symmetric, which
opposite) and from how assembling weighs. A word for both stands in the store; when it differs,
everything derived is derived anew, a batch of claims at a time, and the word is written last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pyoxigraph as ox

from graph.errors import InputError, StoreError
from graph.model.claim import Claim, Statement
from graph.model.restating import restated
from graph.store.changes import Changes
from graph.store.entries import Assembling, Entry, Triple
from graph.store.reading import Reader
from graph.store.terms import (
    BASE,
    DERIVED_GRAPH,
    PREDICATE,
    STORE_GRAPH,
    SUPPORTS,
    TEXT,
    TYPE,
    local_name,
    named,
    text,
)

Changing = Callable[[ox.Store, Assembling], Changes]
_BATCH = 10_000
_RULES = f"<{BASE}store>", named("ent", "weighedBy")
_CLAIM = named("ent", "Claim")


def reweigh(engine: ox.Store, assembler: Assembling, changes: Changing = Changes) -> int:
    """Derive everything anew if the rules are others than last time; give the number of claims."""
    subject, property_, graph = (ox.NamedNode(iri[1:-1]) for iri in (*_RULES, STORE_GRAPH))
    found = next(engine.quads_for_pattern(subject, property_, None, graph), None)
    if found is not None and str(found.object) == text(assembler.rules):
        return 0
    count = _weigh_all(engine, assembler, changes)
    ends = " ".join(_RULES)
    engine.update(
        f"DELETE WHERE {{ GRAPH {STORE_GRAPH} {{ {ends} ?old }} }} ; "
        f"INSERT DATA {{ GRAPH {STORE_GRAPH} {{ {ends} {text(assembler.rules)} }} }}"
    )
    return count


def _weigh_all(engine: ox.Store, assembler: Assembling, changes: Changing) -> int:
    _refuse_unknown(engine, assembler)
    reader = Reader(engine)
    for node in sorted(_turned(reader, assembler)):
        changes(engine, assembler).apply([_retold(engine, reader, node, assembler)])
    count, done, waiting = 0, set[Triple](), set[Triple]()
    for claim in _claims(reader):
        count += 1
        triple = (claim.subject, claim.relation, claim.object)
        if triple not in done:
            waiting |= assembler.together(claim)
            done |= waiting
        if len(waiting) > _BATCH:
            changes(engine, assembler).weigh_again(waiting)
            waiting = set()
    changes(engine, assembler).weigh_again(waiting)
    return count


def _claims(reader: Reader) -> Iterator[Claim]:
    nodes = list(reader.subjects(TYPE, _CLAIM, DERIVED_GRAPH))
    return map(reader.claim, nodes)


def _refuse_unknown(engine: ox.Store, assembler: Assembling) -> None:
    """Raise if there are claims of a relation that the ontology no longer has."""
    ends = ox.NamedNode(PREDICATE[1:-1]), None, ox.NamedNode(DERIVED_GRAPH[1:-1])
    relations = {str(quad.object) for quad in engine.quads_for_pattern(None, *ends)}
    for relation in sorted(local_name(one, "rel") for one in relations):
        try:
            assembler.read(Statement("", relation, ""))
        except InputError as error:
            raise StoreError(
                f"the store has claims of the relation {relation!r}, which the ontology does not "
                "know: take it into the ontology, or ingest the articles into a new store"
            ) from error


def _turned(reader: Reader, assembler: Assembling) -> set[str]:
    """Give the articles with evidence for claims whose ends now stand in another order."""
    found: set[str] = set()
    for claim in _claims(reader):
        said = Statement(claim.subject, claim.relation, claim.object, amount=claim.amount,
                         when=claim.when)  # fmt: skip
        if assembler.read(said)[0][0].id != claim.id:
            findings = reader.findings(named("claim", claim.id))
            found |= {named("article", evidence.article) for _, evidence in findings}
    return found


def _retold(engine: ox.Store, reader: Reader, node: str, assembler: Assembling) -> Entry:
    """Give an article as it stands, each of its statements read again."""
    article = reader.article(node)
    if article is None:
        raise StoreError(f"evidence of {local_name(node, 'article')!r}: expected the article")
    place, supports = ox.NamedNode(node[1:-1]), ox.NamedNode(SUPPORTS[1:-1])
    claims = sorted({str(q.object) for q in engine.quads_for_pattern(None, supports, None, place)})
    again = (
        finding
        for one in claims
        for claim, evidence in reader.findings(one)
        if evidence.article == article.id
        for finding in assembler.read(restated(claim, evidence))
    )
    keep_text = TEXT in reader.facts(node, node)
    return Entry(node, article, assembler.gather(again), keep_text=keep_text)
