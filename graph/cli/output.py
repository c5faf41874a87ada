"""Results to standard output or a file, progress and faults to standard error.

Signs that command a terminal or turn the order of a line round never get there, wherever in the
world's texts they stood; what goes to a file or the next program stays as it is.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from shutil import get_terminal_size
from typing import TypeVar

import click

from graph.errors import InputError
from graph.model.files import write_whole

T = TypeVar("T")
_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def harmless(words: str) -> str:
    """Give the words without signs that command a terminal.

    >>> harmless("a\\x1b[31mb\\u202ec")
    'a[31mbc'
    """
    return words if words.isascii() and words.isprintable() else _COMMANDS.sub("", words)


def print_text(text: str, *, for_people: bool = False) -> None:
    """Print a text as it is; neither people nor a terminal get what commands one."""
    click.echo(harmless(text) if for_people or sys.stdout.isatty() else text, nl=False)


def too_wide(text: str) -> int:
    """Give the width of the terminal if a text is wider, else nothing."""
    if not sys.stdout.isatty():
        return 0
    width = get_terminal_size().columns
    return width if max(map(len, text.splitlines()), default=0) > width else 0


def print_json(value: object) -> None:
    """Print a value as indented JSON."""
    print_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_lines(lines: Iterable[str]) -> None:
    """Print lines."""
    for line in lines:
        click.echo(harmless(line))


def write(target: Path, content: str | bytes) -> None:
    """Write to a file, all of it or nothing, or to standard output for `-`."""
    data = content.encode() if isinstance(content, str) else content
    if str(target) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{target}: expected to write there, got: {error.strerror}") from error
    write_whole(target, data)


def tell(message: object) -> None:
    """Print a line for the reader of the terminal, not for the next program."""
    line = harmless(str(message))
    sys.stderr.write(f"{line}\n")  # as it is now: a progress bar makes room for the line
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
