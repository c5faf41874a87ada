"""The way from a claim's verb to the root of its sentence, and what each word on it does."""

from __future__ import annotations

from dataclasses import dataclass

from graph.grammar.attitudes import Attitudes
from graph.grammar.carriers import is_setting
from graph.grammar.phrases import marker, preposition
from graph.model.sentence import Sentence, Token
from graph.qualify.beside import child_effect, negates
from graph.qualify.conditions import conditional, conditioned, lies_ahead
from graph.qualify.content import above, is_content, is_gerund_object, is_judged, says_finitely
from graph.qualify.events import foretold_by
from graph.qualify.mood import SPEAKING, State
from graph.qualify.negation import held_by_few, is_unable, negated
from graph.qualify.purposes import (
    describes_ahead,
    explains,
    gives_reason,
    goes_on,
    has_happened,
    is_purpose,
    is_relative,
    left_unsaid,
    measured,
    names,
    nears,
)
from graph.qualify.speakers import VERBAL, Speakers
from graph.qualify.standing import (
    COMPLEMENT,
    is_imagined,
    is_new_subject,
    is_subject_clause,
    stands_alone,
    told_by_its_effect,
)

# "Could punish it by sending arms", "steps such as sending arms": as likely as what is above.
_ADVERBIAL = COMPLEMENT - {"", "as"} | {"by", "out of", "through", "such as", "including"}
_ABOUT = COMPLEMENT - {"at", "in", "with"}
_EMBEDDED = frozenset(
    {"acl", "advcl", "ccomp", "csubj", "csubj:pass", "dep", "nmod", "nsubj", "nsubj:pass"}
    | {"obj", "obl", "parataxis", "xcomp"}
)
_BELIEVING = frozenset(("believe", "expect", "hold", "reckon", "think"))
STRONG = frozenset(
    ("report", "accuse", "deny", "doubt", "exclude", "pledge", "risk", "fail", "stop", "future")
)


@dataclass(frozen=True)
class Climb:
    """Walks from a claim's verb to the root of its sentence."""

    sentence: Sentence
    table: Attitudes
    speakers: Speakers
    relation: str = ""

    def up(self, state: State, token: Token) -> State:
        """Apply every embedding word above the token."""
        own = token
        while (head := above(self.sentence, self.table, token)) is not None:
            state = self.speakers.sources(state, token)
            if token.dep in {"advcl", "ccomp"} and (word := self._misread_condition(token)):
                state = state.under_condition(word)
            if token.dep == "conj":
                first = says_finitely(self.sentence, token, head)
                state = self._shared(state, token, head, own) if first is head else state
                token = first
                continue
            state, ended = self._met(state, token, head, None if token is own else token)
            if ended:
                return state
            token = head
        return self.speakers.sources(state, token)

    def _met(
        self, state: State, token: Token, head: Token, said: Token | None
    ) -> tuple[State, bool]:
        """Apply the word above, and tell whether nothing above that one bears on the claim."""
        if head.index != token.head:
            return self._embedded(state, token, head, said), False
        if judged := is_judged(self.sentence, self.table, token, head):
            return self._judged(state, head, judged), False
        if is_subject_clause(self.sentence, token, head):
            return self._supposed(state, head), False
        if self._is_circumstance(token, head):
            return self._adverbial(state, token, head), True
        imagined = is_imagined(self.sentence, token, head)
        if verb := told_by_its_effect(self.sentence, token, head) or imagined:
            return self._supposed(state, verb), False
        if is_new_subject(self.sentence, self.table, token, head):
            return self.opened(state, head), False
        if stands_alone(self.sentence, self.table, self.speakers.fillers, token, head):
            return state, True
        embedded = self._is_embedded(token)
        return (self._embedded(state, token, head, said) if embedded else state), False

    def under(self, state: State, head: Token) -> State:
        """Apply one embedding word, with its negation."""
        effect = self._effect(head)
        if not effect:
            return state
        if negated(self.sentence, self.table, head):
            return state.cue(head.text).under_negated(effect)
        if effect == "report" and held_by_few(self.sentence, head):
            believed = head.lemma.lower() in _BELIEVING
            return state.cue("few").under_negated("future" if believed else "report")
        state = state if effect == "fact" else state.cue(head.text)
        if effect == "future" and self.table.is_demand(head):
            return state.demanded()
        told = state.under(effect, self.speakers.of(head) if effect in SPEAKING else ())
        return self._on_condition(told, head)

    def _on_condition(self, state: State, verb: Token) -> State:
        """Make hypothetical what is promised, threatened or foretold on a condition."""
        if state.denied or state.mood != "prospective" or verb.upos not in VERBAL:
            return state
        word = conditioned(self.sentence, verb)
        return state.cue(word).lowered("risk") if word else state

    def _misread_condition(self, clause: Token) -> str:
        """Give the word that opens a condition, where it does not hang on the clause's verb."""
        marks = self.sentence.children(clause, "mark", "aux", "aux:pass")
        own = any(t.text.lower() != "that" for t in marks)
        return "" if own else conditional(self.sentence, clause)

    def _judged(self, state: State, head: Token, effect: str) -> State:
        """Apply what is said of a report: "is false", "was dismissed by Iran"."""
        state = state.cue(head.text)
        if negated(self.sentence, self.table, head):
            return state.under_negated(effect)
        return state.under(effect, self.speakers.of(head) if effect == "deny" else ())

    def _is_circumstance(self, token: Token, head: Token) -> bool:
        if token.dep != "advcl":
            return False
        if marker(self.sentence, token) in _ADVERBIAL:
            return gives_reason(self.sentence, token)
        return not is_gerund_object(self.sentence, self.table, token, head)

    def _is_embedded(self, token: Token) -> bool:
        embedded = token.dep in _EMBEDDED or is_content(self.sentence, self.table, token)
        return embedded and not is_setting(self.sentence, token)

    def _shared(self, state: State, token: Token, head: Token, claimed: Token) -> State:
        """Apply the first verb's modals to a coordinated one, its negation to the claim's own."""
        own = self.sentence.children(token, "aux", "nsubj", "aux:pass")
        if own or token.upos not in VERBAL or head.upos not in VERBAL:
            return state
        linked = {t.text.lower() for t in self.sentence.children(token, "cc")}
        for child in self.sentence.children(head, "aux", "advmod", "cop", "mark"):
            negative = negates(self.sentence, child)
            if child.index < token.index and (
                not negative or ("or" in linked and claimed is token)
            ):
                state = child_effect(state, self.sentence, head, child)
        return state

    def _foretold(self, state: State, event: Token, head: Token, effect: str) -> State:
        """Apply what is said of an event: "war *may break out*", "is *unlikely*"."""
        for child in self.sentence.children(head):
            if child is not event:
                state = child_effect(state, self.sentence, head, child)
        if effect == "happens":
            return state
        if head.upos == "NOUN":  # "is out of the question"
            return state.cue(head.text).under(effect, ())
        return self.under(state, head)

    def _supposed(self, state: State, head: Token) -> State:
        for modal in self.sentence.children(head, "aux"):
            effect = self.table.beside("modals", modal.text)
            state = state.beside(effect, modal.text.lower()) if effect else state
        return state

    def _adverbial(self, state: State, clause: Token, head: Token) -> State:
        opener = preposition(self.sentence, clause).removesuffix(" to")
        if opener in {"in order", "so as", "so that"}:
            return state.beside("future", "in order to")
        point = lies_ahead(self.sentence, clause, head)
        return state.beside("future", point) if point else state

    def _embedded(self, state: State, token: Token, head: Token, said: Token | None) -> State:
        """Apply the word above; `said` is the token if the claim is what it tells, else None."""
        if foretold := foretold_by(self.sentence, self.table, token, head):
            return self._foretold(state, token, head, foretold)
        effect = self._effect(head)
        purpose = is_purpose(self.sentence, token, head) and effect not in STRONG | {"fact"}
        if purpose and not (said and goes_on(self.sentence, token)):
            done = has_happened(self.sentence, token)
            return state if done else state.beside("future", "to")
        if self._stands_beside(token, head, effect, said):
            return state
        if effect == "future" and names(token, head):
            return self.modals(state.cue(head.text).said_by(self.speakers.of(head)), head)
        if measure := measured(self.sentence, token, head):
            return self.modals(state.beside(*measure), head)
        if left_unsaid(self.sentence, self.table, head, effect, said):
            return self.modals(state.cue(head.text).unsaid(), head)
        if not effect and describes_ahead(self.sentence, token, head):
            return self.modals(state.beside("future", "to"), head)
        if not self._is_about(token, effect) or (token.dep == "csubj" and head.upos == "VERB"):
            return self.modals(state, head)
        told = self.under(state, head)
        unstopped = effect in {"fail", "stop"} and negated(self.sentence, self.table, head)
        return told if unstopped and is_unable(self.sentence, head) else self.modals(told, head)

    def _effect(self, head: Token) -> str:
        if nears(self.sentence, head):
            return "fail"
        effort = self.table.is_effort(self.relation, head)
        return "fact" if effort else self.table.of(self.sentence, head)

    def _stands_beside(self, token: Token, head: Token, effect: str, said: Token | None) -> bool:
        """Whether the word above leaves a clause as it is."""
        if (token.dep == "parataxis" and effect != "report") or (
            said and goes_on(self.sentence, token)
        ):
            return True
        if token.dep == "parataxis" and is_relative(self.sentence, token):
            return True
        return explains(self.sentence, self.table, token, head)

    def _is_about(self, token: Token, effect: str) -> bool:
        """Whether a phrase is what the word above is about ("plans for ...")."""
        if token.upos in VERBAL:
            return True
        if effect == "fail" and self.sentence.tokens[token.head].upos == "ADJ":
            return False  # wary of a deed, not of doing it
        if token.dep not in {"obl", "nmod"}:
            return True
        phrase = preposition(self.sentence, token)
        return bool(effect) and (phrase in _ABOUT or (effect == "fail" and phrase == "in"))

    def opened(self, state: State, verb: Token) -> State:
        """Apply only the conjunction that opens a clause."""
        for child in self.sentence.children(verb, "mark"):
            state = child_effect(state, self.sentence, verb, child)
        return state

    def modals(self, state: State, head: Token) -> State:
        """Apply what stands beside an embedding word: "may decide to", "if it agreed to"."""
        for child in self.sentence.children(head, "aux", "mark", "advmod", "amod"):
            if not negates(self.sentence, child):
                state = child_effect(state, self.sentence, head, child)
        return state
