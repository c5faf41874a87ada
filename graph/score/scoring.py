"""Extracted statements and gold texts in, a score with its misses and false claims out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.errors import InputError
from graph.model.relation import Relation
from graph.score.gold import GoldStatement, GoldText
from graph.score.intervals import Interval, intervals
from graph.score.matching import LEFT_OUT, Matcher, Said, actor_key, group
from graph.score.measure import Measure, overlap, share
from graph.score.reasons import Seen
from graph.score.texts import TextSides, Wrong

_ENOUGH_TEXTS = 10  # of fewer, statements are drawn again for the intervals


@dataclass(frozen=True)
class Score:
    """Exact and family measures over all texts, and how status and speakers fared.

    `partners` are the exact matches: an extracted statement with its gold statement.
    `intervals` are 95% intervals of the exact measure; `misjudged` are right but for status.
    """

    exact: Measure
    family: Measure
    relations: Mapping[str, Measure]
    statuses: Mapping[str, Measure]
    texts: Mapping[str, Measure]
    misses: tuple[Wrong, ...]
    false: tuple[Wrong, ...]
    misjudged: tuple[Wrong, ...]
    slices: Mapping[str, Measure]
    intervals: Mapping[str, Interval]
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

    def reasons(self) -> dict[str, dict[str, int]]:
        """Count the reasons of misses, false claims and wrong statuses, the most frequent first."""
        sides = {"missed": self.misses, "false": self.false, "status": self.misjudged}
        return {name: _by_reason(wrongs) for name, wrongs in sides.items()}

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
            "slices": {name: m.data() for name, m in self.slices.items()},
            "texts": {name: m.data() for name, m in self.texts.items()},
            "intervals": {
                name: [round(low, 4), round(high, 4)]
                for name, (low, high) in self.intervals.items()
            },
            "reasons": self.reasons(),
            "misses": [wrong.data() for wrong in self.misses],
            "false": [wrong.data() for wrong in self.false],
            "misjudged": [wrong.data() for wrong in self.misjudged],
        }


def score(
    extracted: Mapping[str, Sequence[Said]],
    gold: Sequence[GoldText],
    *,
    relations: Mapping[str, Relation],
    seen: Mapping[str, Sequence[Seen]] | None = None,
) -> Score:
    """Score what was extracted from each text, by the text's id; a text left out gave nothing.

    `seen` are the texts' sentences as the extraction saw them, for slices and reasons.
    """
    if unknown := sorted(set(extracted) - {text.id for text in gold}):
        raise InputError(f"expected texts of the gold file, got {unknown[0]!r}")
    matcher = Matcher(relations)
    return _pooled(
        [
            TextSides(
                id=text.id,
                matcher=matcher,
                given=matcher.counted(extracted.get(text.id, ())),
                gold=[said for said in text.statements if said.relation not in LEFT_OUT],
                seen=(seen or {}).get(text.id, ()),
            )
            for text in gold
        ]
    )


def _pooled(texts: Sequence[TextSides]) -> Score:
    return Score(
        exact=sum((t.measure(t.matcher.exact) for t in texts), Measure()),
        family=sum((t.measure(t.matcher.same_family) for t in texts), Measure()),
        relations=_sums(t.split(lambda s: (s.relation,)) for t in texts),
        statuses=_sums(t.split(lambda s: (s.status.value,), status=True) for t in texts),
        texts={t.id: t.measure(t.matcher.exact) for t in texts},
        misses=tuple(wrong for t in texts for wrong in t.misses()),
        false=tuple(wrong for t in texts for wrong in t.false()),
        misjudged=tuple(wrong for t in texts for wrong in t.misjudged()),
        slices=_sums(t.slices() for t in texts),
        intervals=intervals(_units(texts), _shares),
        partners=tuple(pair for t in texts for pair in t.partners),
    )


def _units(texts: Sequence[TextSides]) -> list[Measure]:
    """Give what is drawn again: whole texts, whose statements hang together, if there are many."""
    if len(texts) < _ENOUGH_TEXTS:
        return [unit for text in texts for unit in text.units()]
    return [text.measure(text.matcher.exact) for text in texts]


def _shares(units: Sequence[Measure]) -> dict[str, float]:
    total = Measure(
        sum(m.right for m in units),
        sum(m.extracted for m in units),
        sum(m.found for m in units),
        sum(m.gold for m in units),
    )
    return {"precision": total.precision, "recall": total.recall, "f1": total.f1}


def _by_reason(wrongs: Iterable[Wrong]) -> dict[str, int]:
    counts = Counter(wrong.reason.kind for wrong in wrongs)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _sums(parts: Iterable[Mapping[str, Measure]]) -> dict[str, Measure]:
    found: dict[str, Measure] = defaultdict(Measure)
    for part in parts:
        for name, measure in part.items():
            found[name] += measure
    return {name: found[name] for name in sorted(found)}


def _names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(map(actor_key, names))
