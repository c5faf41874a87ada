"""Who fills the roles of a frame where its trigger stands, and which verb carries it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from itertools import combinations, product

from graph.frames.conditions import carried
from graph.frames.index import Trigger
from graph.grammar.actors import Fillers
from graph.grammar.predications import Predication, planned
from graph.model.sentence import Form, Mention, Token

_WHERE = frozenset(("at", "in", "near"))
Pair = tuple[Mention, str, Mention, str]


@dataclass(frozen=True)
class Roles:
    """Fills the roles of one frame from the slots of one predication.

    `carriers` are verbs that carry any noun; `roll_up` and `kind` are those of the matcher.
    """

    trigger: Trigger
    said: Predication
    fillers: Fillers
    carriers: frozenset[str]
    roll_up: Callable[[str], str]
    kind: Callable[[str], str]

    def pairs(self) -> Iterator[Pair]:
        """Yield the actors at both ends, each with the mention that means it."""
        rule = self.trigger.rule
        subjects = self.role(rule.subject)
        doers = {self.roll_up(actor) for mention in subjects for actor in mention.actors}
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
            found = tuple(m for m in self._slot(slot) if m not in taken)
            where = {self.roll_up(a) for m in found for a in m.actors}
            if found and not (slot in _WHERE and where <= at_home):
                return found
        return ()

    def each(self) -> tuple[tuple[Mention, str], ...]:
        """Give one mention for each actor that takes part in something mutual."""
        found: dict[str, tuple[Mention, str]] = {}
        for slot in self.trigger.rule.each:
            for mention in self._slot(slot):
                for actor in mention.actors:
                    found.setdefault(self.roll_up(actor), (mention, actor))
        return tuple(found.values())

    def verb(self, doer: str) -> Token:
        """Give the token whose negation and mood count: the carrier if its agent is the doer."""
        said = self.said
        if said.carrier is None or not self._carried:
            return said.trigger
        if planned(self.fillers.sentence, said.trigger):
            return said.trigger
        holders = self.fillers.actors(said.slots.get("holder", ()), through=False)
        held = {self.roll_up(actor) for mention in holders for actor in mention.actors}
        carries = self.trigger.carriers or self.roll_up(doer) in held
        return said.carrier if carries else said.trigger

    @property
    def _carried(self) -> bool:
        return carried(self.said, self.trigger.carriers or self.carriers)

    def _slot(self, slot: str) -> tuple[Mention, ...]:
        tokens = self.said.slots.get(slot, ())
        if slot == "mod":
            return self.fillers.modifiers(tokens)
        if slot == "holder" and not self._carried:
            return ()
        found = self.fillers.actors(tokens, through=self.trigger.rule.through)
        return tuple(m for m in found if not self._merely_where(m, tokens))

    def _merely_where(self, mention: Mention, tokens: tuple[Token, ...]) -> bool:
        """Whether a place that acts for nobody was only named to locate something."""
        direct = mention.token in {t.index for t in tokens}
        return not direct and all(self.kind(self.roll_up(a)) == "place" for a in mention.actors)

    def _fits(self, pair: Pair) -> bool:
        """Whether the ends are two actors of the kinds that the frame asks for."""
        rule = self.trigger.rule
        subject, target = pair[1], self.roll_up(pair[3])
        if not rule.as_named:
            subject = self.roll_up(subject)
        wanted = ((rule.subject_kind, subject), (rule.object_kind, target))
        kinds = all(not names or self.kind(code) in {"", *names} for names, code in wanted)
        return subject != target and kinds

    def _within(self, one: Mention, other: Mention) -> bool:
        """Whether two phrases for the same actors lie in one: "each of the two countries"."""
        if one is other or one.actors != other.actors:
            return False
        tokens = self.fillers.sentence.tokens
        return one.token == tokens[other.token].head or other.token == tokens[one.token].head

    def _themselves(self, target: Mention, doers: set[str]) -> bool:
        """Whether "their" points back to several doers: their positions are not each other's."""
        meant = {self.roll_up(actor) for actor in target.actors}
        return target.form is Form.PRONOUN and len(meant) > 1 and meant == doers
