"""Names of the register's actors as a stock for renaming entities."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.language.training.renaming import Names
from graph.language.training.treebank import Word
from graph.model.actor import Actor

LABELS = {
    "person": "PERSON",
    "state": "PLACE",
    "place": "PLACE",
    "organisation": "ORG",
    "firm": "ORG",
    "group": "ORG",
    "bloc": "ORG",
}
_PERSON = re.compile(r"[A-Z][\w'’.]*( [A-Z][\w'’.]*){0,2}")
_WORD = re.compile(r"[A-Z]\w+")


def register_names(actors: Iterable[Actor]) -> Names:
    """Give the names that are one word, and persons' names of up to three.

    Longer names of other kinds have trees that only a treebank could tell.

    >>> from graph.model.terms import ActorKind
    >>> stock = register_names([Actor("ACME", ActorKind.FIRM, "Acme", ("Acme Holding",))])
    >>> [[word.text for word in name] for name in stock["ORG"]]
    [['Acme']]
    """
    found: dict[str, set[str]] = {}
    for actor in actors:
        label = LABELS.get(actor.kind)
        pattern = _PERSON if label == "PERSON" else _WORD
        names = (actor.label, *actor.names, *actor.weak_names, *actor.seats)
        if label:
            found.setdefault(label, set()).update(n for n in names if pattern.fullmatch(n))
    return {label: tuple(map(_words, sorted(names))) for label, names in sorted(found.items())}


def plain_names(names: Names) -> dict[str, str]:
    """Give the names that only one label has, with that label; no persons' single names.

    >>> from graph.model.terms import ActorKind
    >>> plain_names(register_names([Actor("ACME", ActorKind.FIRM, "Acme")]))
    {'Acme': 'ORG'}
    """
    labels: dict[str, set[str]] = {}
    for label, stock in names.items():
        for words in stock:
            if label == "PERSON" and len(words) == 1:
                continue  # May, Friday
            labels.setdefault(" ".join(w.text for w in words), set()).add(label)
    return {name: min(found) for name, found in labels.items() if len(found) == 1}


def _words(name: str) -> tuple[Word, ...]:
    return tuple(
        Word(text, text, "PROPN", "NNP", "Number=Sing", 0, "flat" if i else "")
        for i, text in enumerate(name.split())
    )
