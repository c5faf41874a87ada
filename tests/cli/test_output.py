from __future__ import annotations

import sys

import pytest

from graph.cli.output import print_json, print_lines, print_text, tell, too_wide

HOSTILE = "\x1b]0;pwn\x07The\x9b31m G\u202eull\r\x00"
LEFT = "]0;pwnThe31m Gull"


def test_lines_and_messages_command_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    print_lines([HOSTILE, "Türkiye\tarms \u2018X\u2019"])
    tell(HOSTILE)
    found = capsys.readouterr()
    assert found.out == f"{LEFT}\nTürkiye\tarms \u2018X\u2019\n"
    assert found.err == f"{LEFT}\n"


@pytest.mark.parametrize(
    ("terminal", "for_people", "wanted"),
    [
        pytest.param(True, False, LEFT, id="terminal"),
        pytest.param(False, True, LEFT, id="table"),
        pytest.param(False, False, HOSTILE, id="next program"),
    ],
)
def test_data_is_changed_for_a_terminal_alone(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    terminal: bool,
    for_people: bool,
    wanted: str,
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    print_text(f"{HOSTILE}\n", for_people=for_people)
    out = capsys.readouterr().out
    assert out == f"{wanted}\n"


def test_json_on_a_terminal_commands_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    print_json({"publisher": "\x9b31mG\u202eull"})
    assert capsys.readouterr().out == '{\n  "publisher": "31mGull"\n}\n'


@pytest.mark.parametrize(
    ("terminal", "columns", "wanted"),
    [(True, "7", 7), (True, "12", 0), (False, "7", 0)],
    ids=["wider", "fits", "no terminal"],
)
def test_text_is_too_wide_for_a_terminal_alone(monkeypatch, terminal, columns, wanted) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    monkeypatch.setenv("COLUMNS", columns)
    assert too_wide("who quote\nOro false") == wanted
