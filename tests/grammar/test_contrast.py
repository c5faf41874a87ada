"""Who is named only to say that it was somebody else, and titles of several persons."""

import pytest


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "It was Kenya, not Uganda, that attacked Burundi.",
        "It was Kenya rather than Uganda that attacked Burundi.",
        "Kenya, not Uganda, attacked Burundi.",
    ],
)
def test_who_did_not_do_it_has_no_edge(claims, text):
    assert {(s.subject, s.relation, s.object) for s in claims(text)} == {("KEN", "attacks", "BDI")}


@pytest.mark.model
def test_each_title_belongs_to_the_person_behind_it(claims):
    text = (
        "Armenian Prime Minister Nikol Pashinyan and Azerbaijani President Ilham Aliyev met on "
        "Monday."
    )
    led = {(s.subject, s.object) for s in claims(text) if s.relation == "leads"}
    assert led == {("nikol-pashinyan", "ARM"), ("ilham-aliyev", "AZE")}


@pytest.mark.model
def test_opposing_what_others_do_does_not_deny_it(claims):
    found = {
        (s.subject, s.relation, s.object, s.status.value)
        for s in claims("Greece opposes German arms sales to Turkey.")
    }
    assert ("DEU", "suppliesArms", "TUR", "asserted") in found
