"""The assembler with the relations of the ontology."""

from __future__ import annotations

from graph.assemble import Assembler
from graph.curated.relations import load_relations


def assembler() -> Assembler:
    """Give what reads and weighs claims."""
    return Assembler(load_relations())
