"""Actors in, all spellings of their names out, by their first words.

A spelling is written with plain letters; in a line in capitals its own capitals tell nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.model.actor import Actor
from graph.model.sentence import Form
from graph.model.terms import ActorKind

WORD = re.compile(r"[^\W_]+")


def _folds() -> dict[int, str]:
    """Map accented Latin letters, quotes, dashes and spaces to one plain sign each."""
    table = dict.fromkeys(map(ord, "’‘ʼ`´"), "'") | dict.fromkeys(map(ord, "‐‑‒–"), "-")
    table |= dict.fromkeys(map(ord, "\t\r\u00a0\u202f"), " ")
    table |= {ord(a): b for a, b in zip("ıøØłŁđĐ", "ioOlLdD", strict=True)}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        plain = unicodedata.normalize("NFKD", chr(code))[0]
        if plain.isascii():
            table[code] = plain
    return table


_FOLDS = {chr(code): plain for code, plain in _folds().items()}
_ODD = re.compile(r"[^\n -_a-~]")  # all that the table may hold; quicker than str.translate


def fold(text: str) -> str:
    """Write it with plain letters, quotes, dashes and spaces; offsets stay as they are.

    >>> fold("Erdoğan’s Türkiye")
    "Erdogan's Turkiye"
    """
    return _ODD.sub(lambda sign: _FOLDS.get(sign[0], sign[0]), text)


@dataclass(frozen=True)
class Sense:
    """One actor that a spelling may mean: by a strong or weak name, a demonym or a seat."""

    code: str
    form: Form
    kind: ActorKind
    weak: bool = False
    seat: bool = False


@dataclass(frozen=True)
class Spelling:
    """A folded spelling with its senses; none for a trap, which means no actor at all.

    `article` asks for "the" before it, `capitals` for a line in capitals, `prefix` for a
    hyphen and a capital after it ("Sino-Russian").
    """

    text: str
    senses: tuple[Sense, ...] = ()
    article: bool = False
    capitals: bool = False
    prefix: bool = False

    @cached_property
    def written(self) -> str:
        """All of it in one line."""
        return repr(self)


def spellings_of(actors: Iterable[Actor]) -> dict[str, tuple[Spelling, ...]]:
    """Give all spellings by their first word, the longest first."""
    actors = tuple(actors)
    senses: dict[str, list[Sense]] = {}
    for actor in actors:
        for name, sense in _senses(actor):
            for spelled in _openings(fold(name)):
                meant = senses.setdefault(spelled, [])
                if sense not in meant:
                    meant.append(sense)
    found = [_spelling(name, tuple(several)) for name, several in senses.items()]
    found += [s for s in map(_in_capitals, found) if s is not None]
    found += [Spelling(t) for actor in actors for trap in actor.traps for t in _trap(fold(trap))]
    by_word: dict[str, list[Spelling]] = {}
    for spelling in found:
        first = WORD.search(spelling.text)
        if first is not None:
            by_word.setdefault(first[0], []).append(spelling)
    return {
        word: tuple(sorted(group, key=lambda s: (-len(s.text), s.capitals, s.article)))
        for word, group in by_word.items()
    }


def _senses(actor: Actor) -> Iterator[tuple[str, Sense]]:
    weak = set(actor.weak_names)
    for name in dict.fromkeys((actor.label, *actor.names, *actor.weak_names)):
        if name not in actor.demonyms and name not in actor.seats:
            yield name, Sense(actor.code, Form.NAME, actor.kind, weak=name in weak)
    for name in actor.demonyms:
        yield name, Sense(actor.code, Form.DEMONYM, actor.kind, weak=name in weak)
    for name in actor.seats:
        yield name, Sense(actor.code, Form.NAME, actor.kind, weak=name in weak, seat=True)


def _openings(name: str) -> tuple[str, ...]:
    """Give the name as it is and as it opens a sentence ("Al-Shabaab"), if that differs."""
    if name.startswith("the ") or name[0].isupper():
        return (name,)
    return (name, name[0].upper() + name[1:])


def _trap(words: str) -> tuple[str, ...]:
    """Give a trap as it is and as it opens a sentence: "the West African", "The West African"."""
    return (words, f"T{words[1:]}") if words.startswith("the ") else (words,)


def _spelling(name: str, senses: tuple[Sense, ...]) -> Spelling:
    article = name.startswith("the ")
    prefix = name.endswith("-")
    return Spelling(name.removeprefix("the ").removesuffix("-"), senses, article, prefix=prefix)


def _in_capitals(spelling: Spelling) -> Spelling | None:
    """Give the spelling as a headline in capitals has it; acronyms keep theirs."""
    text = spelling.text.upper()
    if text == spelling.text or spelling.prefix:
        return None
    return Spelling(text, spelling.senses, spelling.article, capitals=True)
