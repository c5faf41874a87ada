from pathlib import Path


def test_own_actors_beside_the_store_are_known_by_name(run, article: str, tmp_path: Path) -> None:
    (tmp_path / "entente.actors.csv").write_text("RUS,,Muscovy,,\n")
    assert run("ingest", article).exit_code == 0
    done = run("show", "muscovy")
    assert done.exit_code == 0
    assert "CHN" in done.stdout or "China" in done.stdout


def test_own_actors_go_by_the_name_of_the_store_and_are_told(
    run, article: str, tmp_path: Path
) -> None:
    (tmp_path / "entente.actors.csv").write_text("RUS,,Muscovy,,\n")
    done = run("ingest", article, "--store", "zz.db")
    assert done.stderr.splitlines()[0] == (
        "Not read: entente.actors.csv; it is read with zz.db if it is called zz.actors.csv"
    )
    (tmp_path / "entente.actors.csv").rename(tmp_path / "zz.actors.csv")
    done = run("ingest", article, "--store", "zz.db")
    assert done.stderr.splitlines()[0] == "Your own actors: zz.actors.csv"
    assert run("show", "muscovy", "--store", "zz.db").exit_code == 0


def test_own_actors_of_another_store_are_its_own(run, article: str, tmp_path: Path) -> None:
    run("ingest", article)
    (tmp_path / "entente.actors.csv").write_text("RUS,,Muscovy,,\n")
    assert "actors" not in run("ingest", article, "--store", "zz.db").stderr


def test_own_actors_given_are_told_under_which_name_they_stay(
    run, article: str, tmp_path: Path
) -> None:
    (tmp_path / "mine.csv").write_text("RUS,,Muscovy,,\n")
    done = run("ingest", article, "--actors", "mine.csv")
    assert done.stderr.splitlines()[0] == (
        "Your own actors: mine.csv; "
        "called entente.actors.csv beside entente.db, all commands know them"
    )
    (tmp_path / "mine.csv").rename(tmp_path / "entente.actors.csv")
    done = run("ingest", article, "--actors", "entente.actors.csv")
    assert done.stderr.splitlines()[0] == "Your own actors: entente.actors.csv"
    assert "beside" not in done.stderr
    assert run("show", "muscovy").exit_code == 0
