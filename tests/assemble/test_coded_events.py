"""Coded events in, statements or reasons out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from graph.assemble.coded import CodedMapper, Unmapped
from graph.curated.codes import load_codes
from graph.curated.relations import load_relations
from graph.model.coded import CodedActor, CodedEvent
from graph.model.terms import Status

DAY = date(2024, 6, 18)
NAMES = {
    "russia": "RUS",
    "rus": "RUS",
    "moscow": "RUS",
    "russian federation": "RUS",
    "north korea": "PRK",
    "romania": "ROU",
    "the envoy": "envoy",
    "envoy": "envoy",
    "hill people": "HILLS",
    "un": "UN",
}
ABOVE = {"envoy": "RUS"}
RUS, PRK = CodedActor("RUS"), CodedActor("PRK")


@pytest.fixture(scope="module")
def mapper():
    states = frozenset({"RUS", "PRK", "ROU"})
    return CodedMapper(
        load_codes(), load_relations(), NAMES, states, lambda code, _day: ABOVE.get(code, code)
    )


def event(source=RUS, target=PRK, **what):
    return CodedEvent("1", "f:1", source, target, **({"cameo": "190", "day": DAY} | what))


def said(mapper, *ends, **what):
    s = mapper.statement(event(*ends, **what), "Ledger")
    return s.subject, s.relation, s.object, s.status.value


def test_a_fact_of_a_data_set_is_reported_on_its_word(mapper):
    statement = mapper.statement(event(url="https://x.example"), "Ledger")
    assert (statement.subject, statement.relation, statement.object) == ("RUS", "attacks", "PRK")
    assert (statement.status, statement.by) == (Status.REPORTED, ("Ledger",))
    assert (statement.frame, statement.cues) == ("coded/cameo-190", ("machine-coded",))
    assert statement.when.iso == "2024-06-18/2024-06-19"
    assert not statement.quote


@pytest.mark.parametrize(
    ("what", "relation", "status"),
    [
        ({"cameo": "0332"}, "providesMilitarySupport", "prospective"),
        ({"cameo": "", "plover": "AGREE"}, "cooperatesWith", "prospective"),
        ({"cameo": "", "plover": "AID", "mode": "military"}, "providesMilitarySupport", "reported"),
        ({"relation": "suppliesEnergy", "status": "asserted"}, "suppliesEnergy", "reported"),
        ({"relation": "visits", "status": "hypothetical"}, "visits", "hypothetical"),
    ],
    ids=["intent", "agree", "mode", "asserted", "status"],
)
def test_codes_give_relation_and_status(mapper, what, relation, status):
    assert said(mapper, **what) == ("RUS", relation, "PRK", status)


def test_a_host_is_visited(mapper):
    assert said(mapper, cameo="043") == ("PRK", "visits", "RUS", "reported")


def test_denials_are_of_those_who_deny(mapper):
    denied = event(relation="attacks", status="denied", stance="denies", speakers=("RUS",))
    statement = mapper.statement(denied, "Ledger")
    assert (statement.status, statement.by, statement.denied_by) == (Status.DENIED, (), ("RUS",))


@pytest.mark.parametrize(
    ("end", "code", "named"),
    [
        (CodedActor("RUSGOVMIL"), "RUS", "RUS"),
        (CodedActor("ROM"), "ROU", "ROU"),
        (CodedActor("IGOUNO"), "UN", "UN"),
        (CodedActor("RUSREB", "HILL PEOPLE"), "HILLS", "HILLS"),
        (CodedActor("RUSGOV", "THE ENVOY"), "RUS", "envoy"),
        (CodedActor("", "The Envoy", "Russian Federation", "Media"), "RUS", "envoy"),
        (CodedActor("", "Foreign Ministry", "Russian Federation", "Executive"), "RUS", "RUS"),
        (CodedActor("", "Somebody", "RUS", "GOV"), "RUS", "RUS"),
        (CodedActor("", "Moscow"), "RUS", "RUS"),
        (CodedActor("Moscow"), "RUS", "RUS"),
        (CodedActor("The Envoy"), "RUS", "envoy"),
    ],
)
def test_actors_by_code_name_and_country(mapper, end, code, named):
    statement = mapper.statement(event(end), "Ledger")
    assert (statement.subject, statement.subject_named) == (code, named)
    assert statement.subject_as == (end.name or end.code)


@pytest.mark.parametrize(
    ("given", "reason", "name"),
    [
        (event(CodedActor()), "only one actor", ""),
        (event(CodedActor("XYZ", "NOWHERE")), "unknown actor", "NOWHERE"),
        (event(CodedActor("RUSCVL", "RUSSIA")), "acts for no state: CVL", ""),
        (event(CodedActor("RUSGOVREB")), "acts for no state: REB", ""),
        (
            event(CodedActor("", "A paper", "Russian Federation", "News Media, Press")),
            "acts for no state: News Media",
            "",
        ),
        (event(RUS, CodedActor("RUSGOV")), "the same actor at both ends", ""),
        (event(cameo="010"), "CAMEO 01 is no relation", ""),
        (event(cameo="990"), "unknown code", "990"),
        (event(cameo=""), "no code", ""),
        (event(cameo="", plover="DANCE"), "unknown code", "DANCE"),
        (event(relation="devours"), "unknown relation", "devours"),
    ],
)
def test_what_is_no_claim_has_a_reason(mapper, given, reason, name):
    with pytest.raises(Unmapped, match=f"^{reason}$") as caught:
        mapper.statement(given, "Ledger")
    assert caught.value.name == name


def test_files_of_ours_may_name_strangers(mapper):
    ours = event(CodedActor("Otto Normal"), relation="criticises")
    assert mapper.statement(ours, "Ledger").subject == "Otto Normal"
    with pytest.raises(Unmapped):
        mapper.statement(replace(ours, relation=""), "Ledger")
