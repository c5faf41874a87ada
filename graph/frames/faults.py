"""What is wrong with a frame file, a line for each fault with its place."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

from graph.curated.documents import YamlFile
from graph.curated.lexicon import lexicon
from graph.frames.schema import FrameFile
from graph.model.terms import ActorKind


def misshapen(source: YamlFile, error: ValidationError) -> Iterator[str]:
    """Yield what a file lacks or has that no frame file may."""
    for fault in error.errors():
        place = tuple(p for p in fault["loc"] if isinstance(p, (str, int)))
        got = "" if fault["type"] == "missing" else f", got {fault['input']!r}"[:80]
        yield source.fault(place, f"{fault['msg'].removeprefix('Value error, ')}{got}")


def unknown_kinds(source: YamlFile, file: FrameFile) -> Iterator[str]:
    """Yield the kinds of actors that a file asks for and nobody knows."""
    for name, rule in file.frames.items():
        for field in ("subject_kind", "object_kind", "named_kind"):
            for number, kind in enumerate(getattr(rule, field)):
                if kind not in set(ActorKind):
                    known = f"expected one of {', '.join(ActorKind)}, got {kind!r}"
                    yield source.fault(("frames", name, field, number), known)


def unknown_words(source: YamlFile, file: FrameFile) -> Iterator[str]:
    """Yield the classes and lists that a file names and the lexicon lacks."""
    classes, lists = lexicon("classes"), lexicon("triggers")
    for name, rule in file.frames.items():
        place = ("frames", name)
        for field in ("theme_class", "unless_class", "with_class"):
            for number, wanted in enumerate(getattr(rule, field)):
                if wanted not in classes:
                    known = f"expected a class of sources/lexicon/classes.yaml, got {wanted!r}"
                    yield source.fault((*place, field, number), known)
        for field in ("verbs", "nouns", "adjectives"):
            for number, word in enumerate(getattr(rule, field)):
                if word.startswith("@") and word[1:] not in lists:
                    known = f"expected a list of sources/lexicon/triggers.yaml, got {word!r}"
                    yield source.fault((*place, field, number), known)
