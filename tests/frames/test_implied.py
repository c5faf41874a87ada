"""Deeds whose other end only the words before name; the table is `implied.yaml`."""

from pathlib import Path

import pytest

from graph.curated.documents import read_yaml

pytestmark = pytest.mark.model

TABLE = read_yaml(Path(__file__).with_name("implied.yaml"), "implied.yaml").value


@pytest.mark.parametrize("case", TABLE["edges"].values(), ids=TABLE["edges"])
def test_the_other_end_is_taken_from_what_was_told_before(claims, case):
    found = {(s.subject, s.relation, s.object) for s in claims(case["text"])}
    assert tuple(case["edge"]) in found


@pytest.mark.parametrize("case", TABLE["none"].values(), ids=TABLE["none"])
def test_what_tells_of_something_else_names_no_end(claims, case):
    assert case["relation"] not in {s.relation for s in claims(case["text"])}


def test_rockets_fired_into_the_sea_hit_nobody(claims):
    found = claims("Iran bombed Kuwait. Kuwait fired forty rockets into the sea.")
    assert ("KWT", "attacks") not in {(s.subject, s.relation) for s in found}
