"""Curated knowledge that people edit without Python, found in `ontology/` and `sources/`."""
