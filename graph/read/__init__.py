"""A path, folder or address in, articles out."""

from graph.read.reading import read
from graph.read.records import parse_columns

__all__ = ["parse_columns", "read"]
