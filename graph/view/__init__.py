"""Edges in, one self-contained HTML page out; pyvis and templates live in this room only."""
