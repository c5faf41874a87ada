"""Results to standard output or a file, progress and faults to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import click

from graph.errors import InputError

T = TypeVar("T")


def print_json(value: object) -> None:
    """Print a value as indented JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_lines(lines: Iterable[str]) -> None:
    """Print lines."""
    for line in lines:
        click.echo(line)


def write(target: Path, content: str | bytes) -> None:
    """Write to a file as it is, or to standard output for `-`."""
    data = content.encode() if isinstance(content, str) else content
    if str(target) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    except OSError as error:
        raise InputError(f"{target}: expected to write there, got: {error.strerror}") from error


def tell(message: object) -> None:
    """Print a line for the reader of the terminal, not for the next program."""
    sys.stderr.write(f"{message}\n")  # as it is now: a progress bar makes room for the line
    sys.stderr.flush()


def counted(things: Iterable[T], what: str) -> Iterator[T]:
    """Pass things on, with a running count on standard error if that is a terminal."""
    if not sys.stderr.isatty():
        yield from things
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} " + what), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=None)
        for thing in things:
            yield thing
            progress.advance(task)


def count(number: int, what: str) -> str:
    """Give a number with its noun.

    >>> count(1, "article"), count(1200, "article")
    ('1 article', '1,200 articles')
    """
    return f"{number:,} {what}{'' if number == 1 else 's'}"
