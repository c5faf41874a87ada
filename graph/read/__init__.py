"""A path, folder or address in, articles out."""

from graph.read.reading import read

__all__ = ["read"]
