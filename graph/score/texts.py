"""One text's extracted and gold statements, compared: matches, misses, false claims, slices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from graph.score.gold import GoldStatement
from graph.score.matching import Matcher, Said
from graph.score.measure import Measure
from graph.score.reasons import OTHER_STATUS, Reason, Seen, places, why_false, why_missed
from graph.score.slices import slices_of


@dataclass(frozen=True)
class Wrong:
    """A statement on one side without its like on the other; `near` if one shares the family."""

    text: str
    said: Said
    words: str
    near: bool
    reason: Reason

    def data(self) -> dict[str, Any]:
        """Give the fields for JSON."""
        said = self.said
        return {
            "article": self.text,
            "subject": said.subject,
            "relation": said.relation,
            "object": said.object,
            "status": said.status.value,
            "words": self.words,
            "family_matches": self.near,
            "reason": self.reason.kind,
            "detail": self.reason.detail,
        }


@dataclass(frozen=True)
class TextSides:
    """One text's statements on both sides, each once, with their matches."""

    id: str
    matcher: Matcher
    given: list[Said]
    gold: list[GoldStatement]
    seen: Sequence[Seen] = field(default=())

    @property
    def core(self) -> list[GoldStatement]:
        """The gold statements that must be found."""
        return [said for said in self.gold if said.core]

    def measure(self, match: Callable[[Said, list[Any]], list[Any]]) -> Measure:
        """Measure under one way of matching."""
        return Measure(
            right=sum(bool(match(s, self.gold)) for s in self.given),
            extracted=len(self.given),
            found=sum(bool(match(s, self.given)) for s in self.core),
            gold=len(self.core),
        )

    def units(self) -> list[Measure]:
        """Give what each statement adds to the exact measure."""
        given = [Measure(self._hit(said, self.gold), 1) for said in self.given]
        return given + [Measure(0, 0, self._hit(said, self.given), 1) for said in self.core]

    def split(
        self, keys: Callable[[Said], Iterable[str]], *, status: bool = False
    ) -> dict[str, Measure]:
        """Measure exact matches apart by keys; with `status` they must agree in it too."""
        found: dict[str, Measure] = defaultdict(Measure)
        for said in self.given:
            one = Measure(self._hit(said, self.gold, same_status=status), 1)
            for key in keys(said):
                found[key] += one
        for said in self.core:
            one = Measure(0, 0, self._hit(said, self.given, same_status=status), 1)
            for key in keys(said):
                found[key] += one
        return found

    def slices(self) -> dict[str, Measure]:
        """Measure exact matches apart by the slices of their sentences."""
        return self.split(self._slices)

    @cached_property
    def partners(self) -> list[tuple[Said, GoldStatement]]:
        """The extracted that match exactly, with the gold statement nearest in status."""
        found = [(said, self.matcher.exact(said, self.gold)) for said in self.given]
        return [(said, self.matcher.best(said, gold)) for said, gold in found if gold]

    def misses(self) -> list[Wrong]:
        """Give the core gold statements that nothing matches exactly."""
        return [
            self._wrong(s, self.given, why_missed(s, self.given, self.seen, self.matcher))
            for s in self.core
            if not self._hit(s, self.given)
        ]

    def false(self) -> list[Wrong]:
        """Give the extracted statements that match nothing exactly."""
        return [
            self._wrong(s, self.gold, why_false(s, self.gold, self.seen, self.matcher))
            for s in self.given
            if not self._hit(s, self.gold)
        ]

    def misjudged(self) -> list[Wrong]:
        """Give the exact matches with another status than the gold."""
        return [
            self._wrong(said, self.gold, Reason(OTHER_STATUS, f"gold {gold.status.value}"))
            for said, gold in self.partners
            if said.status is not gold.status
        ]

    def _wrong(self, said: Said, others: Sequence[Said], reason: Reason) -> Wrong:
        near = bool(self.matcher.same_family(said, others))
        return Wrong(self.id, said, _words(said), near, reason)

    def _hit(self, said: Said, others: Sequence[Said], *, same_status: bool = False) -> bool:
        found = self.matcher.exact(said, others)
        return any(other.status is said.status for other in found) if same_status else bool(found)

    def _slices(self, said: Said) -> tuple[str, ...]:
        sentences = places(said, self.seen)
        return slices_of(" ".join(s.text for s in sentences) or _words(said))


def _words(said: Said) -> str:
    return said.cue if isinstance(said, GoldStatement) else str(getattr(said, "quote", ""))
