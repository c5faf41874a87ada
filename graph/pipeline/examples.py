"""The examples of frame files, run: what each frame must find and must leave alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from graph.curated.relations import load_relations
from graph.frames.schema import FrameFile
from graph.model.article import Article
from graph.model.claim import Statement

if TYPE_CHECKING:
    from graph.pipeline.extraction import Extractor

Case = tuple[str, str, tuple[str, ...], date]
_LEAVE_DATE = date(2024, 6, 19)


def claim_text(statement: Statement) -> str:
    """Give a statement as frame files write it: `IRN suppliesArms RUS reported by USA`."""
    parts = [statement.subject, statement.relation, statement.object, statement.status.value]
    if statement.by:
        parts += ["by", " ".join(statement.by)]
    if statement.denied_by:
        parts += ["denied_by", " ".join(statement.denied_by)]
    return " ".join(parts)


def failures(extractor: Extractor, files: Iterable[FrameFile]) -> Iterator[str]:
    """Yield a line for each example whose claims of the file's relation are not as written."""
    mutual = {name for name, relation in load_relations().items() if relation.symmetric}
    every = list(cases(files))
    articles = (Article(str(n), text, date=day) for n, (_, text, _, day) in enumerate(every))
    for (relation, text, wanted, _), reading in zip(every, extractor.read(articles), strict=True):
        claims = {claim_text(s) for s in reading.statements if s.relation == relation}
        got = _ordered(claims, mutual=relation in mutual)
        want = _ordered(wanted, mutual=relation in mutual)
        if got != want:
            expected = ", ".join(want) or "nothing"
            found = ", ".join(got) or "nothing"
            yield f"sources/frames/{relation}.yaml: {text!r}: expected {expected}, got {found}"


def cases(files: Iterable[FrameFile]) -> Iterator[Case]:
    """Yield the examples of frame files: relation, text, the claims wanted, the day."""
    for file in files:
        for find in file.finds:
            yield file.relation, find.text, find.claims, date.fromisoformat(find.date)
        for leave in file.leaves:
            yield file.relation, leave, (), _LEAVE_DATE


def _ordered(claims: Iterable[str], *, mutual: bool) -> list[str]:
    """Give claims in order; the ends of a symmetric relation in order, too."""
    if not mutual:
        return sorted(claims)
    return sorted(" ".join(_ends_ordered(claim.split())) for claim in claims)


def _ends_ordered(words: list[str]) -> list[str]:
    first, last = sorted((words[0], words[2]))
    return [first, words[1], last, *words[3:]]
