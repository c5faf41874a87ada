"""Frame files in, an index from word forms to frames out; every fault with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from pydantic import ValidationError

from graph.curated.documents import Place, YamlFile, read_yaml
from graph.curated.folders import data_dir
from graph.curated.lexicon import lexicon
from graph.errors import CuratedError
from graph.frames.faults import misshapen, unknown_kinds, unknown_words
from graph.frames.schema import FrameFile, FrameRule
from graph.grammar.classes import word_class
from graph.grammar.inflect import noun_forms, verb_forms

_HYPHEN = re.compile("-")
_OPENING = re.compile("[ -]")
KINDS = {"verb": "verbs", "noun": "nouns", "adjective": "adjectives"}

VOICE = ("voice",)  # the subject of a deed that somebody tells of another

# What two do to each other is each one's deed: "they traded accusations".
RECIPROCAL = frozenset(
    ("accuses", "distrusts", "mobilisesAgainst", "attacks/clash", "attacks/exchange_fire")
)


@dataclass(frozen=True)
class Trigger:
    """A trigger of a frame: the head word's lemma and the further words that must be there."""

    frame: str
    relation: str
    rule: FrameRule
    kind: str
    lemma: str
    rest: tuple[str, ...]
    carriers: frozenset[str] = frozenset()
    unless_carriers: frozenset[str] = frozenset()

    @cached_property
    def further(self) -> frozenset[str]:
        """Its further words, in any order."""
        return frozenset(self.rest)

    @cached_property
    def themes(self) -> tuple[str, ...]:
        """The classes of which its theme must be one."""
        return self.rule.theme_class

    @cached_property
    def modifiers(self) -> tuple[str, ...]:
        """The classes of which a word beside it must be one."""
        return self.rule.with_class

    @cached_property
    def conditional(self) -> bool:
        """Whether anything but actors and further words is asked for."""
        rule = self.rule
        carried = self.carriers or self.unless_carriers
        classes = rule.theme_class or rule.unless_class or rule.with_class
        return bool(rule.without or rule.needs or carried or classes)

    @cached_property
    def starts(self) -> tuple[str, ...]:
        """The slots from which a pair of actors may start."""
        return self.rule.object if self.told else (*self.rule.subject, *self.rule.each)

    @cached_property
    def told(self) -> bool:
        """Whether it is a deed of the object, which the subject tells."""
        return self.rule.subject == VOICE

    @cached_property
    def begins(self) -> str:
        """How it starts, in one word, the same for all that start alike."""
        return f"{' '.join(self.starts)} {self.rule.through}"

    @cached_property
    def weight(self) -> int:
        """How narrow it is: themes and further words beat bare triggers."""
        rule = self.rule
        narrow = 4 * bool(rule.theme_class) + 2 * bool(self.rest or rule.with_class)
        return rule.weight + narrow + bool(rule.carriers)


@dataclass(frozen=True)
class Frames:
    """All frames, found by kind and form of the trigger word."""

    files: tuple[FrameFile, ...]
    by_form: Mapping[tuple[str, str], tuple[Trigger, ...]]
    classes: Mapping[str, frozenset[str]]
    carriers: frozenset[str]
    owning: frozenset[str]
    mutual: frozenset[str]

    @cached_property
    def _joined(self) -> dict[tuple[str, ...], frozenset[str]]:
        return {}

    def words(self, classes: tuple[str, ...]) -> frozenset[str]:
        """Give the words of some classes together."""
        found = self._joined.get(classes)
        if found is None:
            found = frozenset().union(*(self.classes[name] for name in classes))
            self._joined[classes] = found
        return found

    @cached_property
    def opened(self) -> Mapping[str, frozenset[str]]:
        """The classes in which something stands that begins with a word."""
        found: dict[str, set[str]] = {}
        for name, words in self.classes.items():
            for word in words:
                found.setdefault(_OPENING.split(word)[0] or word, set()).add(name)
        return {word: frozenset(names) for word, names in found.items()}

    def triggers(self, kind: str, form: str) -> tuple[Trigger, ...]:
        """Give the triggers that a word form may be, as "verb", "noun" or "adjective"."""
        return self.by_form.get((kind, form), ())


def frame_files(folder: Path) -> Iterator[YamlFile]:
    """Yield the frame files of a folder in order of their names."""
    for path in sorted(folder.glob("*.yaml")):
        yield read_yaml(path, f"sources/frames/{path.name}")


@cache
def load_frames(folder: Path | None = None) -> Frames:
    """Read all frame files.

    Raises:
        CuratedError: with every fault of every file.
    """
    faults: list[str] = []
    files: list[FrameFile] = []
    for source in frame_files(folder or data_dir("sources") / "frames"):
        try:
            files.append(FrameFile.model_validate(source.value))
        except ValidationError as error:
            faults.extend(misshapen(source, error))
        else:
            faults.extend(unknown_words(source, files[-1]))
            faults.extend(unknown_kinds(source, files[-1]))
    if faults:
        raise CuratedError(faults)
    return _index(tuple(files))


def _index(files: tuple[FrameFile, ...]) -> Frames:
    found: dict[tuple[str, str], list[Trigger]] = {}
    for file in files:
        for _, trigger in written(file):
            for form in _forms(trigger.kind, trigger.lemma):
                found.setdefault((trigger.kind, form), []).append(trigger)
    carriers = _verb_forms(lexicon("carriers")["carriers"])
    by_form = {key: tuple(triggers) for key, triggers in found.items()}
    owning = _verb_forms(lexicon("carriers")["owning"])
    mutual = {
        f"{file.relation}/{name}"
        for file in files
        for name, rule in file.frames.items()
        if rule.each and not {file.relation, f"{file.relation}/{name}"} & RECIPROCAL
    }
    return Frames(
        files,
        by_form,
        {name: word_class(name) for name in lexicon("classes")},
        carriers,
        owning,
        frozenset(mutual),
    )


def written(file: FrameFile) -> Iterator[tuple[Place, Trigger]]:
    """Yield the triggers of a file, each with the place of its word there, lists spelt out."""
    lists = lexicon("triggers")
    for name, rule in file.frames.items():
        carriers, unless = _verb_forms(rule.carriers), _verb_forms(rule.unless_carriers)
        frame = f"{file.relation}/{name}"
        for kind, field in KINDS.items():
            for number, word in enumerate(getattr(rule, field)):
                for phrase in lists[word[1:]] if word.startswith("@") else (word,):
                    for head, rest in _spelt(kind, phrase):
                        trigger = Trigger(
                            frame, file.relation, rule, kind, head, rest, carriers, unless
                        )
                        yield ("frames", name, field, number), trigger


def _spelt(kind: str, phrase: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the head word and the rest of a phrase, cut at its hyphens and whole: "bail-out"."""
    for spelt in dict.fromkeys((_HYPHEN.sub(" - ", phrase), phrase)):
        yield _head_first(kind, tuple(spelt.split()))


def _head_first(kind: str, words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Give the word that is looked up, and those that must stand beside it."""
    last = kind == "noun" or "-" in words
    return (words[-1], words[:-1]) if last else (words[0], words[1:])


def _forms(kind: str, word: str) -> frozenset[str]:
    irregular = lexicon("irregular")
    if kind == "verb":
        return verb_forms(word, irregular["verbs"])
    if kind == "noun":
        return noun_forms(word, irregular["nouns"])
    return frozenset((word,))


def _verb_forms(verbs: Iterable[str]) -> frozenset[str]:
    irregular = lexicon("irregular")["verbs"]
    heads = {verb.split()[0] for verb in verbs}
    return frozenset(form for head in heads for form in verb_forms(head, irregular))
