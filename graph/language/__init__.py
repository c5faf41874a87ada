"""Texts with known names in, parsed sentences out; spaCy lives in this room only."""
