"""Frame files in, warnings out: triggers that never fire, and those of which only one can.

Of all frames that find the same ends on a word the weightiest wins, of equal ones the first.
A trigger is idle if another asks for the same words and slots, for no more conditions than
it does, and wins. That is no fault: claims come out all the same, but not from this trigger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.curated.documents import Place, YamlFile
from graph.curated.folders import data_dir
from graph.frames.index import Trigger, frame_files, written
from graph.frames.schema import FrameFile, FrameRule

_NARROWING = (
    "needs",
    "theme_class",
    "with_class",
    "subject_kind",
    "object_kind",
    "named_kind",
    "carriers",
)
_BARRING = ("unless_carriers", "unless_class", "without")
_SAME = ("subject", "object", "each", "theme", "through", "as_named")


@dataclass(frozen=True)
class _Written:
    """A trigger and where it is written; `order` is its rank in all files."""

    trigger: Trigger
    source: YamlFile
    place: Place
    order: int

    @property
    def words(self) -> tuple[str, str, tuple[str, ...]]:
        return self.trigger.kind, self.trigger.lemma, self.trigger.rest

    @property
    def phrase(self) -> str:
        kind, lemma, rest = self.words
        words = (*rest, lemma) if kind == "noun" or "-" in rest else (lemma, *rest)
        return " ".join(words).replace(" - ", "-")

    def beats(self, other: _Written) -> bool:
        """Whether this one wins where both find the same ends."""
        mine, others = self.trigger.weight, other.trigger.weight
        return mine > others or (mine == others and self.order < other.order)

    def warning(self, text: str) -> str:
        return self.source.fault(self.place, f"warning: {text}")


def warnings(folder: Path | None = None) -> list[str]:
    """Give a line for each trigger that never fires, in the order of the files."""
    found = list(_all_written(folder or data_dir("sources") / "frames"))
    alike: dict[object, list[_Written]] = {}
    for one in found:
        alike.setdefault(one.words, []).append(one)
    return [text for one in found for text in _about(one, alike[one.words])]


def _all_written(folder: Path) -> Iterator[_Written]:
    order = 0
    for source in frame_files(folder):
        for place, trigger in written(FrameFile.model_validate(source.value)):
            yield _Written(trigger, source, place, order)
            order += 1


def _about(one: _Written, alike: Iterable[_Written]) -> Iterator[str]:
    """Yield what is wrong with a trigger; the first fault found is told, not all."""
    shown = f"{one.trigger.kind} {one.phrase!r}"
    if one.phrase != one.phrase.lower():
        yield one.warning(f"{shown} never fires, expected it in lower case")
        return
    winner = next((w for w in alike if w is not one and _covers(w, one) and w.beats(one)), None)
    if winner is None:
        return
    where, frame = winner.trigger, winner.trigger.frame
    if frame == one.trigger.frame:
        yield one.warning(f"{shown} stands twice in frame {frame}")
    elif where.relation != one.trigger.relation and where.weight == one.trigger.weight:
        yield one.warning(
            f"{shown} means {where.relation} too, and {frame} comes first; "
            f"expected a condition or weight that tells them apart"
        )
    else:
        yield one.warning(f"{shown} never fires, {frame} takes its place")


def _covers(one: _Written, other: _Written) -> bool:
    """Whether one finds the same ends wherever the other finds any."""
    mine, others = one.trigger.rule, other.trigger.rule
    same = all(getattr(mine, name) == getattr(others, name) for name in _SAME)
    return same and _asks_no_more(mine, others)


def _asks_no_more(mine: FrameRule, others: FrameRule) -> bool:
    barred = all(set(getattr(mine, name)) <= set(getattr(others, name)) for name in _BARRING)
    pairs = [(getattr(mine, name), getattr(others, name)) for name in _NARROWING]
    return barred and all(not a or (b and set(b) <= set(a)) for a, b in pairs)
