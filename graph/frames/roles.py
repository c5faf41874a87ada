"""Who fills the roles of a frame where its trigger stands, and which verb carries it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field
from itertools import combinations, product

from graph.frames.conditions import carried
from graph.frames.index import RECIPROCAL, Trigger
from graph.grammar.actors import Fillers
from graph.grammar.attitudes import attitudes
from graph.grammar.carriers import is_setting, planned
from graph.grammar.predications import Predication
from graph.model.sentence import Form, Mention, Token

_BEFORE = frozenset(("broker", "maker", "mod"))  # what stands before its noun
_MEETING = ("bearer", "gainer")
_WHERE = frozenset(("at", "in", "near"))
Pair = tuple[Mention, str, Mention, str]


def _before_noun(tokens: tuple[Token, ...]) -> bool:
    """Whether an adjective says who acts: "a *Qatari* attempt to mediate"."""
    return bool(tokens) and all(t.dep == "amod" for t in tokens)


@dataclass(frozen=True)
class Ends:
    """The actors in the slots of one predication, found once for all frames.

    `roll_up` and `kind` are those of the matcher.
    """

    said: Predication
    fillers: Fillers
    roll_up: Callable[[str], str]
    kind: Callable[[str], str]
    _found: dict[str, tuple[Mention, ...]] = field(default_factory=dict)
    _through: dict[str, tuple[Mention, ...]] = field(default_factory=dict)
    _begun: dict[str, bool] = field(default_factory=dict)

    def of(self, slot: str, *, through: bool) -> tuple[Mention, ...]:
        """Give the mentions in a slot; `through` what belongs to actors too."""
        known = self._through if through else self._found
        found = known.get(slot)
        if found is None:
            found = known[slot] = self._in(self.said.slots[slot], slot, through=through)
        return found

    def within(self, tokens: tuple[Token, ...], slot: str) -> tuple[Mention, ...]:
        """Give the mentions of some of a slot's words and of what belongs to them."""
        return self._in(tokens, slot, through=True)

    def begin(self, trigger: Trigger) -> bool:
        """Whether there is an actor from whom a pair could start; many frames start alike."""
        begun = self._begun.get(trigger.begins)
        if begun is None:
            through = trigger.rule.through
            begun = any(self.of(slot, through=through) for slot in trigger.starts)
            self._begun[trigger.begins] = begun
        return begun

    def _in(self, tokens: tuple[Token, ...], slot: str, *, through: bool) -> tuple[Mention, ...]:
        if slot in _BEFORE or (slot == "agent" and _before_noun(tokens)):
            return self.fillers.modifiers(tokens)
        found = self.fillers.actors(tokens, through=through) if tokens else ()
        return tuple([m for m in found if not self._merely_where(m, tokens)]) if found else ()

    def _merely_where(self, mention: Mention, tokens: tuple[Token, ...]) -> bool:
        """Whether a place that acts for nobody was only named to locate something."""
        direct = any(mention.token == t.index for t in tokens)
        return not direct and all(self.kind(self.roll_up(a)) == "place" for a in mention.actors)


@dataclass(frozen=True)
class Roles:
    """Fills the roles of one frame; `carriers` are verbs that carry any noun.

    `suits` tells whether a word is of the class that the frame asks of its theme."""

    trigger: Trigger
    ends: Ends
    carriers: frozenset[str]
    suits: Callable[[Token], bool] = field(default=lambda _: True)

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
            for (one, first), (other, second) in combinations(self.each(), 2):
                yield one, first, other, second
                if self.trigger.relation in RECIPROCAL:
                    yield other, second, one, first

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
        return tuple(found.values())

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
