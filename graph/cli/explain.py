"""`entente explain`: every step from a sentence to its statements."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from graph.cli.options import actors_option, date_option, json_option, model_option
from graph.cli.output import print_json, print_lines
from graph.errors import InputError


@click.command()
@click.argument("text")
@date_option
@json_option
@model_option
@actors_option
def command(
    text: str, day: date | None, as_json: bool, model: str | None, actors: tuple[Path, ...]
) -> None:
    """Explain why a text gives its statements, and why not others.

    TEXT is the text itself, or - for standard input.

    \b
    Example:
      entente explain "Moscow denied that it had sent arms to Iran."
    """
    from graph.pipeline import explain

    if _is_file(text):
        raise InputError(f"expected a text, got a file; `entente explain - < {text}` explains it")
    words = sys.stdin.read() if text == "-" else text
    if not words.strip():
        raise InputError("expected a text to explain, got an empty one")
    explanation = explain(words, day=day, model=model, actors=actors)
    if as_json:
        print_json(explanation.data())
    else:
        print_lines(explanation.lines())


def _is_file(text: str) -> bool:
    """Whether the name of a file was given, where its text was meant."""
    try:
        return text != "-" and Path(text).is_file()
    except (OSError, ValueError):  # too long for a name, or with a sign that none has
        return False
