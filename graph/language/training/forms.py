"""The lemmas of the verbs that frames name, in all their forms: few of them are in a treebank."""

from __future__ import annotations

from collections.abc import Iterator

from graph.curated.documents import read_yaml
from graph.curated.folders import data_dir
from graph.curated.lexicon import lexicon
from graph.grammar.inflect import third_person, verb_forms
from graph.language.reader import lemmas
from graph.language.training.coding import Book


def frame_verbs() -> frozenset[str]:
    """Give the verbs that trigger frames."""
    return frozenset(_verbs())


def _verbs() -> Iterator[str]:
    for path in sorted((data_dir("sources") / "frames").glob("*.yaml")):
        for frame in read_yaml(path, path.name).value["frames"].values():
            for words in frame.get("verbs", ()):
                yield words.split()[0]


def verb_lemmas(book: Book) -> dict[int, int]:
    """Give the rules for the lemmas of these verbs' forms with their tags.

    A form of two of them ("found") has none.
    """
    rules = book.numbers[1]
    irregular = lexicon("irregular")["verbs"]
    found: dict[tuple[str, str], set[str]] = {}
    for verb in frame_verbs():
        for form in verb_forms(verb, irregular) - {verb}:
            for tag in _tags(form, verb):
                found.setdefault((form, tag), set()).add(verb)
    alone = {form: verbs.pop() for form, verbs in sorted(found.items()) if len(verbs) == 1}
    told = {form: rules.get(lemmas.rule_of(form[0], verb)) for form, verb in alone.items()}
    return {lemmas.key(*form): rule for form, rule in told.items() if rule is not None}


def _tags(form: str, verb: str) -> tuple[str, ...]:
    """Give the tags that a form of a verb may have.

    >>> _tags("rammed", "ram"), _tags("ramming", "ram"), _tags("rams", "ram")
    (('VBD', 'VBN'), ('VBG',), ('VBZ',))
    """
    if form.endswith("ing") and not verb.endswith("ing"):
        return ("VBG",)
    return ("VBZ",) if form == third_person(verb) else ("VBD", "VBN")
