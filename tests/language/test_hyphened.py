from __future__ import annotations

import pytest

from graph.language.hyphened import whole


@pytest.mark.parametrize(
    ("cut", "wanted"),
    [
        ([(0, 4, "know"), (4, 5, "-"), (5, 8, "how")], [(0, 8, "expertise")]),
        (
            [(0, 4, "Bail"), (4, 5, "-"), (5, 9, "outs"), (9, 10, ",")],
            [(0, 9, "rescues"), (9, 10, ",")],
        ),
        (
            [(0, 3, "old"), (3, 4, "-"), (4, 8, "time")],
            [(0, 3, "old"), (3, 4, "-"), (4, 8, "time")],
        ),
        ([(0, 4, "know"), (4, 5, "-")], [(0, 4, "know"), (4, 5, "-")]),
        ([(0, 1, "F"), (1, 2, "-"), (2, 5, "16s")], [(0, 5, "F-16s")]),
        ([], []),
    ],
    ids=["know-how", "with-comma", "no-noun", "cut-short", "make", "empty"],
)
def test_nouns_cut_at_their_hyphen_are_one_word(cut, wanted):
    assert list(whole(cut)) == wanted


@pytest.mark.model
def test_they_keep_their_own_letters(claims):
    found = {
        (s.subject, s.relation, s.object)
        for text in (
            "Russia gave North Korea satellite know-how.",
            "Kenya acted as go-between for Chad and Sudan.",
        )
        for s in claims(text)
    }
    assert {("RUS", "transfersTechnology", "PRK"), ("KEN", "mediatesFor", "TCD")} <= found
