from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model.claim import Statement
from graph.model.terms import Status

pytestmark = pytest.mark.model

Claims = Callable[[str], list[Statement]]
REPORT = "Washington says Iran has sent missiles to Russia."


def _supply(found: list[Statement]) -> Statement:
    return next(s for s in found if s.relation == "suppliesArms")


@pytest.mark.parametrize(
    ("denial", "deniers"),
    [
        ("Tehran denied this.", ("IRN",)),
        ("Tehran has rejected the accusation.", ("IRN",)),
        ("Moscow and Tehran both deny these allegations.", ("IRN", "RUS")),
        ("Tehran called that nonsense.", ("IRN",)),
        ("Tehran called the report baseless.", ("IRN",)),
        ("Tehran described the charge as absurd.", ("IRN",)),
        ("Tehran said the claim was false.", ("IRN",)),
        ("Tehran says it has done no such thing.", ("IRN",)),
        ("Tehran has denied doing so.", ("IRN",)),
        ("Both countries deny this.", ("IRN", "RUS")),
    ],
)
def test_a_denial_that_points_back_is_kept_on_the_claim_before(
    claims: Claims, denial: str, deniers: tuple[str, ...]
) -> None:
    found = _supply(claims(f"{REPORT} {denial}"))
    assert (found.status, found.by, found.denied_by) == (Status.REPORTED, ("USA",), deniers)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tehran denied the visa.",
        "Tehran welcomed the report.",
        "Tehran denied entry.",
        "Tehran called the summit absurd.",
        "Tehran called the report important.",
        "Tehran said the bridge was a fabrication.",
        "Tehran did not deny this.",
        "Tehran neither confirmed nor denied it.",
        "Tehran says it has done nothing else.",
    ],
)
def test_other_sentences_deny_nothing_before_them(claims: Claims, sentence: str) -> None:
    assert _supply(claims(f"{REPORT} {sentence}")).denied_by == ()


def test_a_claim_that_nobody_reported_is_not_what_a_denial_means(claims: Claims) -> None:
    found = _supply(claims("Iran has sent missiles to Russia. Tehran denied this."))
    assert found.denied_by == ()


@pytest.mark.parametrize(
    "aside",
    [
        "which Tehran denied",
        "which Tehran has always denied",
        "a charge denied by Tehran",
        "an allegation rejected by Tehran",
        "a claim that Tehran dismisses",
        "something Tehran rejects",
        "which Tehran rejects",
    ],
)
def test_a_denial_beside_the_claim_means_it(claims: Claims, aside: str) -> None:
    found = _supply(claims(f"Washington says Iran has sent missiles to Russia, {aside}."))
    assert (found.status, found.by, found.denied_by) == (Status.REPORTED, ("USA",), ("IRN",))


def test_what_stands_before_a_denial_is_not_rejected(claims: Claims) -> None:
    found = claims("Kenya says Rwanda shelters militants of the M23, which Rwanda rejects.")
    assert [s.denied_by for s in found if s.relation == "supports"] == [("RWA",)]
    assert [s.object for s in found if s.relation == "rejects"] == ["KEN"]


def test_an_offer_turned_down_is_no_denial(claims: Claims) -> None:
    text = "Washington says it sent missiles to Russia, which Russia rejected."
    assert _supply(claims(text)).denied_by == ()


@pytest.mark.parametrize(
    "denial",
    [
        "Moscow and Tehran both deny these allegations.",
        "Tehran said the claim was false.",
        "On Monday Tehran denied this.",
    ],
    ids=["verb", "said of it", "with its day"],
)
def test_words_of_the_denial_are_kept(claims: Claims, denial: str) -> None:
    text = f"{REPORT} {denial}"
    (voice,) = _supply(claims(text)).denials
    assert voice.quote == denial.rstrip(".")
    assert text[voice.start : voice.end] == voice.quote


def test_words_of_a_denial_aside_are_those_of_the_clause(claims: Claims) -> None:
    text = "Washington says Iran has sent missiles to Russia, which Tehran denies."
    (voice,) = _supply(claims(text)).denials
    assert (voice.by, voice.quote) == (("IRN",), "which Tehran denies")


def test_claim_denied_elsewhere_in_the_text_has_the_words_from_there(claims: Claims) -> None:
    found = [
        s
        for s in claims(f"{REPORT} Iran did not send missiles to Russia, Tehran said.")
        if s.relation == "suppliesArms"
    ]
    reported, denied = sorted(found, key=lambda s: s.status is Status.DENIED)
    (voice,) = reported.denials
    assert (voice.by, voice.quote) == (denied.denied_by, denied.quote)
    assert voice.cues == denied.cues
