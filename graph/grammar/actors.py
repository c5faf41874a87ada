"""From a slot's noun to the actors it means, directly or through a possessor.

"Ukraine" means UKR; so do "Ukraine's cities" and "targets in Ukraine" where something is
done to them, and "Ukraine's conduct" where it is praised or blamed.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

from graph.grammar.classes import word_class
from graph.grammar.clauses import patient
from graph.grammar.phrases import conjuncts, hyphenated, is_make, premodifiers, preposition
from graph.model.sentence import Document, Form, Mention, Sentence, Token

_LISTING = frozenset(("such as", "including", "like"))
_LEADING = frozenset(
    ("based", "commanded", "controlled", "led", "operated", "owned", "registered", "run")
)
_WITHIN = frozenset(("across", "in", "inside", "near", "within"))
_OWNING = frozenset(("between", "by", "of"))


@dataclass(frozen=True)
class Fillers:
    """Finds the actors of noun phrases in one sentence."""

    document: Document
    sentence: Sentence
    parts: Set[str]
    deeds: Set[str] = frozenset()
    owning: Set[str] = frozenset()

    def actors(self, tokens: Iterable[Token], *, through: bool) -> tuple[Mention, ...]:
        """Give the mentions that noun heads stand for, in order, each once."""
        found = [m for token in tokens for m in self._of(token, through=through)]
        return tuple(dict.fromkeys(found))

    def modifiers(self, tokens: Iterable[Token]) -> tuple[Mention, ...]:
        """Give the mentions among adjectives and names before a noun, in text order."""
        found = (self.document.mention(self.sentence, t) for t in tokens)
        return tuple(sorted((m for m in found if m), key=lambda m: m.start))

    def _of(self, token: Token, *, through: bool) -> tuple[Mention, ...]:
        own = self.document.mention(self.sentence, token)
        if own is not None and not _modifies(own, token):
            return (own,)
        if token.upos == "PRON":
            return ()
        return (
            self._named_beside(token)
            or self._listed(token)
            or self._owned(token, through=through)
            or self._counted(token, through=through)
        )

    def _counted(self, token: Token, *, through: bool) -> tuple[Mention, ...]:
        """Give what "dozens of Malian soldiers" means."""
        if token.text.lower() not in word_class("counters"):
            return ()
        phrases = self.sentence.children(token, "nmod")
        counted = (t for t in phrases if preposition(self.sentence, t) == "of")
        return self.actors(counted, through=through)

    def _named_beside(self, token: Token) -> tuple[Mention, ...]:
        """Give the name in "President Kim" or "their neighbour, Mali"."""
        deps = ("flat", "appos", "compound") if token.upos == "PROPN" else ("flat", "appos")
        named = self._direct(self.sentence.children(token, *deps))
        return tuple(m for m in named if m.form is not Form.DEMONYM)[:1]

    def _listed(self, token: Token) -> tuple[Mention, ...]:
        """Give the names in "allies such as Mali and Niger"."""
        return self._direct(
            other
            for phrase in self.sentence.children(token, "nmod")
            if preposition(self.sentence, phrase) in _LISTING
            for other in conjuncts(self.sentence, phrase)
        )

    def _owned(self, token: Token, *, through: bool) -> tuple[Mention, ...]:
        if token.text.lower() in self.parts or is_make(token):
            return self.owners(token, _OWNING | _WITHIN)
        return self.owners(token) if through else ()

    def owners(self, noun: Token, prepositions: Set[str] = _OWNING) -> tuple[Mention, ...]:
        """Give the actors to whom a thing or deed belongs: possessor, adjective, of-phrase.

        The of-phrase of a violent deed names its victim: "the invasion of Ukraine".
        """
        possessors = self.sentence.children(noun, "nmod:poss") or self._each_of(noun)
        if possessors:
            return self._direct(t for p in possessors for t in conjuncts(self.sentence, p))
        held = self._held(noun)
        if held:
            return held
        named = self.modifiers(premodifiers(self.sentence, noun)) or self._led(noun)
        if named and not self._serves(noun):
            return named
        if noun.text.lower() in self.deeds:
            prepositions = prepositions - {"of"}
        if noun.text.lower() in word_class("wares"):
            prepositions = prepositions | {"from"}
        if noun.text.lower() in word_class("upheavals"):
            prepositions = prepositions | _WITHIN
        phrases = (
            t
            for t in self.sentence.children(noun, "nmod")
            if preposition(self.sentence, t) in prepositions
        )
        below = [t for p in phrases for t in conjuncts(self.sentence, p)]
        # "The launch of Ethiopia's dam".
        theirs = (o for t in below for o in self.sentence.children(t, "nmod:poss"))
        return self._direct(below) or self._direct(theirs) or self._nested(below)

    def _nested(self, nouns: Iterable[Token]) -> tuple[Mention, ...]:
        """Give whose the thing of a thing is: "the growth of the navy *of China*"."""
        owned = (t for t in nouns if t.upos == "NOUN")
        phrases = (p for t in owned for p in self.sentence.children(t, "nmod"))
        return self._direct(p for p in phrases if preposition(self.sentence, p) == "of")

    def _serves(self, noun: Token) -> bool:
        """Whether "of" says more than the adjective: "Yemeni employees of the United Nations"."""
        phrases = self.sentence.children(noun, "nmod")
        served = self._direct(p for p in phrases if preposition(self.sentence, p) == "of")
        return noun.text.lower() in word_class("servants") and bool(served)

    def _held(self, noun: Token) -> tuple[Mention, ...]:
        """Give the subject in "the sway that China holds"."""
        return self._direct(
            subject
            for clause in self.sentence.children(noun, "acl:relcl")
            if clause.text.lower() in self.owning and noun in patient(self.sentence, clause)
            for subject in self.sentence.children(clause, "nsubj")
        )

    def _led(self, noun: Token) -> tuple[Mention, ...]:
        """Give who leads or owns in "*Saudi*-led strikes"."""
        participles = self.sentence.children(noun, "amod", "compound")
        led = (t for t in participles if t.text.lower() in _LEADING)
        return self._direct(name for t in led for name in hyphenated(self.sentence, t))

    def _direct(self, tokens: Iterable[Token]) -> tuple[Mention, ...]:
        found = (self._own(t) for t in tokens)
        return tuple(m for m in found if m)

    def _each_of(self, noun: Token) -> tuple[Token, ...]:
        """Give "each" in "each other's soil" where the parser made it an article."""
        words = self.sentence.children(noun, "det")
        return tuple(t for t in words if self.document.mention(self.sentence, t))

    def _own(self, token: Token) -> Mention | None:
        """Give the mention that a token carries; "each other" goes by "each"."""
        if token.text.lower() in {"other", "another"} and token.index:
            return self.document.mention(self.sentence, self.sentence.tokens[token.index - 1])
        return self.document.mention(self.sentence, token)


def _modifies(mention: Mention, token: Token) -> bool:
    return mention.form is Form.DEMONYM and token.dep in {"amod", "compound"}
