from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest_server import running_server
from fake_pipeline import TEXT, fake_extract

from graph.cli.stores import writable
from graph.model.article import Article


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The same article in a folder and on a server."""
    folder = str(tmp_path_factory.mktemp("stores") / "s")
    with running_server() as server:
        for place in (Path(folder), server):
            with writable(place, create=True) as store:
                store.add_all(fake_extract([Article("oil", TEXT)]))
        yield folder, server


COMMANDS = {
    "show": ["show", "Russia"],
    "json": ["show", "RUS", "CHN", "--json"],
    "named query": ["query", "partners", "--actor", "Russia"],
    "sparql": ["query", "SELECT ?a ?b { ?a rel:suppliesEnergy ?b }", "--format", "csv"],
    "as of": ["query", "ASK { ?a rel:suppliesEnergy ?b }", "--as-of", "2030-01-01"],
    "export": ["export", "-"],
    "analyse": ["analyse", "tone"],
    "search": ["search", "oil"],
    "check": ["check"],
}


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_commands_say_the_same_of_a_server(run, both: tuple[str, str], words: list[str]) -> None:
    local, remote = (run(*words, "--store", store) for store in both)
    assert local.exit_code == 0, local.stderr
    assert (remote.exit_code, remote.stdout) == (0, local.stdout)
    assert remote.stderr == local.stderr.replace(*both)


def test_server_and_folder_do_not_differ(run, both: tuple[str, str]) -> None:
    done = run("diff", *both)
    assert done.stderr == "0 edges came, 0 went, 0 changed\n"


def test_view_of_a_server_is_that_of_a_folder(run, both: tuple[str, str], tmp_path: Path) -> None:
    for name, store in zip(("local.html", "remote.html"), both, strict=True):
        assert run("view", name, "--store", store).exit_code == 0
    assert (tmp_path / "remote.html").read_bytes() == (tmp_path / "local.html").read_bytes()


def test_password_is_never_printed(run, both: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "more.txt").write_text(TEXT)
    server = both[1]
    secret = server.replace("http://", "http://ann:cret@")
    done = run("ingest", "more.txt", "--store", secret)
    assert done.exit_code == 0, done.stderr
    assert "cret" not in done.output
    assert server in done.stderr
    assert "cret" not in run("show", "Russia", "--store", secret).output
    done = run("remove", "more", "--store", secret)
    assert (done.exit_code, done.stderr) == (0, f"1 article taken out of {server}\n")
    missing = run("show", "Russia", "--store", "http://ann:cret@127.0.0.1:1/x")
    assert missing.exit_code == 1
    assert missing.stderr.startswith("Error: store http://127.0.0.1:1/x: expected a SPARQL server")
    assert "cret" not in missing.output
