"""Edges in, RDF and answers out: the store on disk, SPARQL, SHACL, Turtle and other files."""

from __future__ import annotations

from graph.store.database import Store, open_store
from graph.store.export import FORMATS, LOSSES, PAIRS, export, render, turtle
from graph.store.results import Result
from graph.store.selection import Selection, select
from graph.store.shapes import validate

__all__ = [
    "FORMATS",
    "LOSSES",
    "PAIRS",
    "Result",
    "Selection",
    "Store",
    "export",
    "open_store",
    "render",
    "select",
    "turtle",
    "validate",
]
