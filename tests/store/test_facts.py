"""What articles say as N-Quads: a block a node, a line a fact, whatever signs there are in it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from graph.model.article import Article
from graph.model.claim import Claim, Evidence, digest
from graph.model.terms import Stance, Status
from graph.store.entries import Entry, article_quads
from graph.store.facts import block, claim_facts
from graph.store.rows import claim_rows
from graph.store.terms import identified, named, text, words_of
from graph.store.writing import blocks, line, parted

SIGNS = ["plain", 'she said "no"', "back\\slash", "two\nlines", "\u2028\x85\x0b", "\x7f\x00", "中ß"]


@pytest.mark.parametrize("signs", SIGNS, ids=ascii)
def test_literal_is_read_back_by_the_engine(signs: str) -> None:
    quads = block("<a:s>", [f"<a:p> {text(signs)}", "<a:q> <a:o>"], "<a:g>")
    values = [q.object.value for q in ox.parse(quads, format=ox.RdfFormat.N_QUADS)]
    assert values == [signs, "a:o"]
    assert words_of(text(signs)) == signs


def test_article_falls_into_lines_that_make_it_up_again() -> None:
    node = named("article", "one")
    quads = article_quads(Entry(node, Article("one", "\n".join(SIGNS), title=SIGNS[4])))
    lines = list(parted([quads]))
    assert "".join(lines) == quads
    assert len(lines) == len(list(ox.parse(quads, format=ox.RdfFormat.N_QUADS)))
    assert blocks([quads]).count(" .\n") == len(lines)


def test_article_that_goes_says_nothing() -> None:
    assert article_quads(Entry(named("article", "one"))) == ""


def test_rows_are_the_facts_taken_apart() -> None:
    claim = Claim("Otto I", "supports", "RUS")
    node = identified("claim", claim.id)
    rows = "".join(line("<a:g>", row) for row in claim_rows(claim))
    assert rows == block(node, claim_facts(claim), "<a:g>")


def test_ids_are_digests_of_what_they_stand_for() -> None:
    claim = Claim('Otto "I"', "supports", "RUS")
    assert claim.triple == digest('Otto "I"', "supports", "RUS")
    assert claim.id == digest('Otto "I"', "supports", "RUS", None, None)
    said = Evidence(claim.id, "one", Status.DENIED, Stance.DENIES, ("RUS",), 3, None, "no\n")
    parts = (claim.id, "one", "denied", "denies", ["RUS"], 3, None, "no\n", "")
    assert said.id == digest(*parts)
