"""What a writer has written, in a few bytes each: what it never wrote need not be looked for."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from graph.store.reading import Reader
from graph.store.terms import ARTICLE, TYPE

MOST = 2_000_000  # some 150 MB; a store that grows beyond is looked into


class Touched:
    """The articles and triples that a store may say something of, if it was empty to begin with.

    Looking for what is not there is most of what a run into a new store would ask of it. Of a
    store that had articles before, and of one that others write to, nothing is `known`.
    """

    def __init__(self, *, known: bool) -> None:
        self._hashes: set[int] | None = set() if known else None

    @classmethod
    def of(cls, engine: ox.Store) -> Touched:
        """Give what is known of an engine that nobody else will write to."""
        return cls(known=next(Reader(engine).subjects(TYPE, ARTICLE), None) is None)

    def may_hold(self, what: str | tuple[str, ...]) -> bool:
        """Whether the store may say something of an article or on a triple."""
        return self._hashes is None or hash(what) in self._hashes

    def add(self, what: Iterable[str | tuple[str, ...]]) -> None:
        """Note articles and triples that were written."""
        if self._hashes is not None:
            self._hashes.update(map(hash, what))
            if len(self._hashes) > MOST:
                self._hashes = None
