from __future__ import annotations

from decimal import Decimal

import pytest

from graph.model.quantity import Amount, Bound


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (Amount(Decimal(10000), "crate", Bound.AT_LEAST), "at least 10,000 crates"),
        (Amount(Decimal(1), "crate", Bound.AT_MOST), "at most 1 crate"),
        (Amount(Decimal(90), "per cent", of="its trade"), "90 per cent of its trade"),
        (Amount(Decimal("0.60"), "per cent", written="some 0.60 per cent"), "some 0.60 per cent"),
        (Amount(Decimal(3), ""), "3"),
    ],
    ids=["many", "one", "share", "as written", "bare number"],
)
def test_amount_in_words(amount: Amount, words: str) -> None:
    assert amount.words == words
