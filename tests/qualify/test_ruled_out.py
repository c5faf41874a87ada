"""What is ruled out, called false or put below something else, and whose word that is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model.claim import Statement

pytestmark = pytest.mark.model

Claims = Callable[[str], list[Statement]]
DISPUTED = ("reported", (), ("BRA",))
CASES = [
    # To rule out is to deny; not to rule out leaves it open.
    ("Brazil rules out arming Bolivia.", "denied", (), ("BRA",)),
    ("Brazil has ruled out arming Bolivia.", "denied", (), ("BRA",)),
    ("Brazil has not ruled out arming Bolivia.", "hypothetical", (), ()),
    ("Brazil refused to rule out arming Bolivia.", "hypothetical", (), ()),
    # Reports that somebody calls false are disputed by him.
    ("Reports that Brazil armed Bolivia are false, Brasilia said.", "reported", (), ("BRA",)),
    ("Rumours that Brazil armed Bolivia are groundless, Brasilia said.", *DISPUTED),
    ("A report that Brazil armed Bolivia is wrong, Brasilia said.", *DISPUTED),
    ("Brasilia said that allegations that Brazil armed Bolivia were a smear.", *DISPUTED),
    ("“The claim that we armed Bolivia is a lie,” Brazil's army said.", *DISPUTED),
    ("Reports that Brazil armed Bolivia are false.", "denied", (), ()),
    ("Claims that Brazil armed Bolivia are not false.", "reported", (), ()),
    ("Reports that Brazil armed Bolivia are true.", "reported", (), ()),
    # The accused who calls it a lie does not confess.
    ("It is a lie that Brazil armed Bolivia, Brasilia said.", "denied", (), ("BRA",)),
    ("It is not true that Brazil armed Bolivia, Brasilia said.", "denied", (), ("BRA",)),
    ("Brasilia said it was a hoax that Brazil had armed Bolivia.", "denied", (), ("BRA",)),
    # What somebody would sooner not do, is far from or votes against.
    ("Brazil would rather quit the pact than arm Bolivia.", "denied", (), ()),
    ("Brazil is far from arming Bolivia.", "denied", (), ()),
    ("Brazil's parliament voted against arming Bolivia.", "denied", (), ()),
    ("Brasilia laughed off talk that Brazil would arm Bolivia.", "denied", (), ("BRA",)),
    # Who speaks for no state is quoted in words.
    ("Chilean newspapers say Brazil armed Bolivia.", "reported", ("Chilean newspapers",), ()),
    ("A Chilean professor said Brazil armed Bolivia.", "reported", ("Chilean professor",), ()),
    ("According to Chilean media, Brazil armed Bolivia.", "reported", ("Chilean media",), ()),
    ("Chilean state media said Brazil had armed Bolivia.", "reported", ("CHL",), ()),
    ("Chilean officials said Brazil had armed Bolivia.", "reported", ("CHL",), ()),
]


@pytest.mark.parametrize(
    ("text", "status", "by", "denied_by"), CASES, ids=[case[0] for case in CASES]
)
def test_status_and_voices(
    claims: Claims, text: str, status: str, by: tuple[str, ...], denied_by: tuple[str, ...]
) -> None:
    triple = ("BRA", "suppliesArms", "BOL")
    found = [s for s in claims(text) if (s.subject, s.relation, s.object) == triple]
    assert [(s.status.value, s.by, s.denied_by) for s in found] == [(status, by, denied_by)]
