"""Deeds that are a charge in the mouth of whoever tells them as a fact."""

import pytest

pytestmark = pytest.mark.model


def charges_in(claims, text):
    found = [s for s in claims(text) if s.relation == "accuses"]
    return [(s.subject, s.object, s.status.value) for s in found]


@pytest.mark.parametrize(
    "text",
    [
        "Norway said that Latvian gunboats had rammed a ferry.",
        "Latvian gunboats have rammed a ferry, say the Norwegians.",
        "Latvian gunboats have rammed a ferry, Norway's minister told reporters.",
        "It was Latvia that had rammed the ferry, Norway insisted.",
        "Norway repeated its claim that Latvia had poisoned the river.",
        "Norway's minister was blunt. “Latvia has poisoned our river,” he said.",
        "Norway says Latvia hides the gunmen.",
        "Norway says Latvia was complicit in the theft.",
    ],
    ids=[
        *("that", "aside", "after", "cleft", "noun", "quoted by a pronoun", "of a class"),
        "adjective",
    ],
)
def test_who_tells_a_misdeed_accuses(claims, text):
    assert charges_in(claims, text) == [("NOR", "LVA", "asserted")]


@pytest.mark.parametrize(
    "text",
    [
        "Norway said that Latvia would ram the ferry.",
        "Norway said that Latvia had not rammed the ferry.",
        "Norway denies that Latvia rammed the ferry.",
        "Norway said that Norwegian gunboats had rammed a ferry near Latvia.",
        "Latvian gunboats rammed a ferry off Norway.",
        "Norway said Latvia hides its gold.",
        "Norway said it did not know whether Latvia had rammed the ferry.",
    ],
    ids=["ahead", "not so", "denied", "own", "on nobody's word", "no such thing", "open"],
)
def test_who_does_not_tell_it_as_a_fact_does_not(claims, text):
    assert charges_in(claims, text) == []
