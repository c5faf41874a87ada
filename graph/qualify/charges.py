"""Who says that somebody did something grave accuses him: "*Seoul says that Pyongyang shelled* it".

The words of the charge are those of the deed; which deeds are grave stands in
`sources/lexicon/charges.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.curated.lexicon import lexicon
from graph.model.claim import Speaker, Statement
from graph.model.sentence import Document, Sentence
from graph.model.terms import Status

ACCUSES = "accuses"


def charges(
    document: Document, statements: Iterable[Statement], deeds: Iterable[Statement] = ()
) -> Iterator[Statement]:
    """Yield that the speaker accuses the doer, for each grave deed told on somebody's word.

    `deeds` are grave in any other's mouth; nobody stands at their other end.
    """
    listed, deeds = list(statements), list(deeds)
    named = {actor for mention in document.mentions for actor in mention.actors}
    told = {_pair(s) for s in listed if s.relation == ACCUSES}
    for said in (*listed, *deeds):
        for speaker in _speakers(said, named):
            charge = _charge(said, speaker)
            if _is_charge(said, speaker, grave=said in deeds) and _pair(charge) not in told:
                told.add(_pair(charge))
                yield _with_speaker(document, charge)


def _speakers(said: Statement, named: set[str]) -> Iterator[Speaker]:
    """Yield who tells it, those too for whom only a pronoun stands."""
    yield from said.said_by
    heard = {speaker.speaks_for for speaker in said.said_by}
    yield from (Speaker(code) for code in said.by if code in named - heard)


def _pair(said: Statement) -> tuple[str, str]:
    return said.subject, said.object


def _is_charge(said: Statement, speaker: Speaker, *, grave: bool) -> bool:
    """Whether it is grave: a deed against anybody, or one for others than the speaker."""
    relations, abetting, sober = (
        lexicon("charges")[kind] for kind in ("grave", "abetting", "sober")
    )
    reported = said.status is Status.REPORTED and speaker.speaks_for in said.by
    if not {cue.lower() for cue in said.cues}.isdisjoint(sober):
        return False
    others = speaker.speaks_for != said.object and said.relation in abetting
    grave = grave or others or said.relation in relations or said.frame in relations
    return reported and speaker.speaks_for != said.subject and grave


def _charge(said: Statement, speaker: Speaker) -> Statement:
    return replace(
        said,
        subject=speaker.speaks_for,
        relation=ACCUSES,
        object=said.subject,
        status=Status.ASSERTED,
        by=(),
        denied_by=(),
        subject_as=speaker.words or speaker.speaks_for,
        object_as=said.subject_as,
        subject_named=speaker.named or speaker.speaks_for,
        object_named=said.subject_named,
        amount=None,
        when=None,
        frame=said.frame if said.relation == ACCUSES else f"{ACCUSES}/told",
        said_by=(),
    )


def _with_speaker(document: Document, charge: Statement) -> Statement:
    """Give the charge with the words for the speaker in its span, where they stand beside it."""
    sentence = _sentence(document, charge)
    if sentence is None or charge.start is None or charge.end is None:
        return charge
    at = sentence.text.find(charge.subject_as)
    if at < 0:
        return charge
    start = min(charge.start, sentence.start + at)
    end = max(charge.end, sentence.start + at + len(charge.subject_as))
    quote = sentence.text[start - sentence.start : end - sentence.start]
    return replace(charge, start=start, end=end, quote=quote)


def _sentence(document: Document, charge: Statement) -> Sentence | None:
    start, end = charge.start, charge.end
    if start is None or end is None:
        return None
    return next((s for s in document.sentences if s.start <= start and end <= s.end), None)
