"""Who fills the roles of a frame where its trigger stands, and which verb carries it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field
from itertools import combinations, product

from graph.frames.conditions import carried
from graph.frames.ends import Ends
from graph.frames.index import RECIPROCAL, Trigger
from graph.grammar.attitudes import attitudes
from graph.grammar.carriers import is_setting, planned
from graph.model.match import Match
from graph.model.sentence import Form, Mention, Token

_MEETING = ("bearer", "gainer")
_WHERE = frozenset(("at", "in", "near"))
Pair = tuple[Mention, str, Mention, str]
Named = tuple[Mention, str]


@dataclass(frozen=True)
class Roles:
    """Fills the roles of one frame; `carriers` are verbs that carry any noun.

    `suits` tells whether a word is of the class that the frame asks of its theme."""

    trigger: Trigger
    ends: Ends
    carriers: frozenset[str]
    suits: Callable[[Token], bool] = field(default=lambda _: True)

    def told(self) -> Iterator[Pair]:
        """Yield who did what somebody tells of him, at both ends."""
        for doer in self.role(self.trigger.rule.object):
            for actor in doer.actors:
                yield doer, actor, doer, actor

    def pairs(self) -> Iterator[Pair]:
        """Yield the actors at both ends, each with the mention that means it."""
        rule = self.trigger.rule
        subjects = self.role(rule.subject)
        if not subjects and not rule.each:
            return
        doers = self._rolled(subjects)
        objects = self.role(rule.object, taken=subjects, at_home=doers)
        objects = tuple(o for o in objects if not self._themselves(o, doers))
        ends = (
            (s, d, o, u)
            for s, o in product(subjects, objects)
            for d, u in product(s.actors, o.actors)
            if not self._within(s, o)
        )
        pairs = [pair for pair in ends if self._fits(pair)]
        yield from pairs
        if rule.each and not pairs:
            for (one, first), (other, second) in self._partners():
                yield one, first, other, second
                if {self.trigger.relation, self.trigger.frame} & RECIPROCAL:
                    yield other, second, one, first

    def match(self, words: tuple[int, ...], pair: Pair, given: Token | None) -> Match:
        """Give the match of a pair, with the further words of the trigger and its theme."""
        subject, doer, target, undergoer = pair
        trigger, said = self.trigger, self.ends.said
        verb = self.verb(doer, target)
        return Match(
            frame=trigger.frame,
            relation=trigger.relation,
            sentence=self.ends.fillers.sentence.index,
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
            told=trigger.told,
        )

    def role(
        self,
        slots: tuple[str, ...],
        *,
        taken: tuple[Mention, ...] = (),
        at_home: Set[str] = frozenset(),
    ) -> tuple[Mention, ...]:
        """Give the mentions of the first slot that holds any not taken by the other role.

        Where somebody does it on his own soil says nothing: "Poland shut the consulate in Gdansk".
        """
        for slot in slots:
            found = self._slot(slot)
            if taken:
                found = tuple(m for m in found if m not in taken)
            # "Turned *its* nose up *at Chad's offer*": who does it to himself does it to the next.
            alone = len(at_home) == 1 and not self.trigger.rule.as_named
            himself = slot in _WHERE or alone
            if found and not (himself and self._rolled(found) <= at_home):
                return found
        return ()

    def _rolled(self, mentions: tuple[Mention, ...]) -> set[str]:
        return {self.ends.roll_up(actor) for mention in mentions for actor in mention.actors}

    def each(self) -> tuple[tuple[Mention, str], ...]:
        """Give one mention for each actor that takes part in something mutual."""
        found: dict[str, tuple[Mention, str]] = {}
        for slot in self.trigger.rule.each:
            for mention in self._slot(slot):
                for actor in mention.actors:
                    found.setdefault(self.ends.roll_up(actor), (mention, actor))
            if slot == "between" and len(found) > 1:  # "wants no feud *between* others"
                break
        return tuple(found.values())

    def _partners(self) -> Iterator[tuple[Named, Named]]:
        """Yield each two of them; those who have something *with* others have it with these."""
        others = self._rolled(self._slot("with")) if "with" in self.trigger.rule.each else set()
        both = {self.ends.roll_up(actor) in others for _, actor in self.each()}
        for one, other in combinations(self.each(), 2):
            across = {self.ends.roll_up(actor) in others for _, actor in (one, other)}
            if across == both:
                yield one, other

    def verb(self, doer: str, target: Mention) -> Token:
        """Give the token whose negation and mood count: the carrier if its agent is the doer.

        So does the verb by which somebody meets what the noun means: "did not *win* support".
        """
        said = self.ends.said
        if said.trigger.dep == "cop":  # "was not *in Kabul*"
            return self.ends.fillers.sentence.tokens[said.trigger.head]
        met = said.slots["met"] if said.kind == "noun" else ()
        if met and any(target in self._slot(slot) for slot in _MEETING):
            return met[0]
        if said.carrier is None:
            return said.trigger
        sentence = self.ends.fillers.sentence
        holders = self.ends.fillers.actors(said.slots["holder"], through=False)
        held = {self.ends.roll_up(actor) for mention in holders for actor in mention.actors}
        holds = self.ends.roll_up(doer) in held
        if not self._carried:
            return said.carrier if holds and self._beyond(target) else said.trigger
        if planned(sentence, said.trigger):
            return said.trigger
        if is_setting(sentence, said.trigger) and attitudes().of(sentence, said.carrier):
            return said.trigger
        return said.carrier if self.trigger.carriers or holds else said.trigger

    def _beyond(self, target: Mention) -> bool:
        """Whether a noun has its other end by its verb alone: "hand its technology *to Iran*"."""
        said, sentence = self.ends.said, self.ends.fillers.sentence
        above = sentence.ancestors(sentence.tokens[target.token])
        ends = {said.trigger.index, said.carrier.index} if said.carrier else set()
        first = next((t for t in above if t.index in ends), None)
        return first is said.carrier and said.trigger.dep == "obj"

    @property
    def _carried(self) -> bool:
        said = self.ends.said
        if said.carrier is not None and said.carrier.dep == "cop" and not self.trigger.carriers:
            return said.carrier.head == said.trigger.index  # "is in talks"
        return carried(said, self.trigger.carriers or self.carriers)

    def _slot(self, slot: str) -> tuple[Mention, ...]:
        if slot == "holder" and not self._carried:
            return ()
        rule = self.trigger.rule
        if rule.through and rule.theme_class and slot in (rule.theme or ("patient",)):
            return self._owners_of_theme(slot)
        return self.ends.of(slot, through=rule.through)

    def _owners_of_theme(self, slot: str) -> tuple[Mention, ...]:
        """Give whose the things of the class are: of "Russian gas and Qatari money", one."""
        tokens = self.ends.said.slots[slot]
        fitting = tuple(t for t in tokens if len(tokens) == 1 or self.suits(t))
        if not fitting or len(fitting) == len(tokens):
            return self.ends.of(slot, through=True)
        # In "Russian food and energy aid" the owner stands before the first.
        return self.ends.within(fitting, slot) or self.ends.of(slot, through=True)

    def _fits(self, pair: Pair) -> bool:
        """Whether the ends are two actors of the kinds that the frame asks for."""
        rule = self.trigger.rule
        subject, target = pair[1], self.ends.roll_up(pair[3])
        if not rule.as_named:
            subject = self.ends.roll_up(subject)
        wanted = ((rule.subject_kind, subject), (rule.object_kind, target))
        if rule.named_kind and self.ends.kind(pair[1]) not in rule.named_kind:
            return False
        kinds = all(not names or self.ends.kind(code) in {"", *names} for names, code in wanted)
        return subject != target and kinds

    def _within(self, one: Mention, other: Mention) -> bool:
        """Whether of two phrases for the same actors one lies in the other.

        "Each of the two countries", "the leaders of Mali, Chad and Niger".
        """
        if one is other:
            return True
        meant = [
            {*m.actors} if self.trigger.rule.as_named else self._rolled((m,)) for m in (one, other)
        ]
        if one.sentence != other.sentence or meant[0].isdisjoint(meant[1]):
            return False
        sentence = self.ends.fillers.sentence
        return any(
            above.index == outer.token
            for inner, outer in ((one, other), (other, one))
            for above in sentence.ancestors(sentence.tokens[inner.token])
        )

    def _themselves(self, target: Mention, doers: set[str]) -> bool:
        """Whether "their" points back to several doers: their positions are not each other's."""
        meant = {self.ends.roll_up(actor) for actor in target.actors}
        return target.form is Form.PRONOUN and len(meant) > 1 and meant == doers
