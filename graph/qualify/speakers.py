"""On whose word something is told: reporting words, "according to", asides and quotations."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graph.grammar import clauses
from graph.grammar.actors import Fillers
from graph.grammar.attitudes import Attitudes
from graph.grammar.classes import word_class
from graph.grammar.once import once_each
from graph.grammar.phrases import conjuncts, preposition
from graph.grammar.quotations import Span, speaker, unnamed_speaker
from graph.model.claim import Speaker
from graph.model.match import Match
from graph.model.sentence import Document, Sentence, Token
from graph.qualify.beside import negates
from graph.qualify.headlines import headline_source
from graph.qualify.mood import State
from graph.qualify.naming import Heard, speakers_heard
from graph.qualify.voices import stands_apart, unnamed_voice

VERBAL = frozenset(("VERB", "AUX"))
# Relations that speaking makes.
_SPOKEN = frozenset(
    ("accuses", "criticises", "demandsOf", "opposes", "rejects", "seeksFrom", "supports")
)


_MARKS = frozenset((",", "”", '"', "’", "'", "—", "–"))
_LABEL = 2  # spaces
_FINITE = frozenset(("VBD", "VBP", "VBZ"))


@dataclass(frozen=True)
class Speakers:
    """Finds who speaks in one sentence, puts what is told on their word, and notes their names."""

    document: Document
    sentence: Sentence
    table: Attitudes
    roll_up: Callable[[str], str]
    heard: list[Heard] = field(default_factory=list, compare=False)

    def named(self, codes: Container[str]) -> tuple[Speaker, ...]:
        """Give those who speak for these actors, as they have been heard so far."""
        return speakers_heard(self.document, self.heard, codes, self.roll_up)

    @cached_property
    def fillers(self) -> Fillers:
        """The actors of noun phrases, whatever they are of."""
        return Fillers(self.document, self.sentence, frozenset())

    def of(self, head: Token) -> tuple[str, ...]:
        """Give those whose word a reporting verb, noun or adjective gives."""
        if head.upos in VERBAL:
            agents = self._last_of(clauses.agent(self.sentence, head), head)
            agents = agents or self._right_before(head)
            return self._named(self._inverted(head)) or self._named(agents)
        if head.upos == "ADJ":
            return self._named(self.sentence.children(head, "nsubj"))
        owners = self.fillers.owners(head, frozenset(("of", "by", "from")))
        if not owners and (holders := self._holders(head)):
            return self._named(holders)
        return self._codes((owner, None) for owner in owners)

    def _holders(self, noun: Token) -> tuple[Token, ...]:
        """Give who has or shows what a noun says: "*Oslo has evidence* that"."""
        verb = self.sentence.head(noun)
        if verb is None or noun.dep != "obj" or verb.upos != "VERB":
            return ()
        held = self.table.of(self.sentence, verb) in {"", "fact"}
        return clauses.agent(self.sentence, verb) if held else ()

    def _opened(self, verb: Token) -> bool:
        return bool(self.sentence.children(verb, "mark", "aux", "nsubj"))

    def _right_before(self, verb: Token) -> tuple[Token, ...]:
        """Give who speaks where he hangs on another word: "after Oslo's envoy, Bo, *said* that"."""
        if verb.tag not in _FINITE or verb.dep == "conj" or verb.index < 2:
            return ()
        tokens = self.sentence.tokens
        before = tokens[verb.index - 1]
        before = tokens[verb.index - 2] if before.text == "," else before
        named = before.upos == "PROPN" and self.document.mention(self.sentence, before) is not None
        return (before,) if named and before.dep in {"appos", "obl"} else ()

    def _last_of(self, agents: tuple[Token, ...], verb: Token) -> tuple[Token, ...]:
        """Give who speaks in "Mali, *Oslo says*, has left", where both were taken for one list."""
        if len(agents) != 2 or agents[1].dep != "conj" or agents[1].index != verb.index - 1:
            return agents
        joined = self.sentence.children(agents[1], "cc")
        comma = self.sentence.tokens[agents[1].index - 1].text == ","
        return agents if joined or not comma else agents[1:]

    def _inverted(self, verb: Token) -> tuple[Token, ...]:
        """Give who speaks where he was taken for the object: "Now, *say diplomats*, it left"."""
        finite = verb.tag in _FINITE or (verb.tag == "VB" and not self._opened(verb))
        if not finite or verb.lemma.lower() not in word_class("saying_after"):
            return ()
        after = self.sentence.children(verb, "obj", "ccomp")
        after = tuple(t for t in after if t.index > verb.index and t.upos in {"NOUN", "PROPN"})
        told = self.sentence.children(verb, "ccomp", "nsubj", "nsubj:pass")
        first = verb.index and self.sentence.tokens[verb.index - 1].text in _MARKS
        aside = first and all(t.dep == "ccomp" for t in told)
        return after if aside else ()

    def sources(self, state: State, token: Token) -> State:
        """Apply "according to X" and "..., X said" that hang on a word."""
        for child in self._comments(token):
            phrase = preposition(self.sentence, child)
            if child.dep in {"parataxis", "conj"} or phrase == "as":
                if self._is_comment(child):
                    state = state.cue(child.text).said_by(self.of(child))
            elif phrase in {"by", "in"} and child.text.lower() in self.table.tellings:
                said = self.of(child)
                state = state.cue(child.text).said_by(said) if said else state
            elif phrase in self.table.sources:
                named = self._named(conjuncts(self.sentence, child))
                state = state.cue(phrase).said_by(named)
        return state

    def headlined(self, state: State) -> State:
        """Put what a headline tells on the word of whom it names behind a colon."""
        if state.by or state.denied_by or state.reported:
            return state
        said = self._named(headline_source(self.sentence))
        return state.cue(":").said_by(said) if said else state

    def quoted(self, state: State, token: Token, spans: Sequence[Span]) -> State:
        """Put what stands between quotation marks on its speaker's word."""
        said_by = speaker(self.document.sentences, self.document.mention, spans, token.start)
        if state.by or state.denied_by or self._is_label(token, spans):
            return state
        if said_by is not None:
            return state.cue("“”").said_by(self._codes(((said_by, None),)))
        noun = unnamed_speaker(self.document.sentences, spans, token.start)
        voice = unnamed_voice(self.document, *noun) if noun else ""
        return state.cue("“”").said_by((voice,)) if voice else state

    def _is_label(self, token: Token, spans: Sequence[Span]) -> bool:
        """Whether only a word or two are quoted, which tell nothing: "his "separation" from"."""
        span = next((s for s in spans if s[0] < token.start < s[1]), None)
        if span is None:
            return False
        start = self.sentence.start
        return self.sentence.text[span[0] - start : span[1] - start].count(" ") < _LABEL

    def performs(self, match: Match, spans: Sequence[Span]) -> bool:
        """Whether the words are the deed itself: "we urge", said by who urges."""
        if match.relation not in _SPOKEN:
            return False
        token = self.sentence.tokens[match.trigger]
        said_by = speaker(self.document.sentences, self.document.mention, spans, token.start)
        doer = self.roll_up(match.subject_actor)
        return said_by is not None and doer in map(self.roll_up, said_by.actors)

    def _named(self, tokens: tuple[Token, ...]) -> tuple[str, ...]:
        """Give the actors of noun phrases, else the unnamed voices in their own words."""
        place = self.document, self.sentence
        bound = tuple(t for t in tokens if not stands_apart(*place, t))
        named = ((m, t) for t in bound for m in self.fillers.actors((t,), through=True))
        seated = ((m, t) for t in bound for m in self.fillers.actors(self._seats(t), through=True))
        return (
            self._codes(named)
            or self._codes(seated)
            or tuple(voice for t in tokens if (voice := unnamed_voice(*place, t)))
        )

    def _seats(self, noun: Token) -> tuple[Token, ...]:
        """Give where those sit who speak for a state: "the *army in Bangkok* said"."""
        words = {t.text.lower() for t in (noun, *self.sentence.children(noun, "compound", "amod"))}
        if words.isdisjoint(word_class("state_voices")):
            return ()
        phrases = self.sentence.children(noun, "nmod")
        return tuple(t for t in phrases if preposition(self.sentence, t) == "in")

    def _codes(self, speaking: Iterable[Heard]) -> tuple[str, ...]:
        heard = list(speaking)
        self.heard.extend(heard)
        codes = (self.roll_up(actor) for mention, _ in heard for actor in mention.actors)
        return tuple(dict.fromkeys(codes))

    def _comments(self, token: Token) -> Iterator[Token]:
        """Yield what may tell the source, asides before the predicate too: "Iran, as noted by
        Seoul, is unlikely to".
        """
        own = self.sentence.children(token, "obl", "nmod", "parataxis", "advcl")
        yield from own
        joined = self.sentence.children(token, "conj")  # "..., an official said" misread
        yield from (c for c in joined if not self.sentence.children(c, "cc"))
        for aside in _asides(self.sentence):
            before = aside.index < token.index and aside not in own
            if before and self._predicate_after(aside) is token:
                yield aside

    def _predicate_after(self, aside: Token) -> Token | None:
        """Give the predicate that goes on right behind an aside."""
        end = self.sentence.subtree(aside)[-1].index + 1
        after = (t for t in self.sentence.tokens[end : end + 3] if t.upos in {*VERBAL, "ADJ"})
        word = next(after, None)
        return self.sentence.head(word) or word if word and word.upos == "AUX" else word

    def _is_comment(self, verb: Token) -> bool:
        says = verb.upos in VERBAL and self.table.of(self.sentence, verb) == "report"
        silent = any(negates(self.sentence, c) for c in self.sentence.children(verb))
        if not says or silent or self.sentence.children(verb, "ccomp"):
            return False
        return not self.sentence.children(verb, "obj") or bool(self._inverted(verb))


@once_each
def _asides(sentence: Sentence) -> tuple[Token, ...]:
    return tuple(t for t in sentence.tokens if preposition(sentence, t) == "as")
