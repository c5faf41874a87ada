"""The way from a claim's verb to the root of its sentence, and what each word on it does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from graph.grammar import clauses
from graph.grammar.attitudes import Attitudes
from graph.grammar.carriers import is_setting
from graph.grammar.classes import word_class
from graph.grammar.phrases import marker, premodifiers, preposition
from graph.model.sentence import Sentence, Token
from graph.qualify.beside import child_effect, negates
from graph.qualify.content import above, is_content, is_gerund_object, is_judged, is_there
from graph.qualify.events import foretold_by
from graph.qualify.mood import SPEAKING, State
from graph.qualify.speakers import VERBAL, Speakers

_COMPLEMENT = frozenset(
    {"", "about", "against", "as", "at", "for", "from", "in", "into", "of", "on", "over"}
    | {"that", "to", "with"}
)
# "Could punish it by sending arms", "steps such as sending arms": as likely as what is above.
_ADVERBIAL = _COMPLEMENT - {"", "as"} | {"by", "through", "such as", "including"}
_ABOUT = _COMPLEMENT - {"at", "in", "with"}
_EMBEDDED = frozenset(
    {"acl", "advcl", "ccomp", "csubj", "csubj:pass", "dep", "nmod", "nsubj", "nsubj:pass"}
    | {"obj", "obl", "parataxis", "xcomp"}
)
STRONG = frozenset(
    ("report", "accuse", "deny", "doubt", "exclude", "pledge", "risk", "fail", "stop", "future")
)
_THINGS = ("arms", "energy", "aid", "technology", "workers", "military_support")
_IMAGINING = frozenset(("would", "could", "might", "'d", "’d"))


@dataclass(frozen=True)
class Climb:
    """Walks from a claim's verb to the root of its sentence."""

    sentence: Sentence
    table: Attitudes
    speakers: Speakers
    relation: str = ""

    def up(self, state: State, token: Token) -> State:
        """Apply every embedding word above the token."""
        while (head := above(self.sentence, self.table, token)) is not None:
            state = self.speakers.sources(state, token)
            if head.index != token.head:
                state = self._embedded(state, token, head)
            elif judged := is_judged(self.sentence, self.table, token, head):
                state = self._judged(state, head, judged)
            elif token.dep == "conj":
                state = self._shared(state, token, head)
            elif self._is_subject_clause(token, head):
                state = self._supposed(state, head)
            elif self._is_circumstance(token, head):
                return self._adverbial(state, token)
            elif verb := self._told_by_its_effect(token, head) or self._is_imagined(token, head):
                return self._supposed(state, verb)
            elif self._stands_alone(token, head):
                return state
            elif self._is_embedded(token):
                state = self._embedded(state, token, head)
            token = head
        return self.speakers.sources(state, token)

    def under(self, state: State, head: Token) -> State:
        """Apply one embedding word, with its negation."""
        effect = self.table.of(self.sentence, head)
        if not effect:
            return state
        if self.table.is_effort(self.relation, head):
            effect = "fact"
        if self._negated(head):
            return state.cue(head.text).under_negated(effect)
        if effect == "report" and self._held_by_few(head):
            return state.cue("few").under_negated("future")
        state = state if effect == "fact" else state.cue(head.text)
        if effect == "future" and self.table.is_demand(head):
            return state.demanded()
        return state.under(effect, self.speakers.of(head) if effect in SPEAKING else ())

    def _negated(self, head: Token) -> bool:
        return any(negates(self.sentence, c) for c in self.sentence.children(head))

    def _judged(self, state: State, head: Token, effect: str) -> State:
        """Apply what is said of a report: "is false", "was dismissed by Iran"."""
        state = state.cue(head.text)
        if self._negated(head):
            return state.under_negated(effect)
        return state.under(effect, self.speakers.of(head) if effect == "deny" else ())

    def _is_circumstance(self, token: Token, head: Token) -> bool:
        if token.dep != "advcl" or marker(self.sentence, token) in _ADVERBIAL:
            return False
        return not is_gerund_object(self.sentence, self.table, token, head)

    def _is_embedded(self, token: Token) -> bool:
        embedded = token.dep in _EMBEDDED or is_content(self.sentence, self.table, token)
        return embedded and not is_setting(self.sentence, token)

    def _held_by_few(self, verb: Token) -> bool:
        """Whether next to nobody says so: "few diplomats believe"."""
        subjects = self.sentence.children(verb, "nsubj")
        words = (c for s in subjects for c in (s, *self.sentence.children(s, "amod", "det")))
        return any(word.text.lower() in {"few", "nobody", "none"} for word in words)

    def _shared(self, state: State, token: Token, head: Token) -> State:
        """Apply the first verb's modals and negation to a coordinated one."""
        own = self.sentence.children(token, "aux", "nsubj", "aux:pass")
        if own or token.upos not in VERBAL or head.upos not in VERBAL:
            return state
        linked = {t.text.lower() for t in self.sentence.children(token, "cc")}
        for child in self.sentence.children(head, "aux", "advmod", "mark"):
            negative = negates(self.sentence, child)
            if child.index < token.index and (not negative or linked & {"or", "nor"}):
                state = child_effect(state, self.sentence, head, child)
        return state

    def _is_subject_clause(self, token: Token, head: Token) -> bool:
        """Whether a gerund with a subject of its own is what the verb above is said of."""
        own = self.sentence.children(token, "nsubj") and not self.sentence.children(head, "nsubj")
        before = token.dep == "advcl" and token.index < head.index and token.text.endswith("ing")
        passive = self.sentence.children(head, "nsubj:pass")
        return bool(before and own) and not passive and not marker(self.sentence, token)

    def _told_by_its_effect(self, token: Token, noun: Token) -> Token | None:
        """Give the verb of "Iran *arming* Yemen would alarm Oman"."""
        gerund = token.dep == "acl" and token.text.endswith("ing") and noun.index == token.index - 1
        verb = self.sentence.head(noun)
        subject = noun.dep == "nsubj" and verb is not None and verb.upos in VERBAL
        return verb if gerund and subject and noun.upos == "PROPN" else None

    def _is_imagined(self, token: Token, head: Token) -> Token | None:
        """Give what an event of no definite time is said to do: "an attack *could* ..."."""
        if token.dep != "nsubj" or token.upos != "NOUN" or head.upos not in VERBAL:
            return None
        before = {c.text.lower() for c in self.sentence.children(token, "det")}
        modal = {c.text.lower() for c in self.sentence.children(head, "aux")}
        owned = self.sentence.children(token, "nmod:poss")
        return head if before & {"a", "an", "any"} and modal & _IMAGINING and not owned else None

    def _foretold(self, state: State, event: Token, head: Token, effect: str) -> State:
        """Apply what is said of an event: "war *may break out*", "is *unlikely*"."""
        for child in self.sentence.children(head):
            if child is not event:
                state = child_effect(state, self.sentence, head, child)
        return state if effect == "happens" else self.under(state, head)

    def _supposed(self, state: State, head: Token) -> State:
        for modal in self.sentence.children(head, "aux"):
            effect = self.table.beside("modals", modal.text)
            state = state.beside(effect, modal.text.lower()) if effect else state
        return state

    def _adverbial(self, state: State, clause: Token) -> State:
        if preposition(self.sentence, clause) in {"in order", "so as", "so that"}:
            return state.beside("future", "in order to")
        return state

    def _stands_alone(self, token: Token, head: Token) -> bool:
        """Whether what is above does not bear on it: relative clauses, circumstances, events
        taken for granted ("condemned Russia's invasion", "despite the attack").
        """
        described = token.dep == "acl" and token.tag == "VBN"  # "talks *mediated* by Mali"
        described = described and not self.sentence.children(
            token, "aux"
        )  # "claims of *having* sold"
        if (
            described
            or token.dep in {"acl:relcl", "advcl:relcl", "appos"}
            or self._is_ground(token, head)
        ):
            return not is_content(self.sentence, self.table, token)
        if token.upos not in {"NOUN", "PROPN"} or token.dep in {"xcomp", "ccomp", "parataxis"}:
            return False
        phrase = preposition(self.sentence, token)
        if token.dep in {"obl", "nmod"} and phrase not in _COMPLEMENT:
            return True
        if token.dep in {"nsubj", "nsubj:pass"}:
            foretold = foretold_by(self.sentence, self.table, token, head)
            return not foretold and not is_there(self.sentence, token, head)
        if self._is_named(token, head):
            return True
        taken = self.table.of(self.sentence, head) in {"", "fact", "report"}
        owned = self.sentence.children(token, "nmod:poss")
        if head.lemma.lower() == "oppose" and token.dep == "obj":  # what others do goes on
            theirs = self.speakers.fillers.modifiers(premodifiers(self.sentence, token))
            return bool(owned or theirs)
        return taken and bool(owned) and token.text.lower() not in _goods()

    def _is_named(self, token: Token, head: Token) -> bool:
        """Whether it is only called something: "called the seizure an act of piracy"."""
        names = (t for t in self.sentence.children(head, "xcomp") if t.upos in {"NOUN", "ADJ"})
        return token.dep == "obj" and head.upos == "VERB" and any(t is not token for t in names)

    def _is_ground(self, token: Token, head: Token) -> bool:
        """Whether a clause gives the ground of a deed: "praised Iran for sending arms"."""
        if token.upos not in VERBAL or marker(self.sentence, token) != "for":
            return False
        told = self.table.of(self.sentence, head) in {"accuse", "report", "deny"}
        aimed = clauses.patient(self.sentence, head) or clauses.aimed_at(self.sentence, head)
        return head.upos in VERBAL and not told and bool(aimed)

    def _embedded(self, state: State, token: Token, head: Token) -> State:
        if foretold := foretold_by(self.sentence, self.table, token, head):
            return self._foretold(state, token, head, foretold)
        effect = self.table.of(self.sentence, head)
        if self.table.is_effort(self.relation, head):
            effect = "fact"
        if self._is_purpose(token, head, effect):
            return state.beside("future", "to")
        if token.dep == "parataxis" and effect != "report":
            return state
        if not self._is_about(token, effect) or (token.dep == "csubj" and head.upos == "VERB"):
            return self.modals(state, head)
        return self.modals(self.under(state, head), head)

    def _is_purpose(self, token: Token, head: Token, effect: str) -> bool:
        to = token.dep == "advcl" and preposition(self.sentence, token) == "to"
        return to and head.upos == "VERB" and effect not in STRONG | {"fact"}

    def _is_about(self, token: Token, effect: str) -> bool:
        """Whether a phrase is what the word above is about ("plans for ...")."""
        if token.upos in VERBAL:
            return True
        if effect == "fail" and self.sentence.tokens[token.head].upos == "ADJ":
            return False  # wary of a deed, not of doing it
        if token.dep not in {"obl", "nmod"}:
            return True
        return bool(effect) and preposition(self.sentence, token) in _ABOUT

    def modals(self, state: State, head: Token) -> State:
        """Apply what stands beside an embedding word: "may decide to", "if it agreed to"."""
        for child in self.sentence.children(head, "aux", "mark", "advmod", "amod"):
            if not negates(self.sentence, child):
                state = child_effect(state, self.sentence, head, child)
        return state


@cache
def _goods() -> frozenset[str]:
    """Give the nouns of things: to own one is no event ("send its technology")."""
    return frozenset().union(*map(word_class, _THINGS))
