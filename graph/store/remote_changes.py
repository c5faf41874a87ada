"""A batch of articles in, one update of a server out: whole, or not at all.

The update takes effect only if nobody wrote since what it builds on was read; else it is made
again on what is there now.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import cast

import pyoxigraph as ox

from graph.errors import StoreError
from graph.model.claim import Claim
from graph.store.changes import Changes
from graph.store.entries import Assembling, Entry, Triple, codes_of
from graph.store.remote_client import UnreachableError
from graph.store.remote_engine import REVISION, RemoteEngine
from graph.store.terms import (
    DERIVED_GRAPH,
    LABEL,
    PUBLISHER,
    SAID_BY,
    STORE_GRAPH,
    SUPPORTS,
    TRIPLE,
    checked,
    named,
    text,
)
from graph.store.writing import blocks

_TURNS = 8


class RemoteChanges(Changes):
    """The difference that a batch of entries makes to a server."""

    def __init__(self, engine: ox.Store, assembler: Assembling) -> None:
        super().__init__(engine, assembler)
        self._remote = cast("RemoteEngine", engine)
        self._revision = ""
        self._taken = True

    def apply(self, entries: Iterable[Entry]) -> int:
        """Write the entries in one update; give the number of articles that changed."""
        batch, changed = list(entries), 0
        for _ in self._turns():
            self._expect(batch)
            # Once more after another writer has hidden that ours was taken: nothing is left to do.
            changed = max(changed, super().apply(batch))
        return changed

    def weigh_again(self, triples: Iterable[Triple]) -> None:
        """Derive anew what the store says on these triples."""
        wanted = set(triples)
        for _ in self._turns():
            self._expect_triples(wanted)
            super().weigh_again(wanted)

    def _turns(self) -> Iterator[int]:
        """Yield until a change is taken, each time with what the server then holds."""
        for turn in range(_TURNS):
            self._remote.forget()
            self._revision, self._taken = self._read_revision(), True
            yield turn
            if self._taken:
                return
        raise StoreError(
            f"store {self._remote}: other writers came between {_TURNS} times; "
            "the last batch was not written, run the same again"
        )

    def _put(self, gone: set[str], fresh: list[str]) -> None:
        if not gone and not fresh:
            return
        old, new = blocks(gone), blocks(fresh)
        after = hashlib.sha256(checked("\n".join((self._revision, old, new)))).hexdigest()[:20]
        revisions = (
            f"GRAPH {STORE_GRAPH} {{ {REVISION} {one} }}" for one in (self._revision, text(after))
        )
        before, then = revisions
        try:
            self._remote.write_if(self._revision, [old, before], [new, then])
        except UnreachableError:
            if self._read_revision() != text(after):
                raise
        self._taken = self._read_revision() == text(after)

    def _read_revision(self) -> str:
        self._remote.forget()
        found = self._remote.values(REVISION)
        if len(found) != 1:
            raise StoreError(
                f"store {self._remote}: expected one revision, found {len(found)}: the server "
                "does not keep an update in one transaction, or somebody else changed the store"
            )
        return found[0]

    def _expect(self, entries: list[Entry]) -> None:
        """Fetch all that the entries touch, in a handful of requests."""
        remote = self._remote
        remote.expect((None, None, None, entry.node) for entry in entries)
        supported = {node for entry in entries for node in self._supported(entry.node)}
        remote.expect((node, None, None, DERIVED_GRAPH) for node in supported)
        touched = {claim for e in entries for claim, _ in e.findings}
        touched |= {self._reader.claim(node) for node in supported}
        triples = {triple for claim in touched for triple in self._assembler.together(claim)}
        self._expect_triples(triples)
        ends = {code for e in entries for finding in e.findings for code in codes_of(*finding)}
        remote.expect((named("actor", code), LABEL, None, None) for code in ends - {""})

    def _expect_triples(self, triples: Iterable[Triple]) -> None:
        """Fetch the claims on these triples with their evidence, and their plain edges."""
        remote, known = self._remote, [Claim(*triple) for triple in triples]
        keys = {named("triple", claim.triple) for claim in known}
        remote.expect((None, TRIPLE, key, None) for key in keys)
        expect_claims(remote, {node for key in keys for node in self._reader.subjects(TRIPLE, key)})
        remote.expect(
            (named("actor", a), named("rel", relation), named("actor", b), DERIVED_GRAPH)
            for claim in known
            for a, relation, b in self._assembler.plain_triples(claim)
        )

    def _supported(self, article: str) -> Iterator[str]:
        """Yield the claims that an article gives evidence for as it stands."""
        property_, graph = ox.NamedNode(SUPPORTS[1:-1]), ox.NamedNode(article[1:-1])
        quads = self._remote.quads_for_pattern(None, property_, None, graph)
        return (str(quad.object) for quad in quads)


def expect_claims(remote: RemoteEngine, claims: Iterable[str]) -> None:
    """Fetch claims, their evidence, and who published it."""
    nodes = set(claims)
    remote.expect((node, None, None, DERIVED_GRAPH) for node in nodes)
    remote.expect((None, SUPPORTS, node, None) for node in nodes)
    supports = ox.NamedNode(SUPPORTS[1:-1])
    places = [
        quad
        for node in nodes
        for quad in remote.quads_for_pattern(None, supports, ox.NamedNode(node[1:-1]))
    ]
    remote.expect((str(quad.subject), None, None, None) for quad in places)
    said_by = ox.NamedNode(SAID_BY[1:-1])
    speakers = {
        str(found.object)
        for quad in places
        for found in remote.quads_for_pattern(quad.subject, said_by, None, quad.graph_name)
    }
    remote.expect((node, None, None, None) for node in speakers)
    publisher = PUBLISHER
    articles = {str(quad.graph_name) for quad in places}
    remote.expect((node, publisher, None, node) for node in articles)
