"""The table of embedding words: what `plan`, `deny` or `unlikely` do to a claim below them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from graph.curated.lexicon import lexicon
from graph.grammar.classes import word_class
from graph.grammar.inflect import noun_forms, verb_forms
from graph.model.sentence import Sentence, Token

_KIND = {
    "VERB": "verbs",
    "AUX": "verbs",
    "NOUN": "nouns",
    "PROPN": "nouns",
    "ADJ": "adjectives",
    "ADV": "adjectives",
}

_LISTED = (
    "verbs",
    "nouns",
    "adjectives",
    "adverbs",
    "modifiers",
    "modals",
    "conjunctions",
    "phrases",
)
_NAMED = ("xcomp", "obj", "obl", "ccomp", "advcl", "dep", "amod", "nmod", "conj", "parataxis")
_NOT = frozenset(("not", "n't", "n’t", "hardly"))


@dataclass(frozen=True)
class Attitudes:
    """Word forms by part of speech, each with its effect ("report", "deny", "future" ...)."""

    forms: Mapping[tuple[str, str], str]
    sources: frozenset[str]
    efforts: frozenset[str] = frozenset()
    courses: frozenset[str] = frozenset()
    demands: frozenset[str] = frozenset()
    naming: frozenset[str] = frozenset()
    presupposing: frozenset[str] = frozenset()
    wishes: frozenset[str] = frozenset()
    foretelling: frozenset[str] = frozenset()
    avowals: frozenset[tuple[str, str]] = frozenset()
    tellings: frozenset[str] = frozenset()

    def of(self, sentence: Sentence, token: Token) -> str:
        """Give the effect of an embedding word, "" if it has none; particles count, those too
        that hang on what follows ("rules *out* lifting", "applied *to* join").
        """
        kind = _KIND.get(token.upos, "")
        word = token.text.lower()
        if word not in self._firsts:
            return ""
        if (kind, word) not in self._longer:
            return self._alone(kind, word)
        after = sentence.tokens[token.index + 1 : token.index + 2]
        particles = sentence.children(token, "compound:prt", "advmod", "obl", "case")
        opened = sentence.children(token, "xcomp", "advcl", "acl", "ccomp")
        openers = (t for clause in opened for t in sentence.children(clause, "mark"))
        for particle in (*particles, *openers, *(after if _goes_with(token, after) else ())):
            effect = self.forms.get((kind, f"{word} {particle.text.lower()}"))
            if effect:
                return effect
        return self._alone(kind, word)

    def _alone(self, kind: str, word: str) -> str:
        found = self.forms.get((kind, word), "")
        if not found and kind == "adjectives":
            return self.forms.get(("verbs", word), "")
        return found

    @cached_property
    def _firsts(self) -> frozenset[str]:
        """The words with which any of the forms begins."""
        return frozenset(form.partition(" ")[0] for _, form in self.forms)

    @cached_property
    def _longer(self) -> frozenset[tuple[str, str]]:
        """The kinds and words with which the forms of several words begin."""
        return frozenset((kind, form.partition(" ")[0]) for kind, form in self.forms if " " in form)

    def presupposes(self, token: Token) -> bool:
        """Whether what the word is done to is there whatever happens: "evade the sanctions"."""
        return token.text.lower() in self.presupposing

    def tells_ahead(self, sentence: Sentence, word: Token) -> str:
        """Give what a word or phrase says of whether its subject comes about, whoever's it is:
        "is *imminent*", "was *called off*", "is *out of the question*", "*looms*".
        """
        if word.upos == "NOUN":
            case = next(iter(sentence.children(word, "case")), None)
            phrase = f"{case.text} {word.text}".lower() if case else ""
            return self.forms.get(("phrases", phrase), "")
        return self.of(sentence, word) if word.text.lower() in self.foretelling else ""

    def is_wish(self, verb: Token) -> bool:
        """Whether one would do so only out of politeness: "would *like*"."""
        return verb.text.lower() in self.wishes

    def is_effort(self, relation: str, token: Token) -> bool:
        """Whether the word is one of trying, and to try is to do for this relation, or one of
        promising, and to promise is to do.
        """
        word = token.text.lower()
        tried = relation in self.courses and word in self.efforts
        return tried or (relation, word) in self.avowals

    def calls_untrue(self, sentence: Sentence, verb: Token) -> bool:
        """Whether a verb names something false: "called the report nonsense"."""
        if verb.text.lower() not in self.naming:
            return False
        below = [t for t in sentence.children(verb, *_NAMED) if t.index > verb.index]
        as_phrases = (t for b in below for t in sentence.children(b, "nmod", "obl", "acl", "appos"))
        return any(is_untrue(sentence, word) for word in (*below, *as_phrases))

    def is_demand(self, token: Token) -> bool:
        """Whether the word asks somebody else to act."""
        return token.text.lower() in self.demands

    def beside(self, table: str, word: str) -> str:
        """Give the effect of an adverb, modifier, modal or conjunction."""
        return self.forms.get((table, word.lower()), "")


def is_untrue(sentence: Sentence, word: Token) -> bool:
    """Whether a word calls something false: "baseless", "a lie", "fake news"."""
    false = word_class("untrue")
    words = (word, *sentence.children(word, "amod", "conj"))
    return any(w.text.lower() in false for w in words) and not any(
        t.text.lower() in _NOT for t in sentence.children(word)
    )


def _goes_with(token: Token, after: tuple[Token, ...]) -> bool:
    """Whether the next word may be a word's particle; "to" and "of" mostly open a phrase."""
    governed = {"to", "of", "from"} if token.upos == "VERB" else {"of"}
    return not {t.text.lower() for t in after} & governed


@cache
def attitudes() -> Attitudes:
    """Load the table of `sources/lexicon/attitudes.yaml`."""
    table, irregular = lexicon("attitudes"), lexicon("irregular")
    forms: dict[tuple[str, str], str] = {}
    for kind, effects in table.items():
        if kind not in _LISTED:
            continue
        for effect, words in effects.items():
            for word in words:
                for form in _forms(kind, word, irregular):
                    forms.setdefault((kind, form), effect)
    tried = table["efforts"]
    efforts = {
        form
        for kind in ("verbs", "nouns")
        for word in tried[kind]
        for form in _forms(kind, word, irregular)
    }
    sources, courses = frozenset(table["sources"]), frozenset(tried["relations"])
    demands, naming, wishes = (
        frozenset(f for word in table[key] for f in _forms("verbs", word, irregular))
        for key in ("demands", "naming", "wishes")
    )
    presupposing = frozenset(
        form
        for kind in ("verbs", "nouns")
        for word in table["presupposing"][kind]
        for form in _forms(kind, word, irregular)
    )
    return Attitudes(
        forms,
        sources,
        frozenset(efforts),
        courses,
        demands,
        naming,
        presupposing,
        wishes,
        frozenset(table["foretelling"]),
        frozenset(
            (relation, form)
            for relation, words in table["avowals"].items()
            for kind in ("verbs", "nouns")
            for word in words
            for form in _forms(kind, word, irregular)
        ),
        frozenset(table["tellings"]),
    )


def _forms(
    kind: str, word: str, irregular: Mapping[str, Mapping[str, list[str]]]
) -> frozenset[str]:
    head, _, particle = word.partition(" ")
    after = f" {particle}" if particle else ""
    if kind == "verbs":
        return frozenset(form + after for form in verb_forms(head, irregular["verbs"]))
    if kind == "nouns":
        return frozenset(form + after for form in noun_forms(head, irregular["nouns"]))
    return frozenset((word,))
