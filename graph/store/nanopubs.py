"""A selection in, nanopublications out: four graphs for each claim, in TriG.

The assertion is the claim, and the plain edge only if articles state it themselves and nobody
disputes it: what rests on somebody's word is asserted as said, not as so. The provenance is its
standing and its evidence; the publication info says what made it, and what actors are called.
Nothing is signed or dated: whoever publishes does that.
https://nanopub.net/guidelines/working_draft/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.model.claim import Edge
from graph.model.terms import Standing
from graph.store.facts import individual
from graph.store.layout import shortened, subject_blocks, with_prefixes
from graph.store.rows import article_rows, claim_rows, evidence_rows
from graph.store.selection import Selection, actors_of
from graph.store.terms import BASE, DERIVED_FROM, STANDING, TYPE, Row, named

_MAKER = f"<{BASE}>"


def nanopubs_text(selection: Selection) -> str:
    """Give a nanopublication for each claim, sorted as the edges are."""
    blocks = [
        f"{shortened(graph)} {{\n" + "\n".join(subject_blocks(rows, indent="  ")) + "}\n"
        for edge in selection.edges
        for graph, rows in _graphs(edge, selection)
    ]
    return with_prefixes("\n".join(blocks)) if blocks else ""


def _graphs(edge: Edge, selection: Selection) -> Iterator[tuple[str, Iterable[Row]]]:
    whole, head, assertion, provenance, publication = (
        named("nanopub", edge.claim.id + part)
        for part in ("", "-head", "-assertion", "-provenance", "-publication")
    )
    yield (
        head,
        [
            (whole, TYPE, named("np", "Nanopublication")),
            (whole, named("np", "hasAssertion"), assertion),
            (whole, named("np", "hasProvenance"), provenance),
            (whole, named("np", "hasPublicationInfo"), publication),
        ],
    )
    yield assertion, [*claim_rows(edge.claim), *_plain(edge, selection)]
    yield provenance, [*_provenance(edge, selection, assertion)]
    made = (whole, named("prov", "wasAttributedTo"), _MAKER)
    yield publication, [made, *_described(edge, selection)]


def _described(edge: Edge, selection: Selection) -> Iterator[Row]:
    """Yield what is said of the actors, and of a relation that the ontology does not have."""
    named_in = {named("actor", code) for code in actors_of(edge)}
    named_in.add(named("rel", edge.claim.relation))
    return (row for row in (*selection.actors, *selection.terms) if row[0] in named_in)


def _plain(edge: Edge, selection: Selection) -> Iterator[Row]:
    if edge.standing is Standing.ASSERTED:
        for subject, relation, object_ in selection.plain(edge):
            yield named("actor", subject), named("rel", relation), named("actor", object_)


def _provenance(edge: Edge, selection: Selection, assertion: str) -> Iterator[Row]:
    names = {evidence.article for evidence in edge.evidence}
    yield named("claim", edge.claim.id), STANDING, individual(edge.standing.value)
    for evidence in edge.evidence:
        yield assertion, DERIVED_FROM, named("article", evidence.article)
        yield from evidence_rows(edge.claim, evidence)
    for article in selection.articles:
        if article.id in names:
            yield from article_rows(article, keep_text=False)
