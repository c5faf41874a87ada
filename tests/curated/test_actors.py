from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.curated.actors import load_actors
from graph.errors import CuratedError
from graph.model.actor import Actor, Office
from graph.model.terms import ActorKind

HEAD = """@base <https://w3id.org/entente/actor/> .
@prefix actor: <https://w3id.org/entente/actor/> .
@prefix ent: <https://w3id.org/entente/ontology#> .
@prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

"""
ATLANTIS = """actor:ATL a ent:State ;
  skos:prefLabel "Atlantis"@en ;
  ent:demonym "Atlantean" ;
  ent:seat "Poseidonia" ;
  geo:lat 31.5 ;
  geo:long -24.0 ;
  skos:exactMatch wd:Q1 .
"""


def load(folder: Path, *texts: str) -> tuple[Actor, ...]:
    for number, text in enumerate(texts):
        (folder / f"file-{number}.ttl").write_text(HEAD + text, encoding="utf-8")
    return load_actors(folder)


def faults(folder: Path, *texts: str) -> tuple[str, ...]:
    with pytest.raises(CuratedError) as caught:
        load(folder, *texts)
    return tuple(fault.replace(f"{folder.as_posix()}/", "") for fault in caught.value.faults)


def test_state_is_read_with_all_its_values(tmp_path: Path) -> None:
    assert load(tmp_path, ATLANTIS) == (
        Actor(
            "ATL",
            ActorKind.STATE,
            "Atlantis",
            demonyms=("Atlantean",),
            seats=("Poseidonia",),
            wikidata="Q1",
            latitude=31.5,
            longitude=-24.0,
        ),
    )


def test_office_of_another_file_is_joined_to_its_holder(tmp_path: Path) -> None:
    person = """actor:critias a ent:Person ;
  skos:prefLabel "Critias"@en ;
  ent:holdsOffice <critias/office/1> .

<critias/office/1> ent:officeOf actor:ATL ;
  ent:officeTitle "King"@en ;
  ent:officeStart "2001-02-03"^^xsd:date ;
  ent:officeEnd "2004"^^xsd:gYear ;
  ent:topOffice true .
"""
    critias = load(tmp_path, person, ATLANTIS)[1]
    assert critias.offices == (Office("ATL", "King", date(2001, 2, 3), date(2005, 1, 1), top=True),)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param(
            "actor:X a ent:State ;\n  skos:prefLabel .\n",
            "file-0.ttl:10: expected Turtle: ",
            id="syntax",
        ),
        pytest.param(
            'actor:X a ent:State ;\n  ent:name "X" .\n',
            "file-0.ttl:9: X: expected one skos:prefLabel, got []",
            id="no label",
        ),
        pytest.param(
            'actor:X a ent:Planet ;\n  skos:prefLabel "X" .\n',
            "file-0.ttl:9: X: expected one of ent:State, ",
            id="unknown kind",
        ),
        pytest.param(
            'actor:X a ent:State ;\n  skos:prefLabel "X" ;\n  ent:weekName "Y" .\n',
            "file-0.ttl:9: X: expected a term of the register, got ent:weekName, "
            "did you mean ent:weakName",
            id="misspelt term",
        ),
        pytest.param(
            'actor:X a ent:State ;\n  skos:prefLabel "X" ;\n  ent:partOf actor:Y .\n',
            "file-0.ttl:9: X: expected the code of an actor, got 'Y'",
            id="unknown whole",
        ),
        pytest.param(
            'actor:X a ent:Person ;\n  skos:prefLabel "X" ;\n  ent:holdsOffice <X/office/1> .\n',
            "file-0.ttl:9: X: expected an office of some file, got 'X/office/1'",
            id="unknown office",
        ),
        pytest.param(
            'actor:X a ent:State ;\n  skos:prefLabel "X" ;\n  ent:existsUntil "soon" .\n',
            "file-0.ttl:9: X: ent:existsUntil: expected YYYY-MM-DD or YYYY, got 'soon'",
            id="bad date",
        ),
        pytest.param(
            'actor:X a ent:State ;\n  skos:prefLabel "X" ;\n  geo:lat "north" .\n',
            "file-0.ttl:9: X: geo:lat: expected degrees as a decimal, got 'north'",
            id="bad number",
        ),
        pytest.param(
            'actor:X a ent:State ;\n  skos:prefLabel "X" ;\n'
            '  ent:existsFrom "2004-05-06" ;\n  ent:existsUntil "2004-05-06" .\n',
            "file-0.ttl:9: X: ent:existsUntil: expected a day after ent:existsFrom, got 2004-05-06",
            id="ends before it starts",
        ),
        pytest.param(
            ATLANTIS + "\n<X/office/1> ent:officeOf actor:ATL .\n",
            "file-0.ttl:17: X/office/1: expected an actor that holds this office, got none",
            id="office without a holder",
        ),
    ],
)
def test_fault_names_file_line_and_subject(tmp_path: Path, text: str, fault: str) -> None:
    assert faults(tmp_path, text)[0].startswith(fault)


def test_code_given_twice_is_a_fault_in_both_files(tmp_path: Path) -> None:
    assert faults(tmp_path, ATLANTIS, ATLANTIS) == (
        "file-0.ttl:9: ATL: expected one actor of this code, got 2",
        "file-1.ttl:9: ATL: expected one actor of this code, got 2",
    )


def test_strong_name_of_two_actors_is_a_fault_unless_one_is_weak(tmp_path: Path) -> None:
    firm = 'actor:airline a ent:Firm ;\n  skos:prefLabel "Atlantis Air" ;\n  ent:{} "Atlantis" .\n'
    assert faults(tmp_path, ATLANTIS, firm.format("name")) == (
        "file-1.ttl:9: airline: 'Atlantis' is a strong name of ATL too, make one of them weak",
    )
    assert len(load(tmp_path, ATLANTIS, firm.format("weakName"))) == 2


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    broken = "actor:A a ent:State .\n\nactor:B a ent:State .\n"
    assert len(faults(tmp_path, broken, broken)) == 4


@pytest.fixture(scope="module")
def register() -> dict[str, Actor]:
    return {actor.code: actor for actor in load_actors()}


def test_register_holds_every_member_of_the_united_nations(register: dict[str, Actor]) -> None:
    members = register["UN"].members
    assert len(members) == 193
    assert all(register[code].kind is ActorKind.STATE for code in members)


def test_register_has_the_codes_that_scoring_expects(register: dict[str, Actor]) -> None:
    expected = """UN UNSC UNPOE IAEA EU NATO ASEAN AU ECOWAS SCO BRICS G7 G20 OPEC ICC WTO WHO QUAD
        AUKUS HAMAS HEZBOLLAH HOUTHIS TALIBAN ISIS PLO WAGNER RSF_SDN KURDS WEST PSE TWN XKX VAT"""
    assert set(expected.split()) <= set(register)


def test_register_says_where_each_actor_is_from(register: dict[str, Actor]) -> None:
    assert [actor.code for actor in register.values() if not actor.origin] == []


def test_every_state_of_today_has_coordinates_and_a_wikidata_id(
    register: dict[str, Actor],
) -> None:
    today = [a for a in register.values() if a.kind is ActorKind.STATE and a.end is None]
    assert [a.code for a in today if a.latitude is None or a.wikidata is None] == []
    assert [a.code for a in today if a.region is None or not a.iso] == []
    assert [a.code for a in today if a.capital is None] == ["NRU", "PSE"]


@pytest.mark.parametrize(
    ("kinds", "least"),
    [
        pytest.param({ActorKind.STATE}, 195, id="states"),
        pytest.param({ActorKind.ORGANISATION}, 150, id="bodies"),
        pytest.param({ActorKind.FIRM}, 150, id="firms"),
        pytest.param({ActorKind.PLACE}, 100, id="places"),
        pytest.param({ActorKind.PROGRAMME}, 100, id="programmes"),
    ],
)
def test_register_is_broad(register: dict[str, Actor], kinds: set[ActorKind], least: int) -> None:
    assert sum(actor.kind in kinds for actor in register.values()) >= least


def test_register_has_many_office_holders(register: dict[str, Actor]) -> None:
    persons = [a for a in register.values() if a.kind is ActorKind.PERSON and a.offices]
    assert len(persons) >= 1500


@pytest.mark.parametrize(
    ("code", "whole"),
    [("siberia", "RUS"), ("russian-far-east", "RUS"), ("texas", "USA"), ("shanghai", "CHN")],
)
def test_undisputed_place_acts_for_its_state(
    register: dict[str, Actor], code: str, whole: str
) -> None:
    place = register[code]
    assert (place.part_of, place.held_by, place.claimed_by) == (whole, (), ())


def test_disputed_place_says_who_holds_and_who_claims_it(register: dict[str, Actor]) -> None:
    crimea = register["crimea"]
    assert (crimea.part_of, crimea.held_by, crimea.claimed_by) == (None, ("RUS",), ("RUS", "UKR"))
