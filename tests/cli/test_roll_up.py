"""Views and queries between the actors named in place of those for whom they act."""

from __future__ import annotations

TRIPLE = "SELECT ?a WHERE { ?a rel:suppliesEnergy actor:CHN }"


def test_show_of_the_actor_named(stored) -> None:
    assert stored("show", "rosneft").stdout == ""
    shown = stored("show", "rosneft", "--no-roll-up").stdout
    assert shown.startswith("Rosneft supplies energy to China")
    assert stored("show", "RUS", "--no-roll-up").stdout == ""
    assert stored("show", "RUS", "CHN", "--roll-up").stdout != ""


def test_query_between_the_actors_named(stored) -> None:
    rows = stored("query", TRIPLE, "--format", "csv").stdout.splitlines()
    named = stored("query", TRIPLE, "--format", "csv", "--no-roll-up").stdout.splitlines()
    assert [row.rpartition("/")[2] for row in rows[1:]] == ["RUS"]
    assert [row.rpartition("/")[2] for row in named[1:]] == ["rosneft"]


def test_named_query_between_the_actors_named(stored) -> None:
    done = stored("query", "partners", "--actor", "rosneft", "--no-roll-up", "--format", "csv")
    assert "China" in done.stdout
    assert stored("query", TRIPLE, "--format", "csv").stdout.rstrip().endswith("RUS")


def test_drawing_of_the_actors_named(stored, tmp_path) -> None:
    for number, option in enumerate(("--roll-up", "--no-roll-up")):
        assert stored("view", f"{number}.svg", option).exit_code == 0
    drawn = [(tmp_path / f"{number}.svg").read_text() for number in range(2)]
    assert ["Rosneft" in text for text in drawn] == [False, True]


def test_measures_of_the_actors_named(stored) -> None:
    done = stored("analyse", "centrality", "--no-roll-up", "--csv")
    assert "Rosneft" in done.stdout
    assert "Russia" not in done.stdout
