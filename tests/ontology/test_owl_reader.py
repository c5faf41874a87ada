"""A reader of OWL 2 (Horned-OWL) finds in the ontology what its triples declare."""

from pathlib import Path

import pyhornedowl
import pytest
import rdflib
from rdflib import OWL, RDF

ONTOLOGY = Path(__file__).parents[2] / "ontology" / "entente.ttl"


@pytest.fixture(scope="module")
def turtle():
    return rdflib.Graph().parse(ONTOLOGY)


@pytest.fixture(scope="module")
def read(turtle):
    return pyhornedowl.open_ontology_from_string(turtle.serialize(format="xml"), "rdf")


@pytest.mark.parametrize(
    ("kind", "give"),
    [
        (OWL.Class, "get_classes"),
        (OWL.ObjectProperty, "get_object_properties"),
        (OWL.DatatypeProperty, "get_data_properties"),
        (OWL.AnnotationProperty, "get_annotation_properties"),
    ],
    ids=["classes", "object properties", "data properties", "annotation properties"],
)
def test_terms_come_out_as_declared(turtle, read, kind, give):
    declared = {str(term) for term in turtle.subjects(RDF.type, kind)}
    assert declared
    assert declared <= set(getattr(read, give)())
