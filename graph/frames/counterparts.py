"""The states that a text is about, so that what is done without a word of whom is done to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.model.match import Match
from graph.model.sentence import Document, Form, Mention

_OFTEN, _AHEAD = 4, 2  # mentions of the second state, and how many times those of the third
_ALONE = 2  # mentions of the second state in a text that names no third
_NEAR = 2  # sentences back to the last mention of the one state that the text is about
_RECURRING = 3  # times that a text names whom it sets against others
_NAMING = frozenset({Form.NAME, Form.DEMONYM})
_QUARRELLING = frozenset({"state", "group"})
_ACTING = frozenset({"state", "bloc", "organisation", "group"})
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
        """Give both states of which the text speaks, where a third one does it to both.

        Else the two named together here or right before, if nobody else is.
        """
        doer = self.roll_up(match.subject_actor)
        if doer in self._pair:
            return ()
        pair = _foremost_two([one for one in self._times.most_common(4) if one[0] != doer])
        found = (self._last(code, match.sentence) for code in sorted(pair))
        both = tuple(partner for partner in found if partner is not None)
        return both if len(both) > 1 else self._named_together(match)

    def _named_together(self, match: Match) -> tuple[Partner, ...]:
        near = self._others(match, 1)
        if len(near) != 2 or not all(self.kind(code) in _QUARRELLING for code in near):
            return ()
        one, other = (mention for mention, _ in near.values())
        if one.sentence != other.sentence:
            return ()
        sentence = self.document.sentences[one.sentence]
        first, last = sorted((one.token, other.token))
        listed = {t.index for t in sentence.children(sentence.tokens[first], "conj")}
        joined = one is other or last in listed
        below = one.sentence == match.sentence and first > match.verb
        return tuple(near.values()) if joined or below else ()

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
        found = self._others(match, _NEAR)
        (code,) = found if len(found) == 1 else ("",)
        return found[code] if self.kind(code) == "state" else None

    def recurring(self, match: Match) -> Partner | None:
        """Give the one actor but the doer here and right before, if the text names it often."""
        found = self._others(match, 1)
        (code,) = found if len(found) == 1 else ("",)
        often = self._naming[code] >= _RECURRING and self.kind(code) in _ACTING
        return found[code] if often else None

    def foremost(self, match: Match) -> Partner | None:
        """Give the one who recurs, if the text names nobody else but the doer more often."""
        found = self.recurring(match)
        doer = self.roll_up(match.subject_actor)
        most = max((n for code, n in self._times.items() if code != doer), default=0)
        if found is None or self._naming[self.roll_up(found[1])] < most:
            return None
        return found

    def _others(self, match: Match, back: int) -> dict[str, Partner]:
        """Give who but the doer stands in the sentence and so many before it."""
        doer, found = self.roll_up(match.subject_actor), dict[str, Partner]()
        for sentence in self.document.sentences[max(0, match.sentence - back) : match.sentence + 1]:
            for mention in self.document.mentions_in(sentence):
                for actor in mention.actors:
                    if (code := self.roll_up(actor)) != doer:
                        found[code] = mention, actor
        return found

    def _last(self, code: str, sentence: int) -> Partner | None:
        for mention in reversed(self.document.mentions):
            if mention.sentence > sentence or len(mention.actors) != 1:
                continue
            if self.roll_up(mention.actors[0]) == code:
                return mention, mention.actors[0]
        return None

    @cached_property
    def _times(self) -> Counter[str]:
        return Counter({c: n for c, n in self._naming.items() if self.kind(c) == "state"})

    @cached_property
    def _naming(self) -> Counter[str]:
        return Counter(self._named())

    def _named(self) -> Iterator[str]:
        for mention in self.document.mentions:
            if mention.form in _NAMING:
                yield from dict.fromkeys(map(self.roll_up, mention.actors))

    @cached_property
    def _pair(self) -> frozenset[str]:
        return _foremost_two(self._times.most_common(3))


def _foremost_two(times: Sequence[tuple[str, int]]) -> frozenset[str]:
    """Give the two states that are named far more than any other, the most named first."""
    if len(times) < 2 or times[1][1] < (_ALONE if len(times) == 2 else _OFTEN):
        return frozenset()
    if len(times) > 2 and times[1][1] < _AHEAD * times[2][1]:
        return frozenset()
    return frozenset(code for code, _ in times[:2])
