"""The rest of a quoted sentence: where it begins and ends, and where it is cut."""

from __future__ import annotations

import pytest

from graph.model.passage import MOST, around

TEXT = (
    "A headline about boats\n\nMr. Lee of the U.S. Navy said on Jan. 3 that Kara sold boats. "
    '"It is false," Oro said. Lund kept still!\nKara left.'
)


@pytest.mark.parametrize(
    ("quote", "before", "after"),
    [
        ("Kara sold boats", "Mr. Lee of the U.S. Navy said on Jan. 3 that ", "."),
        ("Kara sold boats.", "Mr. Lee of the U.S. Navy said on Jan. 3 that ", ""),
        ("It is false", '"', '," Oro said.'),
        ("Lund kept", "", " still!"),
        ("Kara left", "", "."),
        ("A headline", "", " about boats"),
    ],
    ids=["in it", "with its end", "in quotes", "after quotes", "last", "headline"],
)
def test_rest_is_that_of_the_sentence(quote, before, after):
    start = TEXT.index(quote)
    assert around(TEXT, start, start + len(quote)) == (before, after)


def test_long_sentences_are_cut_at_a_word():
    text = f"{'north ' * 80}Kara sold boats{' south' * 80}"
    before, after = around(text, 480, 495)
    assert before.startswith("… north ")
    assert after.endswith(" south …")
    assert max(len(before), len(after)) <= MOST + 2


@pytest.mark.parametrize(("start", "end"), [(None, None), (-1, 4), (4, 4), (4, 9000)])
def test_span_outside_the_text_has_no_surroundings(start, end):
    assert around(TEXT, start, end) == ("", "")


def test_rest_stands_in_one_line():
    text = "Kara, in the\nhope   of peace, sold boats to Oro\tat once."
    start = text.index("sold boats")
    assert around(text, start, start + 10) == ("hope of peace, ", " to Oro at once.")
