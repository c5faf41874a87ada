"""N-Triples in, RDF/XML out; signs that XML cannot hold become blanks."""

from __future__ import annotations

import pyoxigraph as ox

from graph.store.cells import legal
from graph.store.terms import PREFIXES


def rdf_xml_text(triples: bytes) -> str:
    """Give the triples as RDF/XML, in the same order."""
    found = (
        ox.Triple(t.subject, t.predicate, _legal(t.object))
        for t in ox.parse(input=triples, format=ox.RdfFormat.N_TRIPLES)
    )
    written = ox.serialize(found, format=ox.RdfFormat.RDF_XML, prefixes=PREFIXES)
    return "" if written is None else f"{written.decode()}\n"


def _legal(
    term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple,
) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple:
    if not isinstance(term, ox.Literal) or legal(term.value) == term.value:
        return term
    if term.language:
        return ox.Literal(legal(term.value), language=term.language)
    return ox.Literal(legal(term.value), datatype=term.datatype)
