import subprocess
import sys

import pytest
from click.testing import CliRunner

from graph.cli import COMMANDS, main

HEAVY = "spacy thinc numpy rdflib pyoxigraph pyshacl pyvis networkx trafilatura pydantic yaml rich"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_with_an_example(name: str) -> None:
    shown = CliRunner().invoke(main, [name, "--help"])
    assert shown.exit_code == 0
    sentence = shown.output.split("\n\n")[1].strip()
    assert sentence.endswith(".")
    assert sentence[0].isupper()
    assert f"Example:\n    entente {name}" in shown.output


def test_help_lists_every_command() -> None:
    shown = CliRunner().invoke(main, ["--help"]).output
    assert [name for name in COMMANDS if f"\n  {name} " not in shown] == []


def test_help_of_a_group_gives_whole_sentences() -> None:
    shown = CliRunner().invoke(main, ["actors", "--help"]).output
    assert "..." not in shown.partition("Commands:")[2]
    assert "by a part of one\n" in shown


def test_ctrl_c_stops_any_command_as_shells_expect(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("graph.cli.stores.readable", interrupted)
    done = CliRunner().invoke(main, ["view", "out.html"])
    assert done.exit_code == 130
    assert done.stderr == "Stopped\n"


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from graph.cli import main; main(['--help'], standalone_mode=False);"
        f"print(sorted(set('{HEAVY}'.split()) & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_version_is_the_installed_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.version", {"entente-graph": "9.8.7"}.__getitem__)
    assert CliRunner().invoke(main, ["--version"]).output == "entente 9.8.7\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["extrakt"], "no such command 'extrakt', did you mean 'extract'"),
        (["zzz"], "No such command 'zzz'"),
        (["extract"], "Missing argument 'FILE...'"),
        (["extract", "--date", "soon", "x.txt"], "expected a day like 2024-06-19, got 'soon'"),
        (["extract", "--nonsense"], "--nonsense"),
        (["eval"], "expected a gold file, or --pairs with a table"),
        (["show"], "Missing argument 'A'"),
        (["show", "RUS", "--store", "a.db", "--store", "b.db"], "expected one store, got a.db"),
        (["actors", "fnd", "kim"], "no such command 'fnd', did you mean 'find'"),
    ],
)
def test_wrong_usage_exits_with_two(words: list[str], said: str) -> None:
    shown = CliRunner().invoke(main, words)
    assert shown.exit_code == 2
    assert said in shown.stderr
    assert shown.stdout == ""


def test_interrupt_while_loading_is_one_line() -> None:
    program = (
        "import sys, builtins\n"
        "plain = builtins.__import__\n"
        "def stopped(name, *rest):\n"
        "    if name == 'click':\n"
        "        raise KeyboardInterrupt\n"
        "    return plain(name, *rest)\n"
        "builtins.__import__ = stopped\n"
        "from graph.__main__ import main\n"
        "main()"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Stopped\n")


def test_package_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "graph", "--help"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("Usage: entente [OPTIONS] COMMAND")
