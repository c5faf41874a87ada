"""Where a report was filed is no part of its first sentence."""

import pytest


@pytest.mark.model
@pytest.mark.parametrize(
    "dateline",
    [
        "WARSAW, Poland (AP) — ",
        "Warsaw, Poland (CNN) -- ",
        "WARSAW, March 3 - ",
        "WARSAW, 3 March 2024 - ",
        "Warsaw (AFP) – ",
    ],
)
def test_the_place_of_filing_does_nothing(claims, dateline):
    found = claims(f"{dateline}Kenya accused Uganda of theft.")
    assert {(s.subject, s.relation, s.object) for s in found} == {("KEN", "accuses", "UGA")}
    assert {s.quote for s in found} == {"Kenya accused Uganda"}


@pytest.mark.model
@pytest.mark.parametrize("text", ["Kenya - Uganda talks failed.", "US-Kenya ties are close."])
def test_other_dashes_part_nothing(read, text):
    assert len(read(text).document.sentences) == 1
