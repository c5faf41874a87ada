"""Words that deny what was said before, and whose they are: "Moscow denied these accusations"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.grammar import clauses
from graph.grammar.actors import Fillers
from graph.grammar.attitudes import Attitudes, attitudes, is_untrue
from graph.grammar.classes import word_class
from graph.grammar.phrases import preposition
from graph.model.claim import Voice
from graph.model.sentence import Document, Mention, Sentence, Token
from graph.qualify.beside import negates
from graph.qualify.naming import speakers_heard

Tokens = tuple[Token, ...]

_REACH = 2  # sentences back
_ASIDE = frozenset(("acl", "acl:relcl", "advcl:relcl", "parataxis", "conj", "advcl", "ccomp"))
_THESE = frozenset(("this", "that", "these", "those"))
# What one rejects is as often an offer; what one denies never is.
_TURNING_DOWN = frozenset(("dismiss", "reject", "repudiate", "shrug", "brush", "wave"))
_NOTHING = frozenset(
    ("no such thing", "nothing of the kind", "nothing of the sort", "nothing of this kind")
)
_DENIALS = frozenset(("denial", "denials"))
_DESPITE = frozenset(("despite", "in spite of", "notwithstanding", "over"))
_POINTING = frozenset(
    ("this", "that", "these", "those", "the", "it", "them", "both", "such", "all")
)


@dataclass(frozen=True)
class Denial:
    """Who denies what has been said, and where.

    `start` is the place of the word, `words` the clause around it; `reach` how many sentences
    back it may point; with `own` it only means claims about what the denier himself did. With
    nobody in `speakers`, both ends of what is claimed deny it ("both countries deny this").
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
                denied = token.text in _DENIALS
                if denied and (owners := _denials_of(sentence, fillers, token)):
                    yield _aside(sentence, token, owners, document, roll_up)
                continue
            kind, said_by = _denying(sentence, table, token)
            mentions = fillers.actors(said_by, through=True) if kind else ()
            speakers = tuple(sorted({roll_up(a) for m in mentions for a in m.actors}))
            both = kind == "back" and _are_both(sentence, said_by)
            if speakers or both:
                aside = kind == "aside"
                own = aside and token.lemma.lower() in _TURNING_DOWN
                own = own or _denies_its_part(sentence, token)
                reach = 0 if aside else _REACH
                words = _words(sentence, token, mentions, speakers)
                heard = ((m, t) for t in said_by for m in fillers.actors((t,), through=True))
                named = speakers_heard(document, heard, speakers, roll_up)
                words = replace(words, said_by=named, cues=(token.text,))
                deniers = () if both else speakers
                yield Denial(sentence.index, token.text, deniers, token.start, reach, own, words)


def _aside(
    sentence: Sentence,
    noun: Token,
    owners: Sequence[Mention],
    document: Document,
    roll_up: Callable[[str], str],
) -> Denial:
    speakers = tuple(sorted({roll_up(a) for m in owners for a in m.actors}))
    named = speakers_heard(document, ((m, None) for m in owners), speakers, roll_up)
    words = _words(sentence, noun, owners, speakers)
    words = replace(words, said_by=named, cues=(noun.text,))
    return Denial(sentence.index, noun.text, speakers, noun.start, 0, False, words)


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
    if any(negates(sentence, t) or t.text.lower() == "nor" for t in sentence.children(token)):
        return "", ()
    if _did_not(sentence, table, token):
        return "back", clauses.agent(sentence, token)
    if token.upos == "VERB" and table.calls_untrue(sentence, token):
        said_by = clauses.agent(sentence, token)
        if any(_points_back(sentence, t) for t in _called(sentence, token)):
            return "back", said_by
        if token.dep == "acl:relcl":  # "a charge that Oslo calls baseless"
            return _denied_before(sentence, token), said_by
    elif token.upos == "VERB" and table.of(sentence, token) == "deny":
        if denier := _summing_up(sentence, token):
            return "back", denier
        return _denied_before(sentence, token), clauses.agent(sentence, token)
    elif _said_back(sentence, token) and is_untrue(sentence, token):
        said = sentence.head(token)
        if said is not None and token.dep == "ccomp" and table.of(sentence, said) == "report":
            return "back", clauses.agent(sentence, said)
    return "", ()


def _denials_of(sentence: Sentence, fillers: Fillers, noun: Token) -> tuple[Mention, ...]:
    """Give whose denials something is told in spite of: "*despite Mali's denials*, Oslo says"."""
    if noun.dep not in {"obl", "nmod"} or preposition(sentence, noun) not in _DESPITE:
        return ()
    return fillers.owners(noun, frozenset(("by", "from", "of")))


def _did_not(sentence: Sentence, table: Attitudes, verb: Token) -> bool:
    """Whether one says that he did nothing of it: "says it has done *no such thing*"."""
    if table.of(sentence, verb) != "report":
        return False
    objects = (t for c in sentence.children(verb, "ccomp") for t in sentence.children(c, "obj"))
    words = (" ".join(t.text.lower() for t in sentence.subtree(noun)) for noun in objects)
    return any(said in _NOTHING for said in words)


def _denies_its_part(sentence: Sentence, verb: Token) -> bool:
    """Whether somebody only says that he himself did not: "denied *any involvement*"."""
    part = word_class("own_part")
    return any(t.text.lower() in part for t in sentence.children(verb, "obj", "xcomp"))


def _summing_up(sentence: Sentence, verb: Token) -> Tokens:
    """Give who denies in "Oslo says that, *a charge Mali denies*", where the charge was read as
    what denies.
    """
    nouns = (t for t in sentence.children(verb, "nsubj") if t.text.lower() in word_class("said"))
    named = (t for noun in nouns for t in sentence.children(noun, "appos"))
    right_before = tuple(t for t in named if t.index == verb.index - 1)
    return right_before if not sentence.children(verb, "obj", "ccomp", "xcomp") else ()


def _are_both(sentence: Sentence, tokens: Tokens) -> bool:
    """Whether two are meant that only what they deny tells: "*both countries* deny this"."""
    nouns = (t for t in tokens if t.upos == "NOUN")
    words = {c.text.lower() for t in nouns for c in sentence.children(t, "det", "nummod")}
    return bool(words & {"both", "two"})


def _denied_before(sentence: Sentence, verb: Token) -> str:
    denied = clauses.patient(sentence, verb)
    if any(_points_back(sentence, t) for t in denied):
        return "back"
    if any(t.text.lower() == "wrongdoing" for t in sentence.children(verb, "xcomp")):
        return "back"
    doing = (t for t in sentence.children(verb, "xcomp", "ccomp") if t.text.lower() == "doing")
    after = {
        sentence.tokens[t.index + 1].text.lower() for t in doing if t is not sentence.tokens[-1]
    }
    if after & {"so", "it", *_THESE}:
        return "back"
    head = sentence.head(verb)
    if head is None or verb.dep not in _ASIDE:
        return ""
    objects = sentence.children(verb, "obj", "nsubj:pass")
    if any(t.text.lower() == "which" for t in objects):
        return "aside"
    subjects = [t.text.lower() for t in sentence.children(verb, "nsubj", "nsubj:outer")]
    if "something" in subjects and not objects:  # "..., something both deny", misread
        return "back"
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


def _points_back(sentence: Sentence, noun: Token) -> bool:
    if noun.upos in {"PRON", "DET"}:
        return noun.text.lower() in _POINTING
    if noun.text.lower() in word_class("own_part"):
        return not sentence.children(noun, "nmod", "acl", "nmod:poss")
    if noun.text.lower() not in word_class("said") or sentence.children(noun, "acl", "ccomp"):
        return False
    pointers = sentence.children(noun, "det", "nmod:poss")
    return not pointers or any(
        t.text.lower() in _POINTING or t.dep == "nmod:poss" for t in pointers
    )
