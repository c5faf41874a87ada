"""A small fictional world, laid over the register by files of a user."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.curated.actor_checks import check_actors
from graph.curated.actors import load_actors
from graph.curated.own_actors import beside
from graph.errors import CuratedError, InputError
from graph.link.names import find_names
from graph.link.register import Register
from graph.model.actor import Actor, Office
from graph.model.terms import ActorKind

DAY = date(2024, 6, 19)
TABLE = """code,kind,names,acts_for,when
# The realm of the isles and its rival.
RURI,state,Ruritania; Strelsau (seat); Ruritanian (demonym); Ruritanians (demonym); Ruri (weak),,
ZEND,state,Zenda; Castle Hill (seat); Zendan (demonym),,1870/1990
black-guard,group,Black Guard,RURI,
rudolf,person,Rudolf Elphberg; Elphberg,RURI (King),2001-02-03/
hentzau,person,Rupert of Hentzau; Hentzau,ZEND (Foreign Minister),2010/2015
hentzau,person,Rupert of Hentzau,RURI (Envoy),2020/
"""
TURTLE = """@base <https://w3id.org/entente/actor/> .
@prefix actor: <https://w3id.org/entente/actor/> .
@prefix ent: <https://w3id.org/entente/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

actor:isles a ent:Bloc ;
  skos:prefLabel "League of the Isles"@en ;
  ent:member actor:ATL, actor:NOR .

actor:ATL a ent:State ;
  skos:prefLabel "Atlantis"@en ;
  ent:seat "Poseidonia" .

actor:NOR ent:name "Land of the Fjords" .
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return written(tmp_path / "world.csv", TABLE)


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def actors(*own: Path) -> dict[str, Actor]:
    return {actor.code: actor for actor in load_actors(own=own)}


def faults(*own: Path) -> tuple[str, ...]:
    with pytest.raises(CuratedError) as caught:
        load_actors(own=own)
    return tuple(fault.replace(f"{own[0].parent.as_posix()}/", "") for fault in caught.value.faults)


def test_table_gives_states_groups_and_persons(table: Path) -> None:
    world = actors(table)
    assert world["RURI"] == Actor(
        "RURI",
        ActorKind.STATE,
        "Ruritania",
        weak_names=("Ruri",),
        demonyms=("Ruritanian", "Ruritanians"),
        seats=("Strelsau",),
        origin=("world.csv",),
    )
    assert (world["ZEND"].start, world["ZEND"].end) == (date(1870, 1, 1), date(1991, 1, 1))
    assert world["black-guard"].part_of == "RURI"
    assert world["rudolf"].offices == (Office("RURI", "King", date(2001, 2, 3), None, top=True),)
    assert [office.title for office in world["hentzau"].offices] == ["Foreign Minister", "Envoy"]


def test_fictional_world_is_linked_beside_the_real_one(table: Path) -> None:
    register = Register.of(load_actors(own=[table]))
    text = "Strelsau and Norway signed; the Black Guard cheered Elphberg, a Zendan did not."
    names = find_names(text, register, DAY)
    codes = [code for name in names for code in name.actors]
    assert codes == ["RURI", "NOR", "black-guard", "rudolf", "ZEND"]
    assert [register.roll_up(code, DAY) for code in codes] == [
        "RURI",
        "NOR",
        "RURI",
        "RURI",
        "ZEND",
    ]


def test_turtle_adds_actors_and_names_to_known_ones(tmp_path: Path) -> None:
    world = actors(written(tmp_path / "mine.ttl", TURTLE))
    assert world["isles"].members == ("ATL", "NOR")
    assert world["NOR"].label == "Norway"
    assert "Land of the Fjords" in world["NOR"].names


def test_own_label_replaces_the_old_one_which_stays_a_name(tmp_path: Path) -> None:
    norway = actors(written(tmp_path / "a.csv", "NOR,,Northern Way,,\n"))["NOR"]
    assert norway.label == "Northern Way"
    assert "Norway" in norway.names


def test_own_name_is_taken_from_whoever_had_it(tmp_path: Path) -> None:
    own = written(tmp_path / "a.csv", "oslo-town,place,Oslo,,\n")
    register = Register.of(load_actors(own=[own]))
    assert find_names("It was in Oslo.", register)[0].actors == ("oslo-town",)
    assert "Oslo" not in register["NOR"].seats


def test_label_taken_from_another_actor_becomes_its_weak_name(tmp_path: Path) -> None:
    own = written(tmp_path / "a.csv", "norway-firm,firm,Norway,,\n")
    world = actors(own)
    assert "Norway" in world["NOR"].weak_names


def test_later_file_overrides_the_former(tmp_path: Path) -> None:
    first = written(tmp_path / "a.csv", "X1,firm,Acme Works,NOR,\n")
    second = written(tmp_path / "b.csv", "X1,,,FRA,\n")
    assert actors(first, second)["X1"].part_of == "FRA"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        pytest.param(
            "X,state,Xanadu",
            "a.csv:2: expected 5 cells (code, kind, names, acts_for, when), got 3",
            id="cells",
        ),
        pytest.param("X,planet,Xanadu,,", "a.csv:2: kind: expected one of ", id="kind"),
        pytest.param(
            "X Y,state,Xanadu,,",
            "a.csv:2: code: expected letters, digits, - and _, got 'X Y'",
            id="code",
        ),
        pytest.param(
            "X,state,Xanadu; Y (nick),,",
            "a.csv:2: names: expected one of name, weak, seat, demonym, trap, doubt "
            "in parentheses, got 'nick'",
            id="sort of name",
        ),
        pytest.param("X,state,,,", "a.csv:2: X: expected a label, ", id="no label"),
        pytest.param("X,,Xanadu,,", "a.csv:2: X: expected a kind, ", id="no kind"),
        pytest.param(
            "X,state,Xanadu,,soon", "a.csv:2: when: expected first/last like ", id="no interval"
        ),
        pytest.param(
            "X,state,Xanadu,,soon/",
            "a.csv:2: X: ent:existsFrom: expected YYYY-MM-DD or YYYY, got 'soon'",
            id="bad day",
        ),
        pytest.param(
            "X,person,Xaver,NOWHERE (King),",
            "a.csv:2: X: expected the code of an actor, got 'NOWHERE'",
            id="unknown whole",
        ),
        pytest.param('X,state,"Xanadu,,', "a.csv:2: expected a line of CSV: ", id="quote"),
    ],
)
def test_fault_names_file_and_line(tmp_path: Path, line: str, fault: str) -> None:
    own = written(tmp_path / "a.csv", f"code,kind,names,acts_for,when\n{line}\n")
    assert faults(own)[0].startswith(fault)


def test_fault_of_turtle_names_file_and_line(tmp_path: Path) -> None:
    own = written(tmp_path / "a.ttl", TURTLE.replace("ent:seat", "ent:seet"))
    assert faults(own) == (
        "a.ttl:10: ATL: expected a term of the register, got ent:seet, did you mean ent:seat",
    )


@pytest.mark.parametrize("name", ["none.csv", "none.ttl"])
def test_missing_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"expected a file of actors \(.ttl or .csv\), got none"):
        load_actors(own=[tmp_path / name])


def test_other_sort_of_file_is_refused(tmp_path: Path) -> None:
    own = written(tmp_path / "a.xlsx", "")
    with pytest.raises(InputError, match=r"got '.xlsx'"):
        load_actors(own=[own])


def test_own_files_stand_beside_their_store(tmp_path: Path) -> None:
    mine = written(tmp_path / "entente.actors.csv", TABLE)
    written(tmp_path / "other.actors.csv", TABLE)
    assert beside(tmp_path / "entente.db") == (mine,)


def test_fictional_world_is_checked_like_the_real_one(table: Path) -> None:
    assert check_actors([table]) == ()


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        pytest.param(
            "X1,firm,Acme,,\nX2,firm,ACME,,",
            "X2: expected a label 'ACME' of its own, got that of X1",
            id="label twice",
        ),
        pytest.param(
            "p1,person,Ivan Petroff,RUS (Envoy),2001/\np2,person,Ivan Petrof,RUS (Envoy),2001/",
            "p2: expected another person than p1 in office for RUS",
            id="person twice",
        ),
        pytest.param(
            "XX,state,Xanadu,,\np1,person,Kubla,XX (Khan and King),2001/2003\n"
            "p2,person,Timur,XX (King),2010/",
            "XX: expected a head from 2004-01-01 to 2010-01-01 (p2), got none",
            id="hole",
        ),
    ],
)
def test_check_finds_what_only_a_look_across_actors_shows(
    tmp_path: Path, lines: str, fault: str
) -> None:
    assert check_actors([written(tmp_path / "a.csv", lines)]) == (fault,)


def test_register_is_clean() -> None:
    assert check_actors() == ()
