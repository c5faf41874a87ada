from pathlib import Path


def test_own_actors_beside_the_store_are_known_by_name(run, article: str, tmp_path: Path) -> None:
    (tmp_path / "entente.actors.csv").write_text("RUS,,Muscovy,,\n")
    assert run("ingest", article).exit_code == 0
    done = run("show", "muscovy")
    assert done.exit_code == 0
    assert "CHN" in done.stdout or "China" in done.stdout
