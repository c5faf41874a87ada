"""A linked sentence in, matches out: frames whose trigger stands there with both ends filled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from graph.frames.conditions import Phrases, further_words, suits, theme, unmet
from graph.frames.counterparts import Counterparts
from graph.frames.echoes import echoed
from graph.frames.ends import Ends
from graph.frames.hints import Hints
from graph.frames.implied import Half, completed, recent
from graph.frames.index import Frames, Trigger
from graph.frames.roles import Roles
from graph.frames.vacancies import leaves_room, may_lack_its_end
from graph.grammar.actors import Fillers
from graph.grammar.phrases import hyphenated
from graph.grammar.predications import Predication, predication
from graph.grammar.spoken import may_tell
from graph.model.match import Match
from graph.model.sentence import Document, Mention, Sentence, Token

_KINDS = {
    "VERB": ("verb", "adjective"),
    "AUX": ("verb",),
    "NOUN": ("noun",),
    "PROPN": ("noun",),
    "ADJ": ("adjective",),
    "ADV": ("adjective",),
}
_HELPING = frozenset(("aux", "aux:pass"))
_THEMED = 4  # the weight that a theme class gives a trigger


@dataclass(frozen=True)
class NearMiss:
    """A frame whose trigger stands in a sentence but which lacks something there."""

    frame: str
    word: str
    missing: str
    sentence: int


Tried = tuple[int, Match] | Half | NearMiss


@dataclass(frozen=True)
class Candidate:
    """A frame whose trigger stands in a sentence with all but its actors, and who fills roles."""

    trigger: Trigger
    said: Predication
    subjects: tuple[Mention, ...]
    objects: tuple[Mention, ...]


@dataclass(frozen=True)
class Matcher:
    """Finds frames in sentences.

    `roll_up` says for whom an actor acts, `kind` what sort of actor a code is ("" if unknown).
    """

    frames: Frames
    roll_up: Callable[[str], str] = field(default=lambda code: code)
    kind: Callable[[str], str] = field(default=lambda _: "")

    def all_matches(self, document: Document) -> tuple[Match, ...]:
        """Give the matches of all sentences, those whose other end stands before among them."""
        matches: list[Match] = []
        counterparts = Counterparts(document, self.roll_up, self.kind)
        for sentence in document.sentences:
            # One actor makes no match, but may do what only needs a partner from before.
            actors = len(self._actors(document, sentence))
            tried = tuple(self._try_all(document, sentence, alone=actors == 1)) if actors else ()
            whole = self._narrowest(tried)
            matches += whole
            if actors:
                matches += tuple(echoed(document, sentence, matches))
            halves = [found for found in tried if isinstance(found, Half)]
            if halves:
                done = [match for match in matches if not match.told]
                near = recent(done, document, sentence.index)
                matches += tuple(completed(matches, near, halves, self.roll_up, counterparts))
        return tuple(matches)

    def matches(self, document: Document, sentence: Sentence) -> tuple[Match, ...]:
        """Give the matches of a sentence by itself: per trigger and pair the narrowest frame."""
        if len(self._actors(document, sentence)) < 2:
            return ()
        return self._narrowest(tuple(self._try_all(document, sentence)))

    def _narrowest(self, tried: tuple[Tried, ...]) -> tuple[Match, ...]:
        """Give the narrowest match for each trigger and pair.

        Frames that ask for a theme win over those that do not, each theme for itself:
        "supplied Kyiv with tanks and food" is two relations.
        """
        found = [f for f in tried if isinstance(f, tuple)]
        themed = {self._key(match) for _, match in found if match.theme is not None}
        best: dict[tuple[object, ...], tuple[int, Match]] = {}
        for weight, match in found:
            key = self._key(match)
            if match.theme is None and key in themed and weight < _THEMED:
                continue
            key = (*key, match.theme)
            if key not in best or weight > best[key][0]:
                best[key] = (weight, match)
        return tuple(match for _, match in best.values())

    def _actors(self, document: Document, sentence: Sentence) -> set[str]:
        """Give the actors of a sentence; fewer than two make no match."""
        mentions = document.mentions_in(sentence)
        return {code for mention in mentions for code in mention.actors}

    def _key(self, match: Match) -> tuple[object, ...]:
        if match.as_named:
            return match.trigger, (match.subject_actor, match.object_actor)
        ends = (self.roll_up(match.subject_actor), self.roll_up(match.object_actor))
        return match.trigger, frozenset(ends) if match.frame in self.frames.mutual else ends

    def near_misses(self, document: Document, sentence: Sentence) -> tuple[NearMiss, ...]:
        """Give the frames whose trigger is there, with what they lacked."""
        tried = self._try_all(document, sentence, misses=True)
        return tuple(found for found in tried if isinstance(found, NearMiss))

    def candidates(self, document: Document, sentence: Sentence) -> Iterator[Candidate]:
        """Yield the frames whose trigger, further words and conditions are there."""
        phrases = Phrases(sentence)
        for trigger, ends in self._standing(document, sentence):
            said = ends.said
            words = further_words(trigger, said, sentence)
            if words is None or unmet(trigger, said, phrases, self.frames):
                continue
            roles = Roles(trigger, ends, self.frames.carriers)
            each = tuple(m for m, _ in roles.each())
            subjects, objects = roles.role(trigger.rule.subject), roles.role(trigger.rule.object)
            yield Candidate(trigger, said, (*subjects, *each), (*objects, *each))

    def _try_all(
        self, document: Document, sentence: Sentence, *, alone: bool = False, misses: bool = False
    ) -> Iterator[Tried]:
        """Try every frame, with `alone` those that may leave their other end out.

        Only with `misses` those too that lack their first actor, which is seen at once.
        """
        phrases = Phrases(sentence)
        hints = None if misses else Hints(sentence, self.frames)
        for trigger, ends in self._standing(document, sentence, hints, alone=alone):
            if not misses and not ends.begin(trigger):
                continue
            words = further_words(trigger, ends.said, sentence)
            if words is None:
                continue
            problem = unmet(trigger, ends.said, phrases, self.frames)
            if not problem:
                fit = suits(trigger, phrases, self.frames)
                roles = Roles(trigger, ends, self.frames.carriers, fit)
                yield from self._try(roles, words, phrases, misses=misses)
            elif misses:
                word = ends.said.trigger.text
                yield NearMiss(trigger.frame, word, problem, sentence.index)

    def _fillers(self, document: Document, sentence: Sentence) -> Fillers:
        classes = self.frames.classes
        owning = self.frames.owning
        return Fillers(document, sentence, classes["parts"], classes["deeds"], owning)

    def _standing(
        self,
        document: Document,
        sentence: Sentence,
        hints: Hints | None = None,
        *,
        alone: bool = False,
    ) -> Iterator[tuple[Trigger, Ends]]:
        """Yield the triggers whose head word stands in a sentence, with the actors around it."""
        fillers, tells = self._fillers(document, sentence), may_tell(sentence)
        for token in sentence.tokens:
            if token.upos not in _KINDS or token.dep in _HELPING:
                continue
            if token.upos == "PROPN" and document.mention(sentence, token):
                continue
            for kind in _kinds(sentence, token):
                found = self.frames.triggers(kind, token.text.lower())
                if alone:
                    found = tuple([t for t in found if may_lack_its_end(t)])
                if hints is not None:
                    found = hints.left(found)
                if found:
                    said = predication(sentence, token, kind)
                    ends = Ends(said, fillers, self.roll_up, self.kind)
                    yield from ((t, ends) for t in found if tells or not t.told)

    def _try(
        self, roles: Roles, words: tuple[int, ...], phrases: Phrases, *, misses: bool
    ) -> Iterator[Tried]:
        """Try a frame whose trigger is there with all that it asks for but its actors."""
        trigger, said, sentence = roles.trigger, roles.ends.said, phrases.sentence
        found = False
        for pair in roles.told() if trigger.told else roles.pairs():
            found = True
            given = theme(trigger, said, phrases, self.frames)
            yield trigger.weight, roles.match(words, pair, given)
        if found:
            return
        yield from self._halves(roles, words, phrases)
        if misses:
            yield NearMiss(trigger.frame, said.trigger.text, "an actor at each end", sentence.index)

    def _halves(self, roles: Roles, words: tuple[int, ...], phrases: Phrases) -> Iterator[Half]:
        """Yield the frame with each of its doers if its other end may stand in what was before."""
        trigger, said = roles.trigger, roles.ends.said
        if not may_lack_its_end(trigger):
            return
        doers = roles.role(trigger.rule.subject)
        given = theme(trigger, said, phrases, self.frames) if doers else None
        if not doers or not leaves_room(trigger, said, given, phrases.sentence):
            return
        for doer in doers:
            for actor in doer.actors:
                pair = doer, actor, doer, actor
                yield Half(trigger, said, roles.match(words, pair, given))


def _kinds(sentence: Sentence, token: Token) -> tuple[str, ...]:
    """Give as what a word may be a trigger; the participle in "Iran-backed" is a verb."""
    if token.upos == "ADJ" and hyphenated(sentence, token):
        return ("verb", "adjective")
    return _KINDS.get(token.upos, ())
