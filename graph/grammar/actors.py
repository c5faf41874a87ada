"""From a slot's noun to the actors it means, directly or through a possessor.

"Ukraine" means UKR; so do "Ukraine's cities" and "targets in Ukraine" where something is
done to them, and "Ukraine's conduct" where it is praised or blamed.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

from graph.grammar.classes import word_class
from graph.grammar.clauses import agent, passive, patient
from graph.grammar.complements import right_after, sent_from
from graph.grammar.listed import after_colon, doing_what
from graph.grammar.phrases import (
    conjuncts,
    hyphenated,
    is_make,
    premodifiers,
    preposition,
    relative,
)
from graph.model.sentence import Document, Form, Mention, Sentence, Token

_LISTING = frozenset(("such as", "including", "like"))
_ASIDE = frozenset(("appos", "dislocated", "nmod:unmarked", "obl:unmarked", "parataxis"))
_STEPS = frozenset(("act", "decision", "gesture", "measure", "move", "policy", "step"))
_ANYBODY = frozenset(
    {"anybody", "anyone", "everybody", "everyone", "few", "many", "most", "nobody", "none", "some"}
)
_DOING = frozenset(("nsubj", "obl:agent"))
_RUNNING = frozenset(("controlled", "crewed", "operated", "owned", "run"))
_LEADING = frozenset(
    {"based", "built", "commanded", "controlled", "crewed", "flagged", "led", "made", "manned"}
    | {"operated", "owned", "registered", "run"}
)
_WITHIN = frozenset(("across", "in", "inside", "near", "within"))
_OF_IT = frozenset(("across", "from", "in", "inside", "of"))
_TOWARDS = frozenset(("toward", "towards"))
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
            return self._told_by_name(token, own) or (own,)
        if token.text.lower() in _ANYBODY and (people := self._people_in(token)):
            return people
        if token.upos == "PRON":
            return self.actors(doing_what(self.sentence, token), through=False) if through else ()
        return (
            self._named_beside(token)
            or self._listed(token)
            or self._direct(after_colon(self.sentence, token))
            or self._owned(token, through=through)
            or self._counted(token, through=through)
            or self._taken(token)
        )

    def _taken(self, token: Token) -> tuple[Mention, ...]:
        """Give who took the step that a clause was: "Mali left, a *step* that angered Chad"."""
        if token.text.lower() not in _STEPS or token.dep not in _ASIDE:
            return ()
        above = (t for t in self.sentence.ancestors(token) if t.upos == "VERB")
        verb = next((t for t in above if t.index < token.index), None)
        return self.actors(agent(self.sentence, verb), through=False) if verb else ()

    def _people_in(self, token: Token) -> tuple[Mention, ...]:
        """Give for whom "nobody in *Riga*", "many in *Athens*" stand."""
        phrases = self.sentence.children(token, "nmod")
        return self._direct(t for t in phrases if preposition(self.sentence, t) == "in")

    def _told_by_name(self, token: Token, own: Mention) -> tuple[Mention, ...]:
        """Give the names after what they share: "two Chinese firms, *Huawei* and *ZTE*"."""
        if own.form is not Form.ROLE or token.tag != "NNS":
            return ()
        beside = self.sentence.children(token, "appos")[:1]
        named = self._direct(t for one in beside for t in conjuncts(self.sentence, one))
        plain = all(m.form is Form.NAME for m in named)
        return named if len(named) > 1 and plain else ()

    def _counted(self, token: Token, *, through: bool) -> tuple[Mention, ...]:
        """Give what "dozens of Malian soldiers" means."""
        if token.text.lower() not in word_class("counters"):
            return ()
        phrases = self.sentence.children(token, "nmod")
        counted = (t for t in phrases if preposition(self.sentence, t) == "of")
        return self.actors(counted, through=through)

    def _titled(self, title: Token) -> tuple[Token, ...]:
        """Give the name right behind "Secretary of State", taken for what the title is of."""
        phrases = self.sentence.children(title, "nmod") if title.upos == "PROPN" else ()
        bare = (t for t in phrases if t.upos == "PROPN" and t.index > title.index)
        return tuple(t for t in bare if not self.sentence.children(t, "case"))[:1]

    def _named_beside(self, token: Token) -> tuple[Mention, ...]:
        """Give the name in "President Kim" or "their neighbour, Mali"."""
        deps = ("flat", "appos", "compound") if token.upos == "PROPN" else ("flat", "appos")
        beside = self.sentence.children(token, *deps) or self._titled(token)
        if len(beside) == 1 and beside[0].dep == "appos" and token.tag == "NNS":
            beside = conjuncts(self.sentence, beside[0])  # "two states, among them A and B"
            return self._direct(beside)
        named = self._direct(beside)
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
        if token.dep in _DOING and token.lemma.lower() in word_class("rebels"):
            return ()  # "Mali's opposition" does not act for Mali
        if token.text.lower() in self.parts or is_make(token):
            return self.owners(token, _OWNING | _WITHIN)
        return self.owners(token) if through else ()

    def owners(self, noun: Token, prepositions: Set[str] = _OWNING) -> tuple[Mention, ...]:
        """Give the actors to whom a thing or deed belongs: possessor, adjective, of-phrase.

        The of-phrase of a violent deed names its victim: "the invasion of Ukraine".
        """
        possessors = self.sentence.children(noun, "nmod:poss") or self._each_of(noun)
        if possessors:
            whose = [t for p in possessors for t in conjuncts(self.sentence, p)]
            offices = (t for t in whose if t.upos == "NOUN" and t.text.lower() in self.parts)
            return self._direct(whose) or self.actors(offices, through=True)
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
        if noun.text.lower() in _STEPS:
            prepositions = prepositions | _TOWARDS
        phrases = [
            t
            for t in (*self.sentence.children(noun, "nmod"), *sent_from(self.sentence, noun))
            if preposition(self.sentence, t) in prepositions
        ]
        below = [t for p in phrases for t in conjuncts(self.sentence, p)]
        below = below or right_after(self.sentence, noun, prepositions & _OF_IT)
        # "The launch of Ethiopia's dam".
        theirs = (o for t in below for o in self.sentence.children(t, "nmod:poss"))
        found = self._direct(below) or self._direct(theirs) or self._nested(below)
        return found or self._offered(noun)

    def _offered(self, noun: Token) -> tuple[Mention, ...]:
        """Give whose it is that is talked of on: "*Mali* offered a truce, which Chad refused"."""
        verb = self.sentence.head(noun)
        spoken_on = self.sentence.children(noun, "acl:relcl")
        if verb is None or noun.dep != "obj" or not spoken_on:
            return ()
        offered = verb.lemma.lower() in word_class("offering")
        return self._direct(agent(self.sentence, verb)) if offered else ()

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
            if self._has_it(clause, noun)
            for subject in self.sentence.children(clause, "nsubj")
        ) or self.actors(
            (
                giver
                for clause in self.sentence.children(noun, "acl", "acl:relcl")
                if clause.text.lower() in self.owning | _RUNNING and passive(self.sentence, clause)
                for giver in agent(self.sentence, clause)
            ),
            through=True,
        )

    def _has_it(self, clause: Token, noun: Token) -> bool:
        """Whether a clause says who has it: "oil that *Iran exports*", "manages to export"."""
        for deed in (clause, *self.sentence.children(clause, "xcomp")):
            if deed.text.lower() in self.owning:
                had = patient(self.sentence, deed)
                back = deed is not clause and not had
                return back or noun in had or (bool(had) and all(map(relative, had)))
        return False

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
