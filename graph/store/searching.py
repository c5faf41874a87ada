"""Words in, the quotes, names and titles that hold them out: SQLite's full-text index.

The index is a file in the folder of the store. It is made when words are first looked for, and
again whenever the store has changed since: the names and sizes of the engine's files tell.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from time import time

import pyoxigraph as ox

from graph.errors import InputError
from graph.store.asof import article_dates, holds_on
from graph.store.faulty import sound
from graph.store.reading import Reader
from graph.store.terms import (
    ARTICLE,
    DERIVED_FROM,
    LABEL,
    NAMING,
    OBJECT,
    PREDICATE,
    QUOTE,
    SUBJECT,
    SUPPORTS,
    TYPE,
    local_name,
    named,
)

_FILE = "search.sqlite"
_RULES = "2"  # to be raised whenever something else goes into the index
_STALE = 3600.0  # seconds; nobody takes that long to make an index
_WORDS = re.compile(r'"([^"]*)"|(\S+)')
_OWNING = re.compile(r"['’]s?$")  # Kim's is Kim, as the index takes it
_NAMES = (LABEL, *(named("ent", name) for name in ("name", "weakName", "demonym", "seat")))
_TITLE = named("dcterms", "title")
_COLUMNS = "kind UNINDEXED, id UNINDEXED, claim UNINDEXED, text"
_TABLE = f"CREATE VIRTUAL TABLE found USING fts5({_COLUMNS}, tokenize='porter unicode61')"
_ASK = "SELECT kind, id, claim, text FROM found WHERE found MATCH ? ORDER BY rank, rowid"


@dataclass(frozen=True, order=True)
class Hit:
    """A text that holds the words: `kind` is quote, name or title.

    `id` is the article of a quote or title, the actor of a name; `claim` is what a quote bears
    on, as subject, relation and object.
    """

    kind: str
    id: str
    claim: tuple[str, ...]
    text: str


def search(
    engine: ox.Store, folder: Path, words: str, *, limit: int = 20, valid_on: date | None = None
) -> tuple[Hit, ...]:
    """Give the best places first; all words must be there, "quoted words" in a row, pre* too.

    `valid_on` leaves out quotes for what did not hold that day, and titles of later articles.
    """
    expression = _expression(words)
    with closing(_index(engine, folder)) as index:
        rows = index.execute(_ASK, (expression,))
        hits = _once(
            Hit(kind, id_, tuple(json.loads(said)), text) for kind, id_, said, text in rows
        )
        if valid_on is not None:
            dates = article_dates(engine)
            hits = (hit for hit in hits if _held(engine, hit, valid_on, dates))
        return tuple(islice(hits, limit))


def _once(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield each actor once, by the name that fits best, and all else."""
    seen: set[str] = set()
    for hit in hits:
        if hit.kind != "name" or hit.id not in seen:
            yield hit
        if hit.kind == "name":
            seen.add(hit.id)


def _held(engine: ox.Store, hit: Hit, day: date, dates: Mapping[str, date]) -> bool:
    """Whether what a place says held on a day; names always do."""
    if hit.kind == "name":
        return True
    if hit.kind == "title":
        return hit.id not in dates or dates[hit.id] <= day
    reader, article = Reader(engine), named("article", hit.id)
    claims = {
        claim
        for node in reader.with_text(QUOTE, hit.text)
        for claim in reader.facts(node, article).get(SUPPORTS, [])
    }
    return any(holds_on(reader.edge(claim), day, dates) for claim in claims)


def _expression(words: str) -> str:
    """Give the words in the index's own language, each as a string that it takes as it is."""
    parts = []
    for phrase, word in _WORDS.findall(words):
        bare = (phrase or _OWNING.sub("", word.removesuffix("*"))).replace('"', "")
        if re.search(r"\w", bare):
            parts.append(f'"{bare}"' + ("*" if word.endswith("*") else ""))
    if not parts:
        raise InputError(f"search: expected words to look for, got {words!r}")
    return " AND ".join(parts)


def _index(engine: ox.Store, folder: Path) -> sqlite3.Connection:
    """Open the index of the store as it is now, making it if need be."""
    stamp = _stamp(folder)
    place = folder / _FILE
    if place.is_file():
        index = sqlite3.connect(place)
        with suppress(sqlite3.DatabaseError):
            if index.execute("SELECT stamp FROM made").fetchone() == (stamp,):
                return index
        index.close()
    return _made(engine, place, stamp)


def _made(engine: ox.Store, place: Path, stamp: str) -> sqlite3.Connection:
    """Make the index under another name first, so that nobody finds half of it."""
    draft = place.with_name(f"{_FILE}.{os.getpid()}")
    try:
        _sweep(place.parent)
        with closing(sqlite3.connect(draft)) as index:
            _fill(index, engine, stamp)
        draft.replace(place)
        return sqlite3.connect(place)
    except (OSError, sqlite3.OperationalError):  # a folder that may only be read
        index = sqlite3.connect(":memory:")
        _fill(index, engine, stamp)
        return index


def _sweep(folder: Path) -> None:
    """Take away what processes left that were stopped while they made an index."""
    for draft in folder.glob(f"{_FILE}.*"):
        old = time() - draft.stat().st_mtime > _STALE
        if old or draft.name.partition(f"{_FILE}.")[2].split("-")[0] == str(os.getpid()):
            draft.unlink(missing_ok=True)


def _fill(index: sqlite3.Connection, engine: ox.Store, stamp: str) -> None:
    index.execute(_TABLE)
    index.execute("CREATE TABLE made (stamp TEXT)")
    rows = sorted({*_names(engine), *_titles(engine), *_quotes(engine)})
    index.executemany("INSERT INTO found VALUES (?, ?, ?, ?)", rows)
    index.execute("INSERT INTO made VALUES (?)", (stamp,))
    index.commit()


def _size(file: Path) -> int | None:
    """Give the size, None if the engine has just tidied the file away."""
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return None


def _stamp(folder: Path) -> str:
    """Give a word that differs whenever something was written to the engine's files."""
    files = (file for kind in ("*.sst", "*.log") for file in folder.glob(kind))
    sizes = sorted(f"{file.name} {size}" for file in files if (size := _size(file)) is not None)
    return hashlib.sha256("\n".join([_RULES, *sizes]).encode()).hexdigest()


_Row = tuple[str, str, str, str]


def _names(engine: ox.Store) -> Iterator[_Row]:
    """Yield the names of the actors that articles speak of; registers know many more."""
    spoken_of = {value for property_ in NAMING for _, value in _pairs(engine, property_)}
    for property_ in _NAMES:
        for node, value in _pairs(engine, property_):
            if node in spoken_of and node.startswith(named("actor", "")[:-1]):
                yield "name", local_name(node, "actor"), "[]", value


def _titles(engine: ox.Store) -> Iterator[_Row]:
    articles = {node for node, value in _pairs(engine, TYPE) if value == ARTICLE}
    for node, title in _pairs(engine, _TITLE):
        if node in articles:
            yield "title", local_name(node, "article"), "[]", title


def _quotes(engine: ox.Store) -> Iterator[_Row]:
    claims, articles = dict(_pairs(engine, SUPPORTS)), dict(_pairs(engine, DERIVED_FROM))
    ends = [
        {node: local_name(value, prefix) for node, value in _pairs(engine, property_)}
        for property_, prefix in ((SUBJECT, "actor"), (PREDICATE, "rel"), (OBJECT, "actor"))
    ]
    for node, quote in _pairs(engine, QUOTE):
        claim = claims.get(node)
        if claim is not None:
            with sound(node):
                said = json.dumps([end[claim] for end in ends], ensure_ascii=False)
                article = local_name(articles[node], "article")
            yield "quote", article, said, quote


def _pairs(engine: ox.Store, property_: str) -> Iterator[tuple[str, str]]:
    for quad in engine.quads_for_pattern(None, ox.NamedNode(property_[1:-1]), None):
        value = quad.object
        yield str(quad.subject), value.value if isinstance(value, ox.Literal) else str(value)
