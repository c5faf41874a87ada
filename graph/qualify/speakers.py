"""On whose word something is told: reporting words, "according to", asides and quotations."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graph.grammar import clauses
from graph.grammar.actors import Fillers
from graph.grammar.attitudes import Attitudes
from graph.grammar.once import once_each
from graph.grammar.phrases import conjuncts, preposition
from graph.grammar.quotations import Span, speaker
from graph.model.claim import Speaker
from graph.model.match import Match
from graph.model.sentence import Document, Sentence, Token
from graph.qualify.beside import negates
from graph.qualify.mood import State
from graph.qualify.naming import Heard, speakers_heard
from graph.qualify.voices import stands_apart, unnamed_voice

VERBAL = frozenset(("VERB", "AUX"))
# Relations that speaking makes.
_SPOKEN = frozenset(
    ("accuses", "criticises", "demandsOf", "opposes", "rejects", "seeksFrom", "supports")
)


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
            return self._named(clauses.agent(self.sentence, head))
        if head.upos == "ADJ":
            return self._named(self.sentence.children(head, "nsubj"))
        owners = self.fillers.owners(head, frozenset(("of", "by", "from")))
        return self._codes((owner, None) for owner in owners)

    def sources(self, state: State, token: Token) -> State:
        """Apply "according to X" and "..., X said" that hang on a word."""
        for child in self._comments(token):
            phrase = preposition(self.sentence, child)
            if child.dep in {"parataxis", "conj"} or phrase == "as":
                if self._is_comment(child):
                    state = state.cue(child.text).said_by(self.of(child))
            elif phrase in self.table.sources:
                named = self._named(conjuncts(self.sentence, child))
                state = state.cue(phrase).said_by(named)
        return state

    def quoted(self, state: State, token: Token, spans: Sequence[Span]) -> State:
        """Put what stands between quotation marks on its speaker's word."""
        said_by = speaker(self.document.sentences, self.document.mention, spans, token.start)
        if said_by is None or state.by or state.denied_by:
            return state
        return state.cue("“”").said_by(self._codes(((said_by, None),)))

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
        return self._codes(named) or tuple(
            voice for t in tokens if (voice := unnamed_voice(*place, t))
        )

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
        return says and not silent and not self.sentence.children(verb, "ccomp", "obj")


@once_each
def _asides(sentence: Sentence) -> tuple[Token, ...]:
    return tuple(t for t in sentence.tokens if preposition(sentence, t) == "as")
