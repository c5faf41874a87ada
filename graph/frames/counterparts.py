"""The states that a text is about, so that what is done without a word of whom is done to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from graph.model.match import Match
from graph.model.sentence import Document, Form, Mention

_OFTEN, _AHEAD = 4, 2  # mentions of the second state, and how many times those of the third
_ALONE = 2  # mentions of the second state in a text that names no third
_NEAR = 2  # sentences back to the last mention of the one state that the text is about
_NAMING = frozenset({Form.NAME, Form.DEMONYM})
Partner = tuple[Mention, str]


@dataclass(frozen=True)
class Counterparts:
    """Says whom a text sets against a state, if it speaks of two far more than of any other."""

    document: Document
    roll_up: Callable[[str], str]
    kind: Callable[[str], str]

    def of(self, match: Match) -> Partner | None:
        """Give the last mention, and the actor, of the other state before the match."""
        doer = self.roll_up(match.subject_actor)
        if doer not in self._pair:
            return None
        (other,) = self._pair - {doer}
        return self._last(other, match.sentence)

    def parties(self, match: Match) -> tuple[Partner, ...]:
        """Give both states of which the text speaks, where a third one does it to both."""
        if self.roll_up(match.subject_actor) in self._pair:
            return ()
        found = (self._last(code, match.sentence) for code in sorted(self._pair))
        both = tuple(partner for partner in found if partner is not None)
        return both if len(both) > 1 else ()

    def protagonist(self, match: Match) -> Partner | None:
        """Give the one state but the doer that the text is about and has just spoken of."""
        doer = self.roll_up(match.subject_actor)
        times = [(code, n) for code, n in self._times.most_common(3) if code != doer]
        if not times or times[0][1] < _OFTEN:
            return None
        if len(times) > 1 and times[0][1] < _AHEAD * times[1][1]:
            return None
        found = self._last(times[0][0], match.sentence)
        return found if found and found[0].sentence >= match.sentence - _NEAR else None

    def sole(self, match: Match) -> Partner | None:
        """Give the one state but the doer in the sentence and those before, if nobody else is."""
        doer, found = self.roll_up(match.subject_actor), dict[str, Partner]()
        for sentence in self.document.sentences[
            max(0, match.sentence - _NEAR) : match.sentence + 1
        ]:
            for mention in self.document.mentions_in(sentence):
                for actor in mention.actors:
                    if (code := self.roll_up(actor)) != doer:
                        found[code] = mention, actor
        (code,) = found if len(found) == 1 else ("",)
        return found[code] if self.kind(code) == "state" else None

    def _last(self, code: str, sentence: int) -> Partner | None:
        for mention in reversed(self.document.mentions):
            if mention.sentence > sentence or len(mention.actors) != 1:
                continue
            if self.roll_up(mention.actors[0]) == code:
                return mention, mention.actors[0]
        return None

    @cached_property
    def _times(self) -> Counter[str]:
        return Counter(code for code in self._named() if self.kind(code) == "state")

    def _named(self) -> Iterator[str]:
        for mention in self.document.mentions:
            if mention.form in _NAMING:
                yield from dict.fromkeys(map(self.roll_up, mention.actors))

    @cached_property
    def _pair(self) -> frozenset[str]:
        times = self._times.most_common(3)
        if len(times) < 2 or times[1][1] < (_ALONE if len(times) == 2 else _OFTEN):
            return frozenset()
        if len(times) > 2 and times[1][1] < _AHEAD * times[2][1]:
            return frozenset()
        return frozenset(code for code, _ in times[:2])
