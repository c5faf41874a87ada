"""Neighbours, members with their dates, and where actors are active."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.curated.actor_checks import check_actors
from graph.curated.actors import load_actors
from graph.errors import CuratedError
from graph.model.actor import Actor, Membership

HEAD = """@base <https://w3id.org/entente/actor/> .
@prefix actor: <https://w3id.org/entente/actor/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ent: <https://w3id.org/entente/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

"""
WORLD = """actor:ATL a ent:State ;
  skos:prefLabel "Atlantis"@en ;
  ent:neighbour actor:NOD .

actor:NOD a ent:State ;
  skos:prefLabel "Nod"@en ;
  ent:neighbour actor:ATL .

actor:LEAGUE a ent:Organisation ;
  skos:prefLabel "League of Tides"@en ;
  ent:weakName "League" ;
  ent:member actor:ATL, actor:OPH ;
  ent:membership <LEAGUE/member/ATL>, <LEAGUE/member/NOD> ;
  ent:activeIn actor:ATL .

actor:OPH a ent:State ;
  skos:prefLabel "Ophir"@en .

<LEAGUE/member/ATL> ent:membershipOf actor:ATL ;
  ent:memberStart "1990"^^xsd:gYear ;
  dcterms:source "a chronicle" .

<LEAGUE/member/NOD> ent:membershipOf actor:NOD ;
  ent:memberStart "1991"^^xsd:gYear ;
  ent:memberEnd "2003-05-01"^^xsd:date .
"""


def load(folder: Path, text: str) -> dict[str, Actor]:
    (folder / "world.ttl").write_text(HEAD + text)
    return {actor.code: actor for actor in load_actors(folder)}


def test_ties_are_read(tmp_path: Path) -> None:
    world = load(tmp_path, WORLD)
    assert world["ATL"].neighbours == ("NOD",)
    assert world["LEAGUE"].active_in == ("ATL",)
    assert world["LEAGUE"].memberships == (
        Membership("ATL", date(1990, 1, 1)),
        Membership("NOD", date(1991, 1, 1), date(2003, 5, 1)),
    )


@pytest.mark.parametrize(
    ("day", "members"),
    [
        (None, ("ATL", "OPH")),
        (date(1989, 6, 1), ("OPH",)),
        (date(1990, 6, 1), ("ATL", "OPH")),
        (date(2003, 4, 30), ("ATL", "NOD", "OPH")),
        (date(2003, 5, 1), ("ATL", "OPH")),
    ],
    ids=["today", "before", "one", "last day", "day of leaving"],
)
def test_members_of_a_day(tmp_path: Path, day: date | None, members: tuple[str, ...]) -> None:
    assert load(tmp_path, WORLD)["LEAGUE"].members_on(day) == members


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("ent:neighbour actor:NOD", "ent:neighbour actor:XYZ", "code of an actor, got 'XYZ'"),
        ("ent:activeIn actor:ATL", "ent:activeIn actor:XYZ", "code of an actor, got 'XYZ'"),
        (", <LEAGUE/member/NOD>", "", "LEAGUE/member/NOD: expected an actor that has this memb"),
        ("<LEAGUE/member/ATL>, ", "<LEAGUE/member/X>, ", "expected a membership of some file"),
        ("membershipOf actor:NOD", "membershipOf actor:XYZ", "code of an actor, got 'XYZ'"),
        ('"2003-05-01"', '"1980-05-01"', "memberEnd: expected a day after ent:memberStart"),
        ("ent:memberEnd", "ent:officeEnd", "expected a term of the register, got ent:officeEnd"),
    ],
    ids=["neighbour", "home", "loose", "lacking", "member", "dates", "term"],
)
def test_fault_of_a_tie_is_told(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert old in WORLD
    with pytest.raises(CuratedError, match=fault.replace("(", r"\(")):
        load(tmp_path, WORLD.replace(old, new))


@pytest.mark.parametrize(
    ("own", "fault"),
    [
        (
            "actor:FRA ent:neighbour actor:PRT .",
            "PRT: expected FRA among its neighbours, of which it is one",
        ),
        (
            "actor:NATO ent:membership <NATO/member/CHE> .\n\n"
            "<NATO/member/CHE> ent:membershipOf actor:CHE .",
            "NATO: expected CHE among its members, as it has not left",
        ),
        (
            "actor:EU ent:member actor:GBR .",
            "EU: expected GBR not among its members, as it has left",
        ),
    ],
    ids=["neighbour on one side", "member without a place", "member that left"],
)
def test_ties_that_do_not_fit_are_found(tmp_path: Path, own: str, fault: str) -> None:
    path = tmp_path / "own.ttl"
    path.write_text(f"{HEAD}{own}\n")
    assert check_actors([path]) == (fault,)


@pytest.mark.parametrize(
    ("body", "day", "inside", "outside"),
    [
        ("EU", date(2015, 6, 1), "GBR", "NOR"),
        ("EU", date(2022, 6, 1), "HRV", "GBR"),
        ("NATO", date(2022, 6, 1), "MNE", "FIN"),
        ("BRICS", date(2012, 6, 1), "ZAF", "IRN"),
        ("ECOWAS", date(2020, 6, 1), "MLI", "MRT"),
        ("OPEC", date(2020, 6, 1), "AGO", "QAT"),
        ("SCO", date(2018, 6, 1), "IND", "IRN"),
    ],
    ids=lambda value: str(value),
)
def test_real_bodies_have_dated_members(body: str, day: date, inside: str, outside: str) -> None:
    members = {actor.code: actor for actor in load_actors()}[body].members_on(day)
    assert inside in members
    assert outside not in members


def test_real_states_have_the_neighbours_of_the_factbook() -> None:
    neighbours = {actor.code: actor.neighbours for actor in load_actors()}
    assert neighbours["PRK"] == ("CHN", "KOR", "RUS")
    assert neighbours["POL"] == ("BLR", "CZE", "DEU", "LTU", "RUS", "SVK", "UKR")
    assert neighbours["JPN"] == ()
