from __future__ import annotations

from conftest_store import assembler, make_store, ontology, store, wide_store

__all__ = ["assembler", "make_store", "ontology", "store", "wide_store"]
