"""The named queries of `ontology/queries/`: SPARQL files that say what they answer.

A file opens with `# title:`, `# question:`, `# example:` and a line `# parameter: name - meaning`
for each variable that may be given; the first word of the meaning says what it is: an actor, a
relation, an article, a publisher or a day. `# needs: a or b` says that one of these must be given,
where the answer about all would be without end.

A line that ends with `# with a or b` is there only if one of these is given, one that ends with
`# without a or b` only if none is: what is quickest for a few claims is not what is quickest for
all. With all its lines, as it stands in the file, a query must give the same answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from graph.curated.folders import data_dir, shown
from graph.errors import CuratedError


class Kind(StrEnum):
    """What the value of a parameter is."""

    ACTOR = "actor"
    RELATION = "relation"
    ARTICLE = "article"
    PUBLISHER = "publisher"
    DAY = "day"


@dataclass(frozen=True)
class Parameter:
    """A variable of a query that may be given; without it the query is about all."""

    name: str
    meaning: str
    kind: Kind


@dataclass(frozen=True)
class NamedQuery:
    """A SPARQL query with the question that it answers and an example of its use.

    `lists` are the columns whose cells hold several values, which SPARQL leaves unordered;
    of each group in `needs` one parameter must be given.
    """

    name: str
    title: str
    question: str
    example: str
    parameters: tuple[Parameter, ...]
    sparql: str
    lists: tuple[str, ...] = ()
    needs: tuple[tuple[str, ...], ...] = ()


SEPARATOR = "; "
_HEADER = re.compile(r"#\s*(title|question|example|parameter|needs):\s*(.*?)\s*")
_LIST = re.compile(r"\(GROUP_CONCAT\((?P<what>.*?)\) AS \?(?P<column>\w+)\)", re.DOTALL)
MARK = re.compile(r"[^#\s].*\s# (?P<word>with|without) (?P<names>\w+(?: or \w+)*)\s*")
_PARAMETER = re.compile(r"(?P<name>[A-Za-z]\w*) - (?P<meaning>(?P<kind>\w+).*)")


def load_queries(folder: Path | None = None) -> dict[str, NamedQuery]:
    """Give every named query by the name of its file, sorted; all faults at once.

    >>> load_queries()["between"].title
    'Between two actors'
    """
    folder = folder or data_dir("ontology") / "queries"
    files = sorted(folder.glob("*.rq"))
    texts = {file: file.read_text(encoding="utf-8") for file in files}
    faults = [fault for file in files for fault in _faults(file, texts[file])]
    if faults:
        raise CuratedError(faults)
    return {file.stem: _query(file.stem, texts[file]) for file in files}


def _header(content: str) -> Iterator[tuple[int, str, str]]:
    """Yield line number, word and value of each line of the header."""
    for number, line in enumerate(content.splitlines(), start=1):
        found = _HEADER.fullmatch(line)
        if found is None:
            return
        yield number, found[1], found[2]


def _faults(file: Path, content: str) -> Iterator[str]:
    """Yield what is wrong with the header of a file."""
    header = list(_header(content))
    for word in ("title", "question", "example"):
        given = [value for _, found, value in header if found == word and value]
        if len(given) != 1:
            yield f"{shown(file)}:1: expected one line `# {word}: ...`, found {len(given)}"
    for number, word, value in header:
        if word == "parameter":
            yield from (f"{shown(file)}:{number}: {fault}" for fault in _misfits(value, content))
        for name in value.split(" or ") if word == "needs" else ():
            if f"# parameter: {name} - " not in content:
                yield f"{shown(file)}:{number}: expected parameters in `needs`, got {name!r}"
    yield from _stray_marks(file, content)
    for found in _LIST.finditer(content):
        if f'separator="{SEPARATOR}"' not in found["what"]:
            line = content.count("\n", 0, found.start()) + 1
            yield f"{shown(file)}:{line}: expected separator={SEPARATOR!r}, got {found['what']!r}"


def _stray_marks(file: Path, content: str) -> Iterator[str]:
    """Yield the marks of lines that name no parameter."""
    for number, line in enumerate(content.splitlines(), start=1):
        mark = MARK.fullmatch(line.strip())
        for name in mark["names"].split(" or ") if mark else ():
            if f"# parameter: {name} - " not in content:
                yield f"{shown(file)}:{number}: expected parameters in a mark, got {name!r}"


def _misfits(value: str, content: str) -> Iterator[str]:
    """Yield what is wrong with a parameter."""
    found = _PARAMETER.fullmatch(value)
    if found is None:
        yield f"expected `# parameter: name - meaning`, got {value!r}"
        return
    if found["kind"] not in set(Kind):
        kinds = ", ".join(Kind)
        yield f"expected a meaning that begins with {kinds}, got {found['meaning']!r}"
    variable = rf"\?{found['name']}\b"
    outside = re.sub(r"\{.*\}", "", content, flags=re.DOTALL)
    if not re.search(variable, content):
        yield f"expected a variable ?{found['name']} in the query, found none"
    elif re.search(variable, outside):
        yield f"expected ?{found['name']} only between the braces, where it can be filled in"


def _query(name: str, content: str) -> NamedQuery:
    header = list(_header(content))
    words = {word: value for _, word, value in header}
    matches = (_PARAMETER.fullmatch(value) for _, word, value in header if word == "parameter")
    parameters = (Parameter(m["name"], m["meaning"], Kind(m["kind"])) for m in matches if m)
    return NamedQuery(
        name=name,
        title=words["title"],
        question=words["question"],
        example=words["example"],
        parameters=tuple(parameters),
        sparql=content,
        lists=tuple(found["column"] for found in _LIST.finditer(content)),
        needs=tuple(tuple(value.split(" or ")) for _, word, value in header if word == "needs"),
    )
