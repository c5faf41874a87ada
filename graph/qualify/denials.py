"""Denials and confirmations that point back: "Moscow denied these accusations"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.grammar import clauses
from graph.grammar.actors import Fillers
from graph.grammar.attitudes import attitudes
from graph.grammar.classes import word_class
from graph.model.claim import Statement
from graph.model.sentence import Document, Sentence, Token
from graph.model.terms import Status

_REACH = 2  # sentences back
_POINTING = frozenset(
    ("this", "that", "these", "those", "the", "it", "them", "both", "such", "all")
)


@dataclass(frozen=True)
class Denial:
    """Who denies what has been said, and where."""

    sentence: int
    word: str
    speakers: tuple[str, ...]


def denials(document: Document, roll_up: Callable[[str], str]) -> Iterator[Denial]:
    """Yield the verbs of denying whose object only points back."""
    table = attitudes()
    for sentence in document.sentences:
        fillers = Fillers(document, sentence, frozenset())
        for token in sentence.tokens:
            if token.upos != "VERB" or table.of(sentence, token) != "deny":
                continue
            denied = clauses.patient(sentence, token)
            # "a charge that Tehran denies": the clause points back to what the noun sums up.
            summed_up = any(t.text.lower() in word_class("said") for t in denied)
            aside = token.dep == "acl:relcl" and summed_up
            if not aside and not any(_points_back(sentence, t) for t in denied):
                continue
            mentions = fillers.actors(clauses.agent(sentence, token), through=True)
            speakers = tuple(sorted({roll_up(a) for m in mentions for a in m.actors}))
            if speakers:
                yield Denial(sentence.index, token.text, speakers)


def apply_denials(
    document: Document, statements: Sequence[Statement], roll_up: Callable[[str], str]
) -> tuple[Statement, ...]:
    """Mark the statements that a denial points back to as denied by its speakers."""
    found = list(statements)
    for denial in denials(document, roll_up):
        for number in _meant(document, found, denial):
            found[number] = _denied(found[number], denial)
    return tuple(_disputed(found))


def _disputed(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Yield the statements, those on somebody's word with who denies them elsewhere in the text."""
    deniers: dict[tuple[str, str, str], set[str]] = {}
    for s in statements:
        if s.status is Status.DENIED:
            deniers.setdefault((s.subject, s.relation, s.object), set()).update(s.denied_by)
    for s in statements:
        denied_by = deniers.get((s.subject, s.relation, s.object), set()) - set(s.by)
        if s.status is Status.REPORTED and denied_by:
            yield replace(s, denied_by=tuple(sorted({*s.denied_by, *denied_by})))
        else:
            yield s


def _meant(document: Document, statements: Sequence[Statement], denial: Denial) -> list[int]:
    """Give the nearest claims on somebody's word that concern a denier, else all of them."""
    for back in range(_REACH + 1):
        index = denial.sentence - back
        if index < 0:
            break
        sentence = document.sentences[index]
        near = [
            n
            for n, s in enumerate(statements)
            if s.status is Status.REPORTED
            and s.start is not None
            and sentence.start <= s.start < sentence.end
            and not set(s.by) & set(denial.speakers)
        ]
        concerned = [
            n for n in near if {statements[n].subject, statements[n].object} & set(denial.speakers)
        ]
        if concerned or near:
            return concerned or near
    return []


def _denied(statement: Statement, denial: Denial) -> Statement:
    return replace(
        statement,
        denied_by=tuple(sorted({*statement.denied_by, *denial.speakers})),
        cues=tuple(dict.fromkeys((*statement.cues, denial.word))),
    )


def _points_back(sentence: Sentence, noun: Token) -> bool:
    if noun.upos == "PRON":
        return noun.text.lower() in _POINTING
    if noun.text.lower() not in word_class("said") or sentence.children(noun, "acl", "ccomp"):
        return False
    pointers = sentence.children(noun, "det", "nmod:poss")
    return not pointers or any(
        t.text.lower() in _POINTING or t.dep == "nmod:poss" for t in pointers
    )
