"""Who is named is told where that is another than the one for whom it counts."""

from __future__ import annotations

import pytest

from graph.assemble.copies import with_sketches
from graph.assemble.findings import read_statement
from graph.curated.relations import load_relations
from graph.model.claim import Statement


@pytest.mark.parametrize(
    ("named", "kept"),
    [
        pytest.param(("PER", "CHL"), ("", ""), id="themselves"),
        pytest.param(("lima", "CHL"), ("lima", ""), id="one acts for another"),
        pytest.param(("", ""), ("", ""), id="not told"),
    ],
)
def test_named_ends(named: tuple[str, str], kept: tuple[str, str]) -> None:
    said = Statement("PER", "visits", "CHL", subject_named=named[0], object_named=named[1])
    ((_, evidence),) = read_statement(said, load_relations())
    assert (evidence.subject_named, evidence.object_named) == kept


def test_named_ends_turn_with_those_of_a_relation_that_goes_both_ways() -> None:
    said = Statement("PER", "meetsWith", "CHL", subject_named="PER", object_named="the-envoy")
    ((claim, evidence),) = read_statement(said, load_relations())
    assert (claim.subject, evidence.subject_named, evidence.object_named) == (
        "CHL",
        "the-envoy",
        "",
    )


def test_sketch_of_a_sentence_is_the_same_wherever_it_stands() -> None:
    sentence = (
        "Two barges with barley from Paraguay lay off Montevideo for a week because nobody "
        "would sign for them."
    )
    found = []
    for before in ("", "It rained. ", "Prices in São Paulo fell.\n\n" * 40):
        text = f"{before}{sentence} Nobody knew why."
        start = text.index("Paraguay")
        (one,) = with_sketches(text, [Statement("A", "b", "C", start=start, end=start + 20)])
        found.append(one.sketch)
    assert len(set(found)) == 1
    assert found[0]


def test_statement_itself_stays_without_a_sketch() -> None:
    text = "Peru sold tin to Chile on Monday, the ministry of mines told reporters in Lima."
    said = Statement("PER", "suppliesEnergy", "CHL", start=0, end=20)
    (marked,) = with_sketches(text, [said])
    assert marked.sketch
    assert said.sketch == ""
