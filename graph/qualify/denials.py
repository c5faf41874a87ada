"""Claims that somebody denies elsewhere in the text: "Moscow denied these accusations"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from graph.curated.lexicon import lexicon
from graph.model.claim import Statement, Voice
from graph.model.sentence import Document
from graph.model.terms import Status
from graph.qualify.denying import Denial, denials
from graph.qualify.rebuttals import rebuttals
from graph.qualify.statements import merged


def apply_denials(
    document: Document,
    statements: Sequence[Statement],
    roll_up: Callable[[str], str],
    article: str = "",
) -> tuple[Statement, ...]:
    """Mark the statements that a denial points back to as denied by its speakers.

    Whose word they deny, they reject too.
    """
    found = list(statements)
    rejected: list[Statement] = []
    for denial in denials(document, roll_up):
        meant = _meant(document, found, denial)
        for number in meant:
            found[number] = _denied(found[number], denial)
        denied = [found[number] for number in meant]
        new = rebuttals(document, [*found, *rejected], denial, denied, roll_up)
        rejected += [replace(rebuttal, article=article) for rebuttal in new]
        if meant and not denial.reach:
            accusers = {name for number in meant for name in found[number].by}
            found = [s for s in found if not _is_misread(s, denial, accusers)]
    return merged([*_disputed(found), *rejected]) if rejected else tuple(_disputed(found))


def _is_misread(statement: Statement, denial: Denial, accusers: set[str]) -> bool:
    """Whether somebody is rejected who only stands before "which X denies"."""
    start, end = statement.start or 0, statement.end or 0
    return (
        statement.relation == "rejects"
        and statement.subject in denial.speakers
        and statement.object not in accusers
        and start <= denial.start < end
    )


def _disputed(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Yield the statements, those on somebody's word with who denies them elsewhere in the text."""
    denied: dict[tuple[str, str, str], list[Statement]] = {}
    for s in statements:
        if s.status is Status.DENIED:
            denied.setdefault((s.subject, _kind(s.relation), s.object), []).append(s)
    for s in statements:
        found = denied.get((s.subject, _kind(s.relation), s.object), [])
        others = [o for o in found if o.relation == s.relation or _is_own(o)]
        voices = [
            Voice(
                by=tuple(n for n in o.denied_by if n not in s.by),
                start=o.start,
                end=o.end,
                quote=o.quote,
                said_by=o.said_by,
                cues=o.cues,
            )
            for o in others
        ]
        fresh = tuple(voice for voice in voices if voice.by)
        if s.status is Status.REPORTED and fresh:
            names = sorted({*s.denied_by, *(name for voice in fresh for name in voice.by)})
            yield replace(s, denied_by=tuple(names), denials=(*s.denials, *fresh))
        else:
            yield s


def _is_own(denied: Statement) -> bool:
    """Whether it is the doer who denies it: what he did not do at all, he did in no way."""
    return denied.subject in denied.denied_by


@cache
def _kinds() -> dict[str, str]:
    """Give for each relation the first of those that are denied along with it."""
    return {name: names[0] for names in lexicon("attitudes")["alike"] for name in names}


def _kind(relation: str) -> str:
    return _kinds().get(relation, relation)


def _meant(document: Document, statements: Sequence[Statement], denial: Denial) -> list[int]:
    """Give the nearest claims on somebody's word that concern a denier, else all of them."""
    for back in range(denial.reach + 1):
        index = denial.sentence - back
        if index < 0:
            break
        sentence = document.sentences[index]
        near = [
            n
            for n, s in enumerate(statements)
            if _is_claimed(s)
            and s.start is not None
            and sentence.start <= s.start < sentence.end
            and not set(s.by) & set(denial.speakers)
        ]
        concerned = [
            n for n in near if {statements[n].subject, statements[n].object} & set(denial.speakers)
        ]
        if denial.own:
            own = [n for n in near if statements[n].subject in denial.speakers]
            if own or not denial.reach:
                return own
            continue
        if concerned or near:
            return concerned or near
    return []


def _is_claimed(said: Statement) -> bool:
    """Whether it rests on somebody's word, be it that another one plans it."""
    if said.status is Status.REPORTED:
        return True
    planned = said.status in {Status.PROSPECTIVE, Status.HYPOTHETICAL}
    return planned and bool(set(said.by) - {said.subject})


def _denied(statement: Statement, denial: Denial) -> Statement:
    if not denial.speakers:
        ends = {statement.subject, statement.object} - set(statement.by)
        voice = replace(denial.words, by=tuple(sorted(ends))) if denial.words else None
        denial = replace(denial, speakers=tuple(sorted(ends)), words=voice)
    words = (denial.words,) if denial.words else ()
    return replace(
        statement,
        denied_by=tuple(sorted({*statement.denied_by, *denial.speakers})),
        denials=(*statement.denials, *words),
        cues=tuple(dict.fromkeys((*statement.cues, denial.word))),
    )
