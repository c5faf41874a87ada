"""A linked sentence in, matches out: frames whose trigger stands there with both ends filled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, product

from graph.frames.conditions import Phrases, carried, further_words, theme, unmet
from graph.frames.implied import Half, completed, leaves_room, may_lack_its_end, recent
from graph.frames.index import Frames, Trigger
from graph.grammar.actors import Fillers
from graph.grammar.clauses import hyphenated
from graph.grammar.predications import Predication, planned, predication
from graph.model.match import Match
from graph.model.sentence import Document, Form, Mention, Sentence, Token

_KINDS = {
    "VERB": ("verb", "adjective"),
    "AUX": ("verb",),
    "NOUN": ("noun",),
    "PROPN": ("noun",),
    "ADJ": ("adjective",),
    "ADV": ("adjective",),
}
Pair = tuple[Mention, str, Mention, str]
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
        for sentence in document.sentences:
            # One actor makes no match, but may do what only needs a partner from before.
            actors = len(self._actors(document, sentence))
            tried = tuple(self._try_all(document, sentence, alone=actors == 1)) if actors else ()
            whole = self._narrowest(tried)
            matches += whole
            halves = [found for found in tried if isinstance(found, Half)]
            matches += tuple(completed(recent(matches, sentence.index), halves, self.roll_up))
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
        tried = self._try_all(document, sentence)
        return tuple(found for found in tried if isinstance(found, NearMiss))

    def candidates(self, document: Document, sentence: Sentence) -> Iterator[Candidate]:
        """Yield the frames whose trigger, further words and conditions are there."""
        fillers, phrases = self._fillers(document, sentence), Phrases(sentence)
        for trigger, said in self._standing(document, sentence):
            words = further_words(trigger, said, sentence)
            if words is None or unmet(trigger, said, phrases, self.frames):
                continue
            rule = trigger.rule
            each = tuple(m for m, _ in self._each(trigger, said, fillers))
            subjects = self._role(rule.subject, trigger, said, fillers)
            objects = self._role(rule.object, trigger, said, fillers)
            yield Candidate(trigger, said, (*subjects, *each), (*objects, *each))

    def _try_all(
        self, document: Document, sentence: Sentence, *, alone: bool = False
    ) -> Iterator[Tried]:
        """Try every frame; with `alone` those that may leave their other end out."""
        fillers, phrases = self._fillers(document, sentence), Phrases(sentence)
        for trigger, said in self._standing(document, sentence, alone=alone):
            yield from self._try(trigger, said, fillers, phrases)

    def _fillers(self, document: Document, sentence: Sentence) -> Fillers:
        classes = self.frames.classes
        owning = self.frames.owning
        return Fillers(document, sentence, classes["parts"], classes["deeds"], owning)

    def _standing(
        self, document: Document, sentence: Sentence, *, alone: bool = False
    ) -> Iterator[tuple[Trigger, Predication]]:
        """Yield the triggers whose head word stands in a sentence, each with its predication."""
        for token in sentence.tokens:
            if token.upos == "PROPN" and document.mention(sentence, token):
                continue
            for kind in _kinds(sentence, token):
                found = self.frames.triggers(kind, token.text.lower())
                if alone:
                    found = tuple(t for t in found if may_lack_its_end(t))
                if found:
                    said = predication(sentence, token, kind)
                    yield from ((trigger, said) for trigger in found)

    def _try(
        self, trigger: Trigger, said: Predication, fillers: Fillers, phrases: Phrases
    ) -> Iterator[Tried]:
        words = further_words(trigger, said, fillers.sentence)
        if words is None:
            return
        problem = unmet(trigger, said, phrases, self.frames)
        pairs = () if problem else tuple(self._pairs(trigger, said, fillers))
        if not pairs:
            if not problem:
                yield from self._halves(trigger, said, fillers, words, phrases)
            problem = problem or "an actor at each end"
            yield NearMiss(trigger.frame, said.trigger.text, problem, fillers.sentence.index)
        for pair in pairs:
            given = theme(trigger, said, phrases, self.frames)
            yield trigger.weight, self._match(trigger, said, fillers, words, pair, given)

    def _halves(
        self,
        trigger: Trigger,
        said: Predication,
        fillers: Fillers,
        words: tuple[int, ...],
        phrases: Phrases,
    ) -> Iterator[Half]:
        """Yield the frame with each of its doers if its other end may stand in what was before."""
        if not leaves_room(trigger, said):
            return
        for doer in self._role(trigger.rule.subject, trigger, said, fillers):
            for actor in doer.actors:
                given = theme(trigger, said, phrases, self.frames)
                pair = doer, actor, doer, actor
                yield Half(trigger, said, self._match(trigger, said, fillers, words, pair, given))

    def _match(
        self,
        trigger: Trigger,
        said: Predication,
        fillers: Fillers,
        words: tuple[int, ...],
        pair: Pair,
        given: Token | None,
    ) -> Match:
        subject, doer, target, undergoer = pair
        sentence = fillers.sentence
        verb = self._verb(trigger, said, doer, fillers)
        return Match(
            frame=trigger.frame,
            relation=trigger.relation,
            sentence=sentence.index,
            trigger=said.trigger.index,
            words=tuple(sorted({said.trigger.index, verb.index, *words})),
            verb=verb.index,
            subject=subject,
            object=target,
            subject_actor=doer,
            object_actor=undergoer,
            theme=given.index if given else None,
            status=trigger.rule.status or None,
            as_named=trigger.rule.as_named,
        )

    def _verb(self, trigger: Trigger, said: Predication, doer: str, fillers: Fillers) -> Token:
        """Give the token whose negation and mood count: the carrier if its agent is the doer."""
        if said.carrier is None or not self._carries(trigger, said):
            return said.trigger
        if planned(fillers.sentence, said.trigger):
            return said.trigger
        holders = fillers.actors(said.slots.get("holder", ()), through=False)
        held = {self.roll_up(actor) for mention in holders for actor in mention.actors}
        return said.carrier if trigger.carriers or self.roll_up(doer) in held else said.trigger

    def _carries(self, trigger: Trigger, said: Predication) -> bool:
        return carried(said, trigger.carriers or self.frames.carriers)

    def _pairs(self, trigger: Trigger, said: Predication, fillers: Fillers) -> Iterator[Pair]:
        rule = trigger.rule
        subjects = self._role(rule.subject, trigger, said, fillers)
        objects = self._role(rule.object, trigger, said, fillers, taken=subjects)
        doers = {self.roll_up(actor) for mention in subjects for actor in mention.actors}
        objects = tuple(o for o in objects if not self._themselves(o, doers))
        ends = (
            (s, d, o, u)
            for s, o in product(subjects, objects)
            for d, u in product(s.actors, o.actors)
        )
        pairs = [pair for pair in ends if self._fits(trigger, pair)]
        yield from pairs
        if rule.each and not pairs:
            for (one, first), (other, second) in combinations(
                self._each(trigger, said, fillers), 2
            ):
                yield one, first, other, second

    def _fits(self, trigger: Trigger, pair: Pair) -> bool:
        """Whether the ends are two actors of the kinds that the frame asks for."""
        subject, target = pair[1], self.roll_up(pair[3])
        if not trigger.rule.as_named:
            subject = self.roll_up(subject)
        wanted = ((trigger.rule.subject_kind, subject), (trigger.rule.object_kind, target))
        kinds = all(not names or self.kind(code) in {"", *names} for names, code in wanted)
        return subject != target and kinds

    def _themselves(self, target: Mention, doers: set[str]) -> bool:
        """Whether "their" points back to several doers: their positions are not each other's."""
        meant = {self.roll_up(actor) for actor in target.actors}
        return target.form is Form.PRONOUN and len(meant) > 1 and meant == doers

    def _role(
        self,
        slots: tuple[str, ...],
        trigger: Trigger,
        said: Predication,
        fillers: Fillers,
        *,
        taken: tuple[Mention, ...] = (),
    ) -> tuple[Mention, ...]:
        """Give the mentions of the first slot that holds any not taken by the other role."""
        for slot in slots:
            found = tuple(m for m in self._slot(slot, trigger, said, fillers) if m not in taken)
            if found:
                return found
        return ()

    def _slot(
        self, slot: str, trigger: Trigger, said: Predication, fillers: Fillers
    ) -> tuple[Mention, ...]:
        tokens = said.slots.get(slot, ())
        if slot == "mod":
            return fillers.modifiers(tokens)
        if slot == "holder" and not self._carries(trigger, said):
            return ()
        found = fillers.actors(tokens, through=trigger.rule.through)
        return tuple(m for m in found if not self._merely_where(m, tokens))

    def _merely_where(self, mention: Mention, tokens: tuple[Token, ...]) -> bool:
        """Whether a place that acts for nobody was only named to locate something."""
        direct = mention.token in {t.index for t in tokens}
        return not direct and all(self.kind(self.roll_up(a)) == "place" for a in mention.actors)

    def _each(
        self, trigger: Trigger, said: Predication, fillers: Fillers
    ) -> tuple[tuple[Mention, str], ...]:
        """Give one mention for each actor that takes part in something mutual."""
        found: dict[str, tuple[Mention, str]] = {}
        for slot in trigger.rule.each:
            for mention in self._slot(slot, trigger, said, fillers):
                for actor in mention.actors:
                    found.setdefault(self.roll_up(actor), (mention, actor))
        return tuple(found.values())


def _kinds(sentence: Sentence, token: Token) -> tuple[str, ...]:
    """Give as what a word may be a trigger; the participle in "Iran-backed" is a verb."""
    if token.upos == "ADJ" and hyphenated(sentence, token):
        return ("verb", "adjective")
    return _KINDS.get(token.upos, ())
