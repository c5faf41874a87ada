"""An article in, the digest of all that decides what is read in it out.

Of frames only those count that one of the words of the text may trigger, of the register only
the actors that may be named in it, with those tied to them by offices, parts and members. An
article whose digest stays the same need not be read again; one frame or actor that changes
touches the articles with its words alone.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from graph.curated.folders import PACKAGE, data_dir
from graph.frames.index import Frames
from graph.link.register import Register
from graph.link.spellings import WORD, fold
from graph.model.actor import Actor
from graph.model.article import Article
from graph.model.claim import digest
from graph.pipeline import extraction

_LETTERS = re.compile(r"[^\W\d_]+")
_CODE = ("language", "link", "frames", "qualify", "grammar", "curated", "model", "assemble")


@dataclass(frozen=True)
class Inputs:
    """What articles are read with: register, frames, and a digest of everything else."""

    register: Register
    frames: Frames
    rest: str

    @classmethod
    def of(cls, register: Register, frames: Frames, model: str | None = None) -> Inputs:
        """Give the inputs with a digest of code, lexicon and language model."""
        return cls(register, frames, digest(model, _of_files(_files(model))))

    def digest(self, article: Article) -> str:
        """Give the digest for an article: what it says, and all that may be found in it.

        That of what was put down by hand comes after a plus sign. An article out of a store
        has it from there, since the store keeps only what such statements amount to.
        """
        _, plus, stated = article.inputs.partition("+")
        if article.stated and not plus:
            plus, stated = "+", digest(repr(article.stated))
        found = digest(
            self.rest,
            repr(replace(article, inputs="", stated=())),
            [self._frame_digests[name] for name in sorted(self._relations(article.text))],
            self._spelled(article.text),
        )
        return f"{found}{plus}{stated}"

    def _relations(self, text: str) -> set[str]:
        """Give the relations that one of the words may express."""
        by_form = self._relations_by_form
        words = by_form.keys() & set(_LETTERS.findall(text.lower()))
        return set().union(*(by_form[word] for word in words))

    @cached_property
    def _relations_by_form(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for (_, form), triggers in self.frames.by_form.items():
            found[form] |= {trigger.relation for trigger in triggers}
        return {form: frozenset(names) for form, names in found.items()}

    @cached_property
    def _frame_digests(self) -> Mapping[str, str]:
        """The digests of what the frames of each relation find; their examples do not count."""
        rules: dict[str, list[str]] = defaultdict(list)
        for file in self.frames.files:
            for name, rule in file.frames.items():
                rules[file.relation].append(f"{name} {rule.model_dump(exclude={'comment'})!r}")
        return {relation: digest(*sorted(found)) for relation, found in rules.items()}

    def _spelled(self, text: str) -> list[str]:
        """Give the digests of all spellings in a text, whether they turn out to be names or not."""
        plain = fold(text)
        found = {
            spelling.written: spelling
            for word in WORD.finditer(plain)
            for spelling in self.register.spellings.get(word[0], ())
            if plain.startswith(spelling.text, word.start())
        }
        codes = {sense.code for spelling in found.values() for sense in spelling.senses}
        return [*sorted(found), *map(self._surroundings, sorted(codes))]

    def _surroundings(self, code: str) -> str:
        """Give the digest of an actor with those whose it is and those who hold its offices."""
        if code not in self._known:
            above = self._above(code)
            tied = above | {one for of in above for one in self._holders.get(of, ())}
            self._known[code] = digest(*map(self._actor, sorted(tied)))
        return self._known[code]

    def _above(self, code: str) -> set[str]:
        found, fresh = {code}, {code}
        while fresh:
            owners = {of for one in fresh for of in _owners(self.register.by_code.get(one))}
            fresh = owners - found
            found |= fresh
        return found

    def _actor(self, code: str) -> str:
        """Give the digest of what matters of an actor: not where it lies or who says so."""
        if code not in self._told:
            actor = self.register.by_code.get(code)
            if actor is not None:
                actor = replace(actor, origin=(), wikidata=None, latitude=None, longitude=None)
            self._told[code] = digest(repr(actor) if actor else code)
        return self._told[code]

    @cached_property
    def _told(self) -> dict[str, str]:
        return {}

    @cached_property
    def _known(self) -> dict[str, str]:
        return {}

    @cached_property
    def _holders(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for actor in self.register.actors:
            for office in actor.offices:
                found[office.of].append(actor.code)
        return found


def _owners(actor: Actor | None) -> Iterator[str]:
    if actor is not None:
        yield from (office.of for office in actor.offices)
        if actor.part_of:
            yield actor.part_of


def _files(model: str | None) -> Iterator[Path]:
    """Yield the files of code, lexicon and language model."""
    yield Path(extraction.__file__)
    for folder in _CODE:
        yield from sorted((PACKAGE / folder).glob("*.py"))
    yield from sorted((data_dir("sources") / "lexicon").glob("*.yaml"))
    for place in (Path(model),) if model else (PACKAGE / "language" / "model",):
        yield from sorted(path for path in place.rglob("*") if path.is_file())


def _of_files(files: Iterable[Path]) -> str:
    found = hashlib.sha256()
    for path in files:
        found.update(f"{path.name}\0".encode())
        found.update(path.read_bytes())
    return found.hexdigest()
