"""Files of coded events in, their rows out one by one: GDELT, ICEWS, POLECAT, ours, and others.

Which column is what stands in `coded_layouts`. Files may be packed (`.gz`, `.zip` with one file).
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import re
import sys
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, cast

from graph.errors import InputError
from graph.model.coded import CodedActor, CodedEvent
from graph.read.coded_layouts import NAMES, WITHOUT_HEADS, find_layout
from graph.read.decode import charset_of

_LONGEST = 1 << 20  # characters of a cell
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d{1,5}$)")
_HEAD = 1 << 16

Row = Mapping[str, str]
Item = CodedEvent | InputError


@dataclass(frozen=True)
class CodedFile:
    """A file of coded events: the name of its data set, and its rows, each read once."""

    dataset: str
    rows: Iterator[Item]


@contextmanager
def open_coded(path: Path | str, columns: Mapping[str, str] | None = None) -> Iterator[CodedFile]:
    """Open a file of coded events; a row that cannot be read comes as an error in its place.

    `columns` gives the file's own heads for what they mean, in place of those that are known.

    Raises:
        InputError: it is no such file.
    """
    csv.field_size_limit(_LONGEST)
    with _opened(path) as stream:
        head = stream.readline(_HEAD)
        if not head.strip():
            raise InputError(f"{path}: expected rows of events, found nothing")
        sign = "\t" if "\t" in head else ";" if head.count(";") > head.count(",") else ","
        cells = next(csv.reader([head], delimiter=sign))
        numbers = WITHOUT_HEADS.get(len(cells))
        if numbers and cells[0].isdigit() and not columns:
            rows = _numbered(stream, head, str(path), numbers)
            yield CodedFile(NAMES[len(cells)], rows)
            return
        dataset, found = find_layout(cells, columns or {}, str(path))
        yield CodedFile(dataset or _stem(path), _headed(stream, cells, sign, found, str(path)))


@contextmanager
def _opened(path: Path | str) -> Iterator[IO[str]]:
    """Open a file for reading as text, unpacked; faults in its bytes become signs for them."""
    try:
        if str(path) == "-":
            yield _text(sys.stdin.buffer)
            return
        suffix = Path(path).suffix.lower()
        if suffix == ".zip":
            with zipfile.ZipFile(path) as packed, packed.open(_only(packed, path)) as raw:
                yield _text(raw)
            return
        opener = gzip.open if suffix == ".gz" else open
        with opener(path, "rb") as raw:
            yield _text(raw)
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path}: expected a file of events, got: {reason}") from error


def _text(raw: IO[bytes] | io.BufferedIOBase) -> IO[str]:
    """Give the text of a file, in the encoding that its first bytes show."""
    stream = io.BufferedReader(cast("io.RawIOBase", raw), _HEAD)
    charset = charset_of(stream.peek(_HEAD)[:_HEAD]).replace("utf-8-sig", "utf-8")
    encoding = "utf-8-sig" if charset == "utf-8" else charset
    return io.TextIOWrapper(stream, encoding, errors="replace", newline="")


def _only(packed: zipfile.ZipFile, path: Path | str) -> str:
    names = [name for name in packed.namelist() if not name.endswith("/")]
    if len(names) != 1:
        raise InputError(f"{path}: expected one file within, got {len(names)}")
    return names[0]


def _stem(path: Path | str) -> str:
    return Path(path).name.partition(".")[0] if str(path) != "-" else "events"


def _numbered(stream: IO[str], head: str, where: str, numbers: Mapping[str, int]) -> Iterator[Item]:
    """Yield the rows of a file without heads; tabs part the cells, quotes mean nothing."""
    width = next(n for n, known in WITHOUT_HEADS.items() if known is numbers)
    lines = _lines(stream, head)
    for number, line in enumerate(lines, start=1):
        cells = line.rstrip("\r\n").split("\t")
        if cells == [""]:
            continue
        if len(cells) != width:
            yield InputError(f"{where}:{number}: expected {width} columns, got {len(cells)}")
            continue
        row = {meaning: cells[place].strip() for meaning, place in numbers.items()}
        yield _event(row, f"{where}:{number}")


def _lines(stream: IO[str], head: str) -> Iterator[str]:
    yield head
    while line := stream.readline(_LONGEST):
        yield line


def _headed(
    stream: IO[str], heads: list[str], sign: str, found: Mapping[str, str], where: str
) -> Iterator[Item]:
    """Yield the rows of a file with heads."""
    reader = csv.reader(stream, delimiter=sign)
    places = {meaning: heads.index(head) for meaning, head in found.items()}
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield InputError(f"{where}:{reader.line_num + 1}: expected a row, got: {error}")
            continue
        if not cells:
            continue
        place = f"{where}:{reader.line_num + 1}"
        if len(cells) != len(heads):
            yield InputError(f"{place}: expected {len(heads)} columns, got {len(cells)}")
            continue
        yield _event({meaning: cells[at].strip() for meaning, at in places.items()}, place)


def _event(row: Row, place: str) -> Item:
    def get(name: str) -> str:
        return row.get(name, "")

    try:
        day, published = _day(get("day")), _day(get("published"))
    except ValueError as error:
        return InputError(f"{place}: expected a date like 2024-06-19, got {error}")
    told = get("day_from") != "article"  # ours says where the date is from
    source, target = (
        CodedActor(*(get(f"{end}_{part}") for part in ("code", "name", "country", "sectors")))
        for end in ("source", "target")
    )
    return CodedEvent(
        id=get("id") or _made_id(row),
        place=place,
        source=source,
        target=target,
        cameo=get("cameo"),
        plover=get("plover").upper(),
        mode=f"{get('mode')} {get('contexts')}".strip(),
        relation=get("relation"),
        status=get("status"),
        stance=get("stance"),
        speakers=tuple(s for s in (p.strip() for p in get("speakers").split(";")) if s),
        day=day if told else None,
        published=published or day,
        url=get("url"),
        title=get("title"),
        quote=get("quote"),
        notes=tuple(f"{name} {get(name)}" for name in ("publisher", "story") if get(name)),
    )


def _made_id(row: Row) -> str:
    """Give an id for a row that has none: the same for the same cells."""
    return hashlib.sha256("\t".join(f"{k}={row[k]}" for k in sorted(row)).encode()).hexdigest()[:16]


def _day(written: str) -> date | None:
    if not written:
        return None
    found = _DAY.match(written)
    try:
        if not found:
            raise ValueError
        return date(*map(int, found.groups()))
    except ValueError:
        raise ValueError(repr(written)) from None
