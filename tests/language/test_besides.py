"""What somebody does besides what he says."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "accuser"),
    [
        ("Oman said the Chadian plans were serious and accused Mali of theft.", "OMN"),
        ("Oman said the talks with Chad had failed and threatened Mali.", "OMN"),
        ("Oman said it was a mistake and accused Mali of theft.", "OMN"),
        ("Oman denied that Chad sells arms and accused Mali of theft.", "OMN"),
        ("Oman said Chad had returned and accused Mali of theft.", "TCD"),
        ("Oman said that the Chadians were angry and accused Mali of theft.", "TCD"),
    ],
    ids=["plans", "talks", "it", "another tense", "a state", "people"],
)
def test_who_accuses(claims, text, accuser):
    verbs = {"accuses", "threatens"}
    found = [s for s in claims(text) if s.relation in verbs and s.object == "MLI"]
    assert [s.subject for s in found] == [accuser]
