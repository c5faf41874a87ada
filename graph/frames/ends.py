"""The actors in the slots of one predication, found once for all frames."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from graph.frames.index import Trigger
from graph.grammar.actors import Fillers
from graph.grammar.predications import Predication
from graph.model.sentence import Mention, Token

_BEFORE = frozenset(("broker", "maker", "mod"))  # what stands before its noun


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
