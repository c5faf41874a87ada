"""Edges in, networks and their measures out; networkx lives in this room only."""
