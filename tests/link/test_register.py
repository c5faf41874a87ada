from __future__ import annotations

from datetime import date

import pytest

from graph.curated.actors import load_actors
from graph.errors import UnknownNameError
from graph.link.register import Register
from graph.link.spellings import fold
from graph.model.actor import Actor, Office
from graph.model.terms import ActorKind

ATLANTIS = Actor(
    "ATL", ActorKind.STATE, "Atlantis", names=("Poseidon's Isle",), seats=("Poseidonia",)
)
THULE = Actor("THU", ActorKind.STATE, "Thule", weak_names=("Ultima",))
LEAGUE = Actor("LEAGUE", ActorKind.ORGANISATION, "League of Isles", weak_names=("Ultima",))
NAVY = Actor("navy", ActorKind.ORGANISATION, "Royal Fleet", part_of="ATL")
FIRST_SQUADRON = Actor("squadron", ActorKind.ORGANISATION, "First Squadron", part_of="navy")
CRITIAS = Actor(
    "critias",
    ActorKind.PERSON,
    "Critias",
    offices=(
        Office("ATL", "King", date(2000, 1, 1), date(2010, 1, 1), top=True),
        Office("LEAGUE", "Secretary General", date(2012, 1, 1), None, top=True),
    ),
)
TIMAEUS = Actor(
    "timaeus",
    ActorKind.PERSON,
    "Timaeus",
    offices=(
        Office("ATL", "Foreign Minister", date(2005, 3, 1), date(2010, 5, 4)),
        Office("ATL", "King", date(2010, 5, 4), None, top=True),
    ),
)
PORT = Actor(
    "port",
    ActorKind.PLACE,
    "Port Sais",
    part_of="THU",
    offices=(Office("ATL", "treaty port", None, date(1998, 1, 1)),),
)
MILITIA = Actor(
    "militia",
    ActorKind.GROUP,
    "Militia",
    offices=(Office("ATL", "auxiliary", date(2005, 1, 1), date(2008, 1, 1)),),
)
SOLON = Actor("solon", ActorKind.PERSON, "Solon", part_of=None)
REGISTER = Register.of(
    [TIMAEUS, CRITIAS, SOLON, NAVY, FIRST_SQUADRON, LEAGUE, THULE, ATLANTIS, PORT, MILITIA]
)


@pytest.mark.parametrize(
    ("code", "day", "whole"),
    [
        pytest.param("ATL", None, "ATL", id="state is itself"),
        pytest.param("navy", None, "ATL", id="organ is its state"),
        pytest.param("squadron", None, "ATL", id="organ of an organ"),
        pytest.param("critias", date(2009, 12, 31), "ATL", id="last day in office"),
        pytest.param("critias", date(2010, 6, 1), "ATL", id="nearest office behind"),
        pytest.param("critias", date(2011, 12, 1), "LEAGUE", id="nearest office ahead"),
        pytest.param("critias", date(2012, 1, 1), "LEAGUE", id="first day in office"),
        pytest.param("critias", None, "LEAGUE", id="open office without a day"),
        pytest.param("solon", date(2009, 1, 1), "solon", id="person without office"),
        pytest.param("port", date(1990, 1, 1), "ATL", id="place under another then"),
        pytest.param("port", date(1998, 1, 1), "THU", id="place handed over"),
        pytest.param("port", None, "THU", id="place today"),
        pytest.param("militia", date(2006, 1, 1), "ATL", id="group while it served"),
        pytest.param("militia", date(2009, 1, 1), "militia", id="group after it served"),
        pytest.param("nobody", None, "nobody", id="unknown code"),
    ],
)
def test_actor_rolls_up_to_whom_it_acts_for(code: str, day: date | None, whole: str) -> None:
    assert REGISTER.roll_up(code, day) == whole


@pytest.mark.parametrize(
    ("of", "day", "kind", "holders"),
    [
        pytest.param("ATL", date(2009, 1, 1), "head", ("critias",), id="head of the day"),
        pytest.param("ATL", date(2010, 3, 1), "head", (), id="vacant"),
        pytest.param("ATL", date(2010, 5, 4), "head", ("timaeus",), id="first day"),
        pytest.param("ATL", None, "head", ("timaeus",), id="no day"),
        pytest.param("ATL", date(2009, 1, 1), "foreign minister", ("timaeus",), id="by title"),
        pytest.param("THU", None, "head", (), id="no holder known"),
    ],
)
def test_holder_is_who_held_the_office_that_day(
    of: str, day: date | None, kind: str, holders: tuple[str, ...]
) -> None:
    assert REGISTER.holder(of, day, kind) == holders


def test_holder_in_the_year_of_a_vague_change_is_the_outgoing_one_first() -> None:
    def head(code: str, start: date, end: date | None) -> Actor:
        return Actor(code, ActorKind.PERSON, code, offices=(Office("THU", "", start, end, True),))

    old = head("old", date(2014, 1, 1), date(2025, 1, 1))
    new = head("new", date(2024, 1, 1), None)
    register = Register.of([old, new, THULE])
    assert register.holder("THU", date(2024, 6, 1)) == ("old", "new")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ATL", "ATL"),
        ("atlantis", "ATL"),
        ("poseidonia", "ATL"),
        ("Poseidon’s Isle", "ATL"),
        ("TIMAEUS", "timaeus"),
    ],
)
def test_actor_is_found_by_code_or_name_in_any_case(text: str, code: str) -> None:
    assert REGISTER.find(text).code == code


def test_unknown_actor_is_refused_with_near_names() -> None:
    with pytest.raises(UnknownNameError, match=r"'Atlantiss'.*did you mean Atlantis"):
        REGISTER.find("Atlantiss")


def test_name_of_two_actors_is_refused_with_their_codes() -> None:
    with pytest.raises(UnknownNameError, match="expected one actor, got LEAGUE, THU"):
        REGISTER.find("Ultima")


@pytest.mark.parametrize("text", ["Türkiye’s Erdoğan", "Łódź – ıı", "plain", "Malé\u00a0x"])
def test_fold_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.fixture(scope="module")
def real() -> Register:
    return Register.of(load_actors())


@pytest.mark.parametrize(
    ("of", "day", "code"),
    [
        ("KOR", date(2024, 6, 19), "yoon-suk-yeol"),
        ("KOR", date(2026, 1, 1), "lee-jae-myung"),
        ("RUS", date(2024, 6, 19), "vladimir-putin"),
        ("PRK", date(2000, 7, 19), "kim-jong-il"),
        ("PRK", date(2024, 6, 19), "kim-jong-un"),
        ("USA", date(2018, 6, 12), "donald-trump"),
        ("USA", date(2024, 6, 19), "joe-biden"),
        ("GBR", date(2003, 3, 20), "tony-blair"),
        ("GBR", date(2024, 1, 1), "rishi-sunak"),
        ("ISR", date(2022, 1, 1), "naftali-bennett"),
        ("IRN", date(2024, 6, 19), "ali-khamenei"),
        ("NATO", date(2024, 6, 19), "jens-stoltenberg"),
    ],
)
def test_real_register_knows_who_was_head(real: Register, of: str, day: date, code: str) -> None:
    assert real.holder(of, day)[0] == code


@pytest.mark.parametrize(
    ("code", "day", "whole"),
    [
        ("jens-stoltenberg", date(2024, 6, 19), "NATO"),
        ("jens-stoltenberg", date(2010, 1, 1), "NOR"),
        ("mark-rutte", date(2026, 1, 1), "NATO"),
        ("donald-trump", date(2024, 6, 19), "USA"),
        ("idf", None, "ISR"),
        ("ursula-von-der-leyen", None, "EU"),
        ("andrei-belousov", date(2024, 6, 19), "RUS"),
        ("HAMAS", None, "HAMAS"),
        ("UNSC", None, "UNSC"),
        ("UNPOE", None, "UNPOE"),
        ("ICJ", None, "ICJ"),
        ("IMO", None, "IMO"),
        ("WFP", None, "WFP"),
        ("OCHA", None, "UN"),
        ("UNIFIL", None, "UN"),
        ("hong-kong", date(1990, 1, 1), "GBR"),
        ("hong-kong", date(2020, 1, 1), "CHN"),
        ("sinai", date(1975, 1, 1), "ISR"),
    ],
)
def test_real_register_rolls_up(real: Register, code: str, day: date | None, whole: str) -> None:
    assert real.roll_up(code, day) == whole
