"""Markdown in, plain text and the fields of its front matter out."""

from __future__ import annotations

import re

import yaml

from graph.errors import InputError

_FRONT = re.compile(r"\A---[ \t]*\n(?P<fields>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
# The counts bound what an opening sign without a closing one can cost.
_MARKUP = (
    (re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.DOTALL | re.MULTILINE), ""),
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"!\[[^\[\]]{0,1000}\]\([^)]{0,2000}\)"), ""),
    (re.compile(r"\[([^\[\]]{1,1000})\]\([^)]{0,2000}\)"), r"\1"),
    (re.compile(r"\[\^[\w-]+\](:.*$)?", re.MULTILINE), ""),
    (re.compile(r"^(?:=+|-{3,}|\*{3,}|_{3,})[ \t]*$", re.MULTILINE), ""),
    (re.compile(r"^>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"^\|.*\|[ \t]*$", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1", re.DOTALL), r"\2"),
    (re.compile(r"(?<![\w*])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
)
_HEADING = re.compile(r"^#{1,6}[ \t]+(?P<title>.+?)[ \t#]*$", re.MULTILINE)


def front_matter(text: str, where: str) -> tuple[dict[str, object], str]:
    """Give the fields of the front matter, empty if there is none, and the text after it."""
    found = _FRONT.match(text)
    if not found:
        return {}, text
    try:
        fields = yaml.safe_load(found["fields"])
    except RecursionError as error:
        raise InputError(
            f"{where}: expected front matter in YAML, got one nested too deep"
        ) from error
    except yaml.YAMLError as error:
        line = getattr(error, "problem_mark", None)
        at = f"{where}:{line.line + 2}" if line else where
        raise InputError(f"{at}: expected front matter in YAML, got {_problem(error)}") from error
    if not isinstance(fields, dict):
        return {}, text
    return {str(k): v for k, v in fields.items()}, text[found.end() :]


def first_heading(text: str) -> str | None:
    """Give the words of the first heading."""
    found = _HEADING.search(text)
    return found["title"] if found else None


def without_markup(text: str) -> str:
    """Give the text without headings, links, emphasis, tables, code and rules.

    >>> without_markup("**Ana** wrote to [Li](http://x.org/).")
    'Ana wrote to Li.'
    """
    for pattern, replacement in _MARKUP:
        text = pattern.sub(replacement, text)
    return _HEADING.sub("\n", text)


def _problem(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", None) or error).splitlines()[0]
