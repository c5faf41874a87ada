"""Words of like meaning, and the roots of the frames that a word may stand for.

What is learnt of a word holds for the others of its list in `sources/coding/words.yaml`, and for
all triggers of frames of one root; so a verb counts that no sentence of the table has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from graph.curated.documents import read_yaml
from graph.curated.folders import data_dir, shown
from graph.curated.lexicon import lexicon
from graph.frames.index import Frames, Trigger
from graph.grammar.inflect import noun_forms, verb_forms
from graph.model.relation import Relation
from graph.model.sentence import Sentence, Token

KINDS = {
    "VERB": ("verb",),
    "AUX": ("verb",),
    "NOUN": ("noun",),
    "PROPN": ("noun",),
    "ADJ": ("adjective",),
    "ADV": ("adjective",),
}
_BESIDE = 3  # words within which the others of a phrase stand


@dataclass(frozen=True)
class Words:
    """Lists of words by each form of theirs, and frames with the roots of their relations."""

    frames: Frames
    relations: Mapping[str, Relation]
    single: Mapping[str, frozenset[str]]
    longer: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]
    bases: Mapping[str, str]

    @classmethod
    def load(cls, frames: Frames, relations: Mapping[str, Relation]) -> Words:
        """Read the lists."""
        single, longer = _lists()
        verbs = {t.lemma for found in frames.by_form.values() for t in found if t.kind == "verb"}
        return cls(frames, relations, single, longer, _bases(frozenset(verbs)))

    def lemma(self, token: Token) -> str:
        """Give the word; verbs of the lists and frames by their forms, which no tagger spoils."""
        if token.upos == "VERB":
            return self.bases.get(token.text.lower(), token.lemma.lower())
        return token.lemma.lower()

    def kinds(self, sentence: Sentence, token: Token) -> frozenset[str]:
        """Give the names of the lists that a word stands in."""
        if token.upos not in KINDS or token.upos == "PROPN":
            return frozenset()
        forms = {token.text.lower(), token.lemma.lower()}
        found = {kind for form in forms for kind in self.single.get(form, ())}
        if any(form in self.longer for form in forms):
            beside = _beside(sentence, token)
            found |= {
                kind
                for form in forms
                for kind, rest in self.longer.get(form, ())
                if beside.issuperset(rest)
            }
        return frozenset(found)

    def roots(self, sentence: Sentence, token: Token) -> frozenset[str]:
        """Give the PLOVER roots of the frames that a word is a trigger of."""
        found = {
            self.relations[trigger.relation].plover
            for kind in KINDS.get(token.upos, ())
            for trigger in self.frames.triggers(kind, token.text.lower())
            if _has_rest(sentence, trigger)
        }
        return frozenset(found - {""})


def _has_rest(sentence: Sentence, trigger: Trigger) -> bool:
    return not trigger.rest or _forms_of(sentence.tokens).issuperset(trigger.rest)


def _beside(sentence: Sentence, token: Token) -> set[str]:
    return _forms_of(
        t for t in sentence.tokens if t.head == token.index or 0 < t.index - token.index <= _BESIDE
    )


def _forms_of(tokens: Iterable[Token]) -> set[str]:
    return {form for token in tokens for form in (token.text.lower(), token.lemma.lower())}


@cache
def listed() -> dict[str, list[str]]:
    """Give the lists of words of like meaning by their names."""
    path = data_dir("sources") / "coding" / "words.yaml"
    lists: dict[str, list[str]] = read_yaml(path, shown(path)).value
    return lists


@cache
def _lists() -> tuple[
    dict[str, frozenset[str]], dict[str, tuple[tuple[str, tuple[str, ...]], ...]]
]:
    single: dict[str, set[str]] = {}
    longer: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for kind, words in listed().items():
        for word in words:
            first, *rest = word.split()
            for form in _forms(first):
                if rest:
                    longer.setdefault(form, []).append((kind, tuple(rest)))
                else:
                    single.setdefault(form, set()).add(kind)
    return (
        {form: frozenset(kinds) for form, kinds in single.items()},
        {form: tuple(found) for form, found in longer.items()},
    )


@cache
def _bases(verbs: frozenset[str]) -> dict[str, str]:
    firsts = {w.split()[0] for words in listed().values() for w in words}
    irregular = lexicon("irregular")["verbs"]
    found: dict[str, str] = {}
    for verb in sorted(verbs | firsts, reverse=True):
        found.update((form, verb) for form in verb_forms(verb, irregular))
    return found | {verb: verb for verb in verbs}


def _forms(word: str) -> frozenset[str]:
    irregular = lexicon("irregular")
    return verb_forms(word, irregular["verbs"]) | noun_forms(word, irregular["nouns"])
