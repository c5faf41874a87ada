"""Denials and confirmations that point back: "Moscow denied these accusations"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.grammar import clauses
from graph.grammar.actors import Fillers
from graph.grammar.attitudes import Attitudes, attitudes, is_untrue
from graph.grammar.classes import word_class
from graph.model.claim import Statement, Voice
from graph.model.sentence import Document, Mention, Sentence, Token
from graph.model.terms import Status
from graph.qualify.naming import speakers_heard

Tokens = tuple[Token, ...]

_REACH = 2  # sentences back
_ASIDE = frozenset(("acl", "acl:relcl", "advcl:relcl", "parataxis", "conj", "advcl", "ccomp"))
_THESE = frozenset(("this", "that", "these", "those"))
# What one rejects is as often an offer; what one denies never is.
_TURNING_DOWN = frozenset(("dismiss", "reject", "repudiate", "shrug", "brush", "wave"))
_POINTING = frozenset(
    ("this", "that", "these", "those", "the", "it", "them", "both", "such", "all")
)


@dataclass(frozen=True)
class Denial:
    """Who denies what has been said, and where.

    `start` is the place of the word, `words` the clause around it; `reach` how many sentences
    back it may point; with `own` it only means claims about what the denier himself did.
    """

    sentence: int
    word: str
    speakers: tuple[str, ...]
    start: int = 0
    reach: int = _REACH
    own: bool = False
    words: Voice | None = None


def denials(document: Document, roll_up: Callable[[str], str]) -> Iterator[Denial]:
    """Yield the words of denying whose object only points back."""
    table = attitudes()
    for sentence in document.sentences:
        fillers = Fillers(document, sentence, frozenset())
        said_of = {t.head for t in sentence.tokens if t.dep == "nsubj"}
        for token in sentence.tokens:
            if token.upos != "VERB" and token.index not in said_of:
                continue
            kind, said_by = _denying(sentence, table, token)
            mentions = fillers.actors(said_by, through=True) if kind else ()
            speakers = tuple(sorted({roll_up(a) for m in mentions for a in m.actors}))
            if speakers:
                aside = kind == "aside"
                own = aside and token.lemma.lower() in _TURNING_DOWN
                reach = 0 if aside else _REACH
                words = _words(sentence, token, mentions, speakers)
                heard = ((m, t) for t in said_by for m in fillers.actors((t,), through=True))
                named = speakers_heard(document, heard, speakers, roll_up)
                words = replace(words, said_by=named, cues=(token.text,))
                yield Denial(sentence.index, token.text, speakers, token.start, reach, own, words)


def _words(
    sentence: Sentence, word: Token, mentions: Sequence[Mention], speakers: tuple[str, ...]
) -> Voice:
    """Give who denies something in the words of the clause, from the denier to its end."""
    said = [t for t in sentence.subtree(word) if t.upos != "PUNCT"]
    here = [m.start for m in mentions if m.sentence == sentence.index]
    start = min(t.start for t in said)
    start = min([start, *here]) if here else start
    end = max(t.end for t in said)
    return Voice(speakers, start, end, sentence.text[start - sentence.start : end - sentence.start])


def _denying(sentence: Sentence, table: Attitudes, token: Token) -> tuple[str, Tokens]:
    """Give how a word denies what was said before ("back", "aside" or ""), and who does."""
    if token.upos == "VERB" and table.calls_untrue(sentence, token):
        if any(_points_back(sentence, t) for t in _called(sentence, token)):
            return "back", clauses.agent(sentence, token)
    elif token.upos == "VERB" and table.of(sentence, token) == "deny":
        return _denied_before(sentence, token), clauses.agent(sentence, token)
    elif _said_back(sentence, token) and is_untrue(sentence, token):
        said = sentence.head(token)
        if said is not None and token.dep == "ccomp" and table.of(sentence, said) == "report":
            return "back", clauses.agent(sentence, said)
    return "", ()


def _denied_before(sentence: Sentence, verb: Token) -> str:
    denied = clauses.patient(sentence, verb)
    if any(_points_back(sentence, t) for t in denied):
        return "back"
    head = sentence.head(verb)
    if head is None or verb.dep not in _ASIDE:
        return ""
    objects = sentence.children(verb, "obj", "nsubj:pass")
    if any(t.text.lower() == "which" for t in objects):
        return "aside"
    # "A charge that Tehran denies": the clause points back to what the noun sums up.
    summed_up = head.text.lower() in {*word_class("said"), "something"}
    relative = all(t.text.lower() in {"that", "which"} for t in objects)
    own = head in denied or (
        relative and bool(sentence.children(verb, "nsubj", "obl:agent", "obl"))
    )
    return "back" if summed_up and relative and own else ""


def _called(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Yield what is called something: what stands between the verb and that word."""
    for below in sentence.children(verb):
        if below.index > verb.index:
            yield below
            yield from sentence.children(below, "compound", "nsubj")
            if is_untrue(sentence, below):  # "called that nonsense", read as one phrase
                yield from (t for t in sentence.children(below, "det") if t.text in _THESE)


def _said_back(sentence: Sentence, word: Token) -> bool:
    """Whether it is said of what only points back: "this was false"."""
    subjects = sentence.children(word, "nsubj")
    return bool(subjects) and all(
        t.text.lower() != "it" and _points_back(sentence, t) for t in subjects
    )


def apply_denials(
    document: Document, statements: Sequence[Statement], roll_up: Callable[[str], str]
) -> tuple[Statement, ...]:
    """Mark the statements that a denial points back to as denied by its speakers."""
    found = list(statements)
    for denial in denials(document, roll_up):
        meant = _meant(document, found, denial)
        for number in meant:
            found[number] = _denied(found[number], denial)
        if meant and not denial.reach:
            accusers = {name for number in meant for name in found[number].by}
            found = [s for s in found if not _is_misread(s, denial, accusers)]
    return tuple(_disputed(found))


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
            denied.setdefault((s.subject, s.relation, s.object), []).append(s)
    for s in statements:
        others = denied.get((s.subject, s.relation, s.object), [])
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
            if s.status is Status.REPORTED
            and s.start is not None
            and sentence.start <= s.start < sentence.end
            and not set(s.by) & set(denial.speakers)
        ]
        concerned = [
            n for n in near if {statements[n].subject, statements[n].object} & set(denial.speakers)
        ]
        if denial.own:
            return [n for n in near if statements[n].subject in denial.speakers]
        if concerned or near:
            return concerned or near
    return []


def _denied(statement: Statement, denial: Denial) -> Statement:
    words = (denial.words,) if denial.words else ()
    return replace(
        statement,
        denied_by=tuple(sorted({*statement.denied_by, *denial.speakers})),
        denials=(*statement.denials, *words),
        cues=tuple(dict.fromkeys((*statement.cues, denial.word))),
    )


def _points_back(sentence: Sentence, noun: Token) -> bool:
    if noun.upos in {"PRON", "DET"}:
        return noun.text.lower() in _POINTING
    if noun.text.lower() not in word_class("said") or sentence.children(noun, "acl", "ccomp"):
        return False
    pointers = sentence.children(noun, "det", "nmod:poss")
    return not pointers or any(
        t.text.lower() in _POINTING or t.dep == "nmod:poss" for t in pointers
    )
