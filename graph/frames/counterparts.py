"""The two states that a text is about, so that what one of them does alone it does to the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from graph.model.match import Match
from graph.model.sentence import Document, Form, Mention

_OFTEN, _AHEAD = 4, 2  # mentions of the second state, and how many times those of the third
_NAMING = frozenset({Form.NAME, Form.DEMONYM})


@dataclass(frozen=True)
class Counterparts:
    """Says whom a text sets against a state, if it speaks of two far more than of any other."""

    document: Document
    roll_up: Callable[[str], str]
    kind: Callable[[str], str]

    def of(self, match: Match) -> tuple[Mention, str] | None:
        """Give the last mention, and the actor, of the other state before the match."""
        doer = self.roll_up(match.subject_actor)
        if doer not in self._pair:
            return None
        (other,) = self._pair - {doer}
        for mention in reversed(self.document.mentions):
            if mention.sentence > match.sentence or len(mention.actors) != 1:
                continue
            if self.roll_up(mention.actors[0]) == other:
                return mention, mention.actors[0]
        return None

    @cached_property
    def _pair(self) -> frozenset[str]:
        named = (m for m in self.document.mentions if m.form in _NAMING)
        codes = (code for m in named for code in {self.roll_up(actor) for actor in m.actors})
        times = Counter(code for code in codes if self.kind(code) == "state").most_common(3)
        if len(times) < 2 or times[1][1] < _OFTEN:
            return frozenset()
        if len(times) > 2 and times[1][1] < _AHEAD * times[2][1]:
            return frozenset()
        return frozenset(code for code, _ in times[:2])
