"""Who denies what another says rejects it: "*Mali* says Chad shot, a charge *Chad* denies"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from graph.grammar import clauses
from graph.grammar.actors import Fillers
from graph.grammar.attitudes import attitudes
from graph.grammar.classes import word_class
from graph.grammar.phrases import preposition
from graph.model.claim import Speaker, Statement, Voice
from graph.model.sentence import Document, Sentence, Token
from graph.qualify.denying import Denial

REJECTS = "rejects"
_CHARGING = frozenset(("accuses", "criticises"))
_SAYING = frozenset(("accuse", "report"))
RollUp = Callable[[str], str]


def rebuttals(
    document: Document,
    statements: Sequence[Statement],
    denial: Denial,
    meant: Sequence[Statement],
    roll_up: RollUp,
) -> Iterator[Statement]:
    """Yield that each denier rejects what each accuser says, where nothing else tells it.

    `meant` are the claims that are denied; failing these, whoever accuses the denier or speaks
    of him right before is meant.
    """
    words = denial.words
    if words is None:
        return
    told = {(s.subject, s.object) for s in statements if s.relation == REJECTS}
    accusers = (
        _vouchers(meant)
        or _accusers(document, statements, denial)
        or _voices(document, denial, roll_up)
    )
    for denier in _named(words, denial.speakers):
        for accuser in accusers:
            pair = denier.speaks_for, accuser.speaks_for
            if pair[0] != pair[1] and pair not in told:
                yield _rebuttal(denier, accuser, words)


def _named(voice: Voice, codes: Sequence[str]) -> list[Speaker]:
    """Give those with these codes, in the words for them where these are known."""
    known = {speaker.speaks_for: speaker for speaker in reversed(voice.said_by)}
    return [known.get(code, Speaker(code)) for code in codes]


def _vouchers(meant: Sequence[Statement]) -> list[Speaker]:
    found = [one for s in meant for one in _named(Voice(s.by, said_by=s.said_by), s.by)]
    return list({speaker.speaks_for: speaker for speaker in reversed(found)}.values())[::-1]


def _accusers(document: Document, statements: Sequence[Statement], denial: Denial) -> list[Speaker]:
    """Give who has accused the denier last, at most a sentence before."""
    for sentence in _near(document, denial):
        found = [
            Speaker(s.subject, s.subject_named, s.subject_as)
            for s in statements
            if s.relation in _CHARGING
            and s.object in denial.speakers
            and s.subject not in denial.speakers
            and s.start is not None
            and sentence.start <= s.start < min(sentence.end, denial.start)
        ]
        if found:
            return found
    return []


def _voices(document: Document, denial: Denial, roll_up: RollUp) -> list[Speaker]:
    """Give who says something that names the denier too, or has him for what follows it."""
    for sentence in _near(document, denial):
        here = sentence.index == denial.sentence
        named = {roll_up(a) for m in document.mentions_in(sentence) for a in m.actors}
        if here or named & set(denial.speakers):
            found = list(dict.fromkeys(_speaking(document, sentence, denial, roll_up)))
            if found:
                return found
    return []


def _speaking(
    document: Document, sentence: Sentence, denial: Denial, roll_up: RollUp
) -> Iterator[Speaker]:
    fillers = Fillers(document, sentence, word_class("parts"))
    for token in sentence.tokens:
        heard = _heard(sentence, token) if token.start < denial.start else ()
        for mention in fillers.actors(heard, through=True):
            for actor in mention.actors:
                code = roll_up(actor)
                if code not in denial.speakers:
                    yield Speaker(code, actor, mention.text)


def _heard(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """Give who speaks: "*Mali* says that ...", "according to *Mali*"."""
    if preposition(sentence, token) == "according to":
        return (token,)
    says = token.upos == "VERB" and attitudes().of(sentence, token) in _SAYING
    return clauses.agent(sentence, token) if says and sentence.children(token, "ccomp") else ()


def _near(document: Document, denial: Denial) -> list[Sentence]:
    """Give the sentence of the denial and, where it may point so far back, the one before."""
    first = denial.sentence - min(denial.reach, 1)
    return list(document.sentences[max(0, first) : denial.sentence + 1])[::-1]


def _rebuttal(denier: Speaker, accuser: Speaker, words: Voice) -> Statement:
    return Statement(
        subject=denier.speaks_for,
        relation=REJECTS,
        object=accuser.speaks_for,
        subject_as=denier.words or denier.speaks_for,
        object_as=accuser.words or accuser.speaks_for,
        subject_named=denier.named or denier.speaks_for,
        object_named=accuser.named or accuser.speaks_for,
        frame=f"{REJECTS}/told",
        start=words.start,
        end=words.end,
        quote=words.quote,
    )
