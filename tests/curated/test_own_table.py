from pathlib import Path

import pytest

from graph.curated.actors import load_actors
from graph.curated.own_actors import beside
from graph.curated.own_table import add_name
from graph.errors import CuratedError, InputError


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


def known(store: Path):
    return {actor.code: actor for actor in load_actors(own=beside(store))}


def test_name_is_added_and_the_label_stays(store: Path) -> None:
    path = add_name(store, "Muscovy", "RUS")
    assert path.name == "news.actors.csv"
    assert path.read_text() == "code,kind,names,acts_for,when\nRUS,,Muscovy (name),,\n"
    assert known(store)["RUS"].label == "Russia"
    assert "Muscovy" in known(store)["RUS"].names


def test_new_actor_stands_below_those_that_are_there(store: Path) -> None:
    path = store.parent / "news.actors.csv"
    path.write_text("RUS,,Muscovy (name),,")
    add_name(store, "Ashvale Front, Northern", "ashvale", kind="group", acts_for="MLI")
    assert path.read_text().splitlines() == [
        "RUS,,Muscovy (name),,",
        'ashvale,group,"Ashvale Front, Northern",MLI,',
    ]
    assert known(store)["ashvale"].part_of == "MLI"


@pytest.mark.parametrize("before", [None, "RUS,,Muscovy (name),,\n"], ids=["no table", "a table"])
def test_table_stays_as_it_was_if_the_line_does_not_fit(store: Path, before: str | None) -> None:
    path = store.parent / "news.actors.csv"
    if before:
        path.write_text(before)
    with pytest.raises(CuratedError, match="expected the code of an actor, got 'NOWHERE'"):
        add_name(store, "Ashvale Front", "ashvale", kind="group", acts_for="NOWHERE")
    assert (path.read_text() if path.is_file() else None) == before


def test_name_that_no_table_can_hold_is_refused(store: Path) -> None:
    with pytest.raises(InputError, match=r"expected a name without ; \( \) and line breaks"):
        add_name(store, "Quark; Otto", "RUS")
