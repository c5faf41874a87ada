"""A user's own actors in, laid over the register: more actors, more names, other words.

Turtle is read like the files of the register, but may leave out kind and label of an actor
that the register has. A CSV table has five columns, one actor a line:

    code,kind,names,acts_for,when
    ATL,state,Atlantis; Poseidonia (seat); Atlantean (demonym),,
    critias,person,Critias; Crit (weak),ATL (King),2001-02-03/2010

`names` are separated by semicolons, the first is the label; the words in parentheses say
what sort of name it is, `(name)` for one more name of an actor that has its label.
`acts_for` is the whole of an organ or a place, or what a person holds an office of, with
the title. `when` is from the first day to the last, days or years, of the office or else of
the actor.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from graph.curated.actor_files import (
    ACTOR,
    ENT,
    KINDS,
    LABEL,
    NAMES,
    SOURCE,
    TYPE,
    Subject,
    Values,
    read_turtle,
)
from graph.curated.folders import shown
from graph.errors import InputError

COLUMNS = ("code", "kind", "names", "acts_for", "when")
ENDINGS = (".actors.ttl", ".actors.csv")
_SORTS = {
    "name": "name",
    "weak": "weakName",
    "seat": "seat",
    "demonym": "demonym",
    "trap": "trap",
    "doubt": "doubt",
}
_TOP = re.compile(
    r"\b(president|prime minister|premier|chancellor|king|queen|emperor|empress|emir|sultan|"
    r"leader|chairman|chairwoman|secretary[- ]general|director[- ]general|chief executive)\b",
    re.IGNORECASE,
)
_MARKED = re.compile(r"(.*?)\s*\(([^()]*)\)$")
_CODE = re.compile(r"[\w-]+")


def beside(store: Path | str) -> tuple[Path, ...]:
    """Give the user's files beside a store: `news.actors.ttl` and `.csv` by `news.db`.

    A store at an address, which is text, has none beside it.
    """
    if isinstance(store, str):
        return ()
    places = (store.parent / f"{store.stem}{ending}" for ending in ENDINGS)
    return tuple(path for path in places if path.is_file())


def of_no_store(store: Path | str) -> tuple[Path, ...]:
    """Give the users' files beside a store that go by the name of a store that is not there."""
    if isinstance(store, str):
        return ()
    ends = {ending: sorted(store.parent.glob(f"*{ending}")) for ending in ENDINGS}
    return tuple(
        path
        for ending, paths in ends.items()
        for path in paths
        if path.is_file() and not path.with_name(f"{path.name.removesuffix(ending)}.db").is_dir()
    )


def read_own(path: Path, faults: list[str]) -> list[Subject]:
    """Give what a user's file says, with its faults added to the list.

    Raises:
        InputError: if it cannot be read or is neither Turtle nor CSV.
    """
    expect_own(path)
    return read_turtle(path, faults) if path.suffix == ".ttl" else list(_read_table(path, faults))


def expect_own(path: Path) -> None:
    """Refuse what is no file, or neither Turtle nor CSV by its name."""
    got = "none" if not path.is_file() else repr(path.suffix)
    if got not in {"'.ttl'", "'.csv'"}:
        raise InputError(f"{path}: expected a file of actors (.ttl or .csv), got {got}")


def _read_table(path: Path, faults: list[str]) -> Iterator[Subject]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: expected UTF-8, got byte {error.start}: {error}") from error
    rows = csv.reader(text.splitlines(), strict=True)
    offices: dict[str, int] = {}
    try:
        for row in rows:
            cells = [cell.strip() for cell in row]
            is_head = rows.line_num == 1 and tuple(cells) == COLUMNS
            if not any(cells) or cells[0].startswith("#") or is_head:
                continue
            yield from _subjects(path, rows.line_num, cells, offices, faults)
    except csv.Error as error:
        faults.append(f"{shown(path)}:{rows.line_num}: expected a line of CSV: {error}")


def _subjects(
    path: Path, line: int, cells: Sequence[str], offices: dict[str, int], faults: list[str]
) -> Iterator[Subject]:
    """Yield the actor of a line, and the office if it is a person's."""
    at = f"{shown(path)}:{line}"
    if len(cells) != len(COLUMNS):
        columns = ", ".join(COLUMNS)
        faults.append(f"{at}: expected {len(COLUMNS)} cells ({columns}), got {len(cells)}")
        return
    code, kind, names, whole, when = cells
    wrong = [*_faults_of_cells(code, kind, whole, when)]
    faults += [f"{at}: {words}" for words in wrong]
    if wrong:
        return
    values = _names(names, at, faults)
    values[SOURCE] = [path.name]
    kinds = {known.value: iri for iri, known in KINDS.items()}
    if kind:
        values[TYPE] = [kinds[kind]]
    for_whom, title = _marked(whole)
    first, _, last = when.partition("/")
    office = kind == "person" and for_whom
    begins, ends = ("officeStart", "officeEnd") if office else ("existsFrom", "existsUntil")
    dates = {begins: first, ends: last}
    known_dates = {ENT + term: [text] for term, text in dates.items() if text.strip(". ")}
    if office:
        offices[code] = number = offices.get(code, 0) + 1
        name = f"{code}/office/own-{path.stem}-{number}"
        values[ENT + "holdsOffice"] = [ACTOR + name]
        top = ["true"] if _TOP.search(title) else []
        held = {"officeOf": [ACTOR + for_whom], "officeTitle": [title], "topOffice": top}
        of_office = {ENT + term: given for term, given in held.items() if any(given)}
        yield Subject(path, name, of_office | known_dates, line)
    else:
        values |= known_dates
        if for_whom:
            values[ENT + "partOf"] = [ACTOR + for_whom]
    yield Subject(path, code, values, line)


def _faults_of_cells(code: str, kind: str, whole: str, when: str) -> Iterator[str]:
    kinds = sorted(known.value for known in KINDS.values())
    if not _CODE.fullmatch(code):
        yield f"code: expected letters, digits, - and _, got {code!r}"
    if kind and kind not in kinds:
        yield f"kind: expected one of {', '.join(kinds)}, got {kind!r}"
    if whole and not _CODE.fullmatch(_marked(whole)[0]):
        yield f"acts_for: expected a code, with the title in parentheses, got {whole!r}"
    if when and (when.count("/") != 1 or when.strip() == "/"):
        yield f"when: expected first/last like 2001-02-03/2010 or 2001/, got {when!r}"


def _names(cell: str, at: str, faults: list[str]) -> Values:
    """Give the names by their terms; the first is the label."""
    values: Values = {}
    for position, piece in enumerate(filter(None, map(str.strip, cell.split(";")))):
        name, sort = _marked(piece)
        if sort and sort not in _SORTS:
            expected = ", ".join(_SORTS)
            faults.append(f"{at}: names: expected one of {expected} in parentheses, got {sort!r}")
        elif sort:
            values.setdefault(ENT + _SORTS[sort], []).append(name)
        elif position == 0:
            values[LABEL] = [name]
        else:
            values.setdefault(ENT + "name", []).append(name)
    return values


def _marked(text: str) -> tuple[str, str]:
    """Split what stands in parentheses at the end off."""
    found = _MARKED.fullmatch(text)
    return (found[1], found[2]) if found else (text, "")


def laid_over(
    subjects: Sequence[Subject], own: Sequence[Subject]
) -> tuple[list[Subject], list[str]]:
    """Lay a user's subjects over those of the register; also give what is wrong with them.

    Of an actor that the register has, names, members and offices are added, all else is
    replaced. A name that the user's files give to an actor is nobody else's any more.
    """
    if not own:
        return list(subjects), []
    found = {subject.local: subject for subject in subjects}
    faults: list[str] = []
    for subject in own:
        base = found.get(subject.local)
        if base is None and subject.is_actor:
            faults += _lacks(subject)
        found[subject.local] = subject if base is None else _merged(base, subject)
    taken = {name: s.local for s in own for name in _strong(s.values)}
    return [_without(subject, taken) for subject in found.values()], faults


def _lacks(subject: Subject) -> Iterator[str]:
    for predicate, name in ((TYPE, "kind"), (LABEL, "label")):
        if predicate not in subject.values:
            yield subject.fault(f"expected a {name}, as the register has no such actor, got none")


def _merged(base: Subject, own: Subject) -> Subject:
    """Add to what may be many, replace what is one; the old label stays a name."""
    many = {
        ENT + term
        for term in (*NAMES, "member", "holdsOffice", "membership", "neighbour", "activeIn")
    } | {SOURCE}
    values = {term: list(given) for term, given in base.values.items()}
    for term, given in own.values.items():
        old = values.get(term, [])
        if term == LABEL and old != given:
            values.setdefault(ENT + "name", []).extend(old)
        values[term] = list(dict.fromkeys([*old, *given])) if term in many else list(given)
    return replace(own, values=values)


def _strong(values: Values) -> list[str]:
    terms = (LABEL, ENT + "name", ENT + "demonym", ENT + "seat")
    weak = values.get(ENT + "weakName", [])
    return [name for term in terms for name in values.get(term, []) if name not in weak]


def _without(subject: Subject, taken: dict[str, str]) -> Subject:
    """Take from an actor the names that the user gave to another; a label becomes weak."""
    lost = [n for n in _strong(subject.values) if taken.get(n, subject.local) != subject.local]
    if not lost or not subject.is_actor:
        return subject
    values = {term: list(given) for term, given in subject.values.items()}
    for term in ("name", "demonym", "seat", "trap"):
        values[ENT + term] = [n for n in values.get(ENT + term, []) if n not in lost]
    values.setdefault(ENT + "weakName", []).extend(n for n in values.get(LABEL, []) if n in lost)
    return replace(subject, values=values)
