"""Scores in, lines of a plain table out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.score.intervals import Interval
from graph.score.measure import Measure
from graph.score.pairs import PairScore
from graph.score.scoring import Score
from graph.score.texts import Wrong

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
    if score.intervals:
        yield f"95% intervals of exact: {_shown(score.intervals)}"
    for measures in (score.texts, score.statuses, score.slices, score.relations):
        if measures:
            yield ""
            yield from _table(measures)
    yield from _reason_lines(score.reasons())
    if examples:
        yield from _wrong_lines("missed", score.misses)
        yield from _wrong_lines("false", score.false)
        yield from _wrong_lines("status", score.misjudged)


def pair_lines(score: PairScore, *, examples: bool = False) -> Iterator[str]:
    """Yield the lines that show a score over marked pairs; with `examples` every wrong one."""
    pairs = sum(m.gold for m in score.roots.values())
    yield (
        f"macro-F1 {score.macro_f1:.3f}, accuracy {score.accuracy:.3f} over {pairs} pairs, "
        f"{score.unanswered} unanswered"
    )
    if score.coded.gold:
        yield f"by the coder: {score.coded.right} right of {score.coded.gold}"
    if score.nearest.gold:
        edges = pairs - score.unanswered - score.nearest.gold
        right = sum(answer.is_right for answer in score.answers) - score.nearest.right
        yield (
            f"by an edge: {right} right of {edges}; where no edge joins the two, by the frame "
            f"nearest to both: {score.nearest.right} right of {score.nearest.gold}"
        )
    if score.intervals:
        yield f"95% intervals: {_shown(score.intervals)}"
    for name, measure in score.slices.items():
        yield f"with words of {name}: {measure.recall:.3f} right of {measure.gold}"
    yield ""
    yield from _table(score.roots)
    yield ""
    yield "answered instead:"
    for root, row in score.confusion.items():
        others = sorted(row.items(), key=lambda item: (-item[1], item[0]))
        shown = ", ".join(f"{answer} {n}" for answer, n in others if answer != root)
        yield f"  {root}: {shown or 'nothing else'}"
    yield from _reason_lines({"wrong": score.reasons()})
    if examples:
        yield from _wrong_answers(score)


def _wrong_answers(score: PairScore) -> Iterator[str]:
    yield ""
    wrong = (answer for answer in score.answers if not answer.is_right)
    for answer in sorted(wrong, key=lambda a: (a.pair.root, a.root)):
        pair = answer.pair
        yield f"{pair.root}, got {answer.root}: {pair.id}: {pair.marked_sentence} ({answer.why})"


def _reason_lines(reasons: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    yield ""
    for kind, counts in reasons.items():
        shown = ", ".join(f"{reason} {number}" for reason, number in counts.items())
        yield f"{kind}, by reason: {shown or 'none'}"


def _shown(found: Mapping[str, Interval]) -> str:
    return ", ".join(f"{name} {low:.3f} to {high:.3f}" for name, (low, high) in found.items())


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
        near = ", family matches" if wrong.near else ""
        triple = f"{said.subject} {said.relation} {said.object} [{said.status}]"
        yield f"{kind}: {wrong.text}: {triple} ({wrong.reason}{near}): {wrong.words}"
