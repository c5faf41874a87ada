"""A hand-written probe: sentences of the field with their expected predicates and arguments.

A line holds section, sentence, predicate and arguments, separated by tabs. Names of
actors stand in braces, `{North Korea}` for a state, `{Hamas|group}` for another kind, and
reach the parser as they do in the running pipeline. An argument is the head word of what
fills it, the whole name where it is an actor: `subj=North Korea obj=rockets`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import InputError
from graph.model.sentence import Form, Name

if TYPE_CHECKING:
    from graph.language.parser import Parser
    from graph.model.sentence import Sentence, Token

ROLES = {
    "subj": frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"}),
    "obj": frozenset({"obj"}),
    "iobj": frozenset({"iobj"}),
    "by": frozenset({"obl:agent"}),
}
_MARK = re.compile(r"\{([^|}]+)(?:\|(\w+))?\}")
_ARGUMENT = re.compile(r"(\w+)=(.*?)(?= \w+=|$)")
_KINDS = {"capital": "state", "body": "organisation"}


@dataclass(frozen=True)
class Item:
    """A sentence of the probe and what is expected of its parse."""

    section: str
    text: str
    names: tuple[Name, ...]
    predicate: str
    arguments: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Answer:
    """What was found for an item: each expectation with whether it was met."""

    item: Item
    met: tuple[tuple[str, bool], ...]

    @property
    def missed(self) -> tuple[str, ...]:
        """The expectations that were not met."""
        return tuple(what for what, good in self.met if not good)


def read_probe(path: Path) -> tuple[Item, ...]:
    """Read the items of a probe file."""
    lines = path.read_text("utf-8").splitlines()
    return tuple(
        _item(line, f"{path}:{number}")
        for number, line in enumerate(lines, start=1)
        if line.strip() and not line.startswith("#")
    )


def _item(line: str, where: str) -> Item:
    columns = line.split("\t")
    if len(columns) != 4:
        raise InputError(f"{where}: expected 4 columns between tabs, found {len(columns)}")
    section, marked, predicate, wanted = columns
    text, names = _unmark(marked)
    arguments = tuple(_ARGUMENT.findall(wanted))
    unknown = sorted({role for role, _ in arguments} - set(ROLES))
    if unknown:
        raise InputError(f"{where}: expected roles {', '.join(ROLES)}, found {', '.join(unknown)}")
    return Item(section, text, names, predicate, arguments)


def _unmark(marked: str) -> tuple[str, tuple[Name, ...]]:
    text, at, names = "", 0, []
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        surface, kind = found[1], found[2] or "state"
        form = Form.DEMONYM if kind in {"demonym", "people"} else Form.NAME
        kind = "state" if form is Form.DEMONYM else _KINDS.get(kind, kind)
        names.append(Name(len(text), len(text) + len(surface), (), form, kind))
        text += surface
        at = found.end()
    return text + marked[at:], tuple(names)


def answer(parser: Parser, items: Iterable[Item]) -> Iterator[Answer]:
    """Parse the items as the running pipeline would and compare."""
    kept = tuple(items)
    for item, sentences in zip(kept, parser.parse((i.text, i.names) for i in kept), strict=True):
        yield Answer(item, tuple(_compare(item, sentences)))


def _compare(item: Item, sentences: tuple[Sentence, ...]) -> Iterator[tuple[str, bool]]:
    found = next(((s, t) for s in sentences for t in s.tokens if t.text == item.predicate), None)
    good = found is not None and found[1].upos == "VERB"
    yield item.predicate, good
    for role, word in item.arguments:
        yield f"{role}={word}", found is not None and _fills(*found, ROLES[role], word)


def _fills(sentence: Sentence, predicate: Token, deps: frozenset[str], word: str) -> bool:
    return any(
        c.dep in deps and c.text.removeprefix("The ").removeprefix("the ") == _bare(word)
        for c in sentence.children(predicate)
    )


def _bare(word: str) -> str:
    return word.removeprefix("The ").removeprefix("the ")
