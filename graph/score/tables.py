"""Scores in, lines of a plain table out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.score.measure import Measure
from graph.score.pairs import PairScore
from graph.score.scoring import Score, Wrong

_HEAD = ("", "precision", "recall", "F1", "right", "extracted", "found", "gold")


def score_lines(score: Score, *, examples: bool = False) -> Iterator[str]:
    """Yield the lines that show a score; with `examples` every miss and false claim too."""
    summary = {"exact": score.exact, "family": score.family}
    speakers = {"by": score.by, "denied_by": score.denied_by}
    yield from _table(summary | speakers)
    yield ""
    yield (
        f"status accuracy {score.status_accuracy:.3f}, grouped {score.grouped_status_accuracy:.3f}"
        f" over {len(score.partners)} exact matches"
    )
    for measures in (score.texts, score.statuses, score.relations):
        yield ""
        yield from _table(measures)
    if examples:
        yield from _wrong_lines("missed", score.misses)
        yield from _wrong_lines("false", score.false)


def pair_lines(score: PairScore) -> Iterator[str]:
    """Yield the lines that show a score over marked pairs."""
    pairs = sum(m.gold for m in score.roots.values())
    yield (
        f"macro-F1 {score.macro_f1:.3f}, accuracy {score.accuracy:.3f} over {pairs} pairs, "
        f"{score.unanswered} unanswered"
    )
    yield ""
    yield from _table(score.roots)
    yield ""
    yield "answered instead:"
    for root, row in score.confusion.items():
        others = sorted(row.items(), key=lambda item: (-item[1], item[0]))
        shown = ", ".join(f"{answer} {n}" for answer, n in others if answer != root)
        yield f"  {root}: {shown or 'nothing else'}"


def _table(measures: Mapping[str, Measure]) -> Iterator[str]:
    width = max([len(name) for name in measures] + [0])
    yield _row(_HEAD, width)
    for name, m in measures.items():
        shares = [f"{x:.3f}" for x in (m.precision, m.recall, m.f1)]
        counts = [str(n) for n in (m.right, m.extracted, m.found, m.gold)]
        yield _row((name, *shares, *counts), width)


def _row(cells: Iterable[str], width: int) -> str:
    name, *numbers = cells
    return name.ljust(width) + "".join(number.rjust(11) for number in numbers)


def _wrong_lines(kind: str, wrongs: Iterable[Wrong]) -> Iterator[str]:
    yield ""
    for wrong in wrongs:
        said = wrong.said
        near = " (family matches)" if wrong.near else ""
        triple = f"{said.subject} {said.relation} {said.object} [{said.status}]"
        yield f"{kind}: {wrong.text}: {triple}{near}: {wrong.words}"
