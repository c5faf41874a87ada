"""Extracted statements and gold texts in, a score with its misses and false claims out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.errors import InputError
from graph.model.relation import Relation
from graph.score.gold import GoldStatement, GoldText
from graph.score.matching import LEFT_OUT, Matcher, Said, actor_key, group
from graph.score.measure import Measure, overlap, share


@dataclass(frozen=True)
class Wrong:
    """A statement on one side without its like on the other; `near` if one shares the family."""

    text: str
    said: Said
    words: str
    near: bool

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
        }


@dataclass(frozen=True)
class Score:
    """Exact and family measures over all texts, and how status and speakers fared.

    `partners` are the exact matches: an extracted statement with its gold statement.
    """

    exact: Measure
    family: Measure
    relations: Mapping[str, Measure]
    statuses: Mapping[str, Measure]
    texts: Mapping[str, Measure]
    misses: tuple[Wrong, ...]
    false: tuple[Wrong, ...]
    partners: tuple[tuple[Said, GoldStatement], ...] = field(repr=False, default=())

    @property
    def status_accuracy(self) -> float:
        """The share of exact matches with the gold's status."""
        return share(sum(a.status is b.status for a, b in self.partners), len(self.partners))

    @property
    def grouped_status_accuracy(self) -> float:
        """The same with asserted and reported as one, prospective and hypothetical as one."""
        same = sum(group(a.status) == group(b.status) for a, b in self.partners)
        return share(same, len(self.partners))

    @property
    def by(self) -> Measure:
        """How well those who vouch for claims were found, over the exact matches."""
        return overlap((_names(a.by), _names(b.by)) for a, b in self.partners)

    @property
    def denied_by(self) -> Measure:
        """How well those who dispute claims were found, over the exact matches."""
        return overlap((_names(a.denied_by), _names(b.denied_by)) for a, b in self.partners)

    def data(self) -> dict[str, Any]:
        """Give everything for JSON."""
        return {
            "exact": self.exact.data(),
            "family": self.family.data(),
            "status_accuracy": round(self.status_accuracy, 4),
            "grouped_status_accuracy": round(self.grouped_status_accuracy, 4),
            "by": self.by.data(),
            "denied_by": self.denied_by.data(),
            "relations": {name: m.data() for name, m in self.relations.items()},
            "statuses": {name: m.data() for name, m in self.statuses.items()},
            "texts": {name: m.data() for name, m in self.texts.items()},
            "misses": [wrong.data() for wrong in self.misses],
            "false": [wrong.data() for wrong in self.false],
        }


def score(
    extracted: Mapping[str, Sequence[Said]],
    gold: Sequence[GoldText],
    *,
    relations: Mapping[str, Relation],
) -> Score:
    """Score what was extracted from each text, by the text's id; a text left out gave nothing."""
    if unknown := sorted(set(extracted) - {text.id for text in gold}):
        raise InputError(f"expected texts of the gold file, got {unknown[0]!r}")
    matcher = Matcher(relations)
    return _pooled(
        [
            _Text(
                id=text.id,
                matcher=matcher,
                given=matcher.counted(extracted.get(text.id, ())),
                gold=[said for said in text.statements if said.relation not in LEFT_OUT],
            )
            for text in gold
        ]
    )


@dataclass(frozen=True)
class _Text:
    """One text's statements on both sides, each once, with their matches."""

    id: str
    matcher: Matcher
    given: list[Said]
    gold: list[GoldStatement]

    @property
    def core(self) -> list[GoldStatement]:
        return [said for said in self.gold if said.core]

    def measure(self, match: Callable[[Said, list[Any]], list[Any]]) -> Measure:
        """Measure under one way of matching."""
        return Measure(
            right=sum(bool(match(s, self.gold)) for s in self.given),
            extracted=len(self.given),
            found=sum(bool(match(s, self.given)) for s in self.core),
            gold=len(self.core),
        )

    def split(self, key: Callable[[Said], str], *, status: bool = False) -> dict[str, Measure]:
        """Measure exact matches apart by a key; with `status` they must agree in it too."""
        found: dict[str, Measure] = defaultdict(Measure)
        for said in self.given:
            found[key(said)] += Measure(self._hit(said, self.gold, same_status=status), 1)
        for said in self.core:
            found[key(said)] += Measure(0, 0, self._hit(said, self.given, same_status=status), 1)
        return found

    def partners(self) -> list[tuple[Said, GoldStatement]]:
        """Give the extracted that match exactly, with the gold statement nearest in status."""
        found = [(said, self.matcher.exact(said, self.gold)) for said in self.given]
        return [(said, self.matcher.best(said, gold)) for said, gold in found if gold]

    def misses(self) -> list[Wrong]:
        """Give the core gold statements that nothing matches exactly."""
        return [
            self._wrong(s, self.given, s.cue) for s in self.core if not self._hit(s, self.given)
        ]

    def false(self) -> list[Wrong]:
        """Give the extracted statements that match nothing exactly."""
        return [
            self._wrong(s, self.gold, str(getattr(s, "quote", "")))
            for s in self.given
            if not self._hit(s, self.gold)
        ]

    def _wrong(self, said: Said, others: Sequence[Said], words: str) -> Wrong:
        return Wrong(self.id, said, words, near=bool(self.matcher.same_family(said, others)))

    def _hit(self, said: Said, others: Sequence[Said], *, same_status: bool = False) -> bool:
        found = self.matcher.exact(said, others)
        return any(other.status is said.status for other in found) if same_status else bool(found)


def _pooled(texts: Sequence[_Text]) -> Score:
    return Score(
        exact=sum((t.measure(t.matcher.exact) for t in texts), Measure()),
        family=sum((t.measure(t.matcher.same_family) for t in texts), Measure()),
        relations=_sums(t.split(lambda s: s.relation) for t in texts),
        statuses=_sums(t.split(lambda s: s.status.value, status=True) for t in texts),
        texts={t.id: t.measure(t.matcher.exact) for t in texts},
        misses=tuple(wrong for t in texts for wrong in t.misses()),
        false=tuple(wrong for t in texts for wrong in t.false()),
        partners=tuple(pair for t in texts for pair in t.partners()),
    )


def _sums(parts: Iterable[Mapping[str, Measure]]) -> dict[str, Measure]:
    found: dict[str, Measure] = defaultdict(Measure)
    for part in parts:
        for name, measure in part.items():
            found[name] += measure
    return {name: found[name] for name in sorted(found)}


def _names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(map(actor_key, names))
