"""Noun phrases: their coordinated heads, prepositions and relative pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph.grammar.antecedents import antecedent
from graph.grammar.once import once
from graph.model.sentence import Sentence, Token

_RELATIVE = frozenset(("who", "whom", "which", "that", "whose"))
_FREE = frozenset(("what", "whatever", "whichever", "whoever", "whomever"))  # stand for no noun
_CLAUSAL = frozenset(("acl", "acl:relcl", "advcl", "ccomp", "parataxis", "csubj", "advcl:relcl"))

_DIRECTIONS = frozenset(
    {"along", "away", "back", "directly", "down", "even", "off", "only", "out", "over", "up"}
    | {"together"}
)
_ENDINGS = frozenset(("'s", "’s", "'", "’"))
_CALLING = frozenset(
    ("brand", "call", "characterise", "characterize", "consider", "deem", "denounce")
)
_CALLING |= {"describe", "dub", "label", "regard", "say", "see", "style", "term", "view"}
_NOUNS = frozenset(("NOUN", "PROPN"))
_ABSOLUTE = frozenset(("with", "without"))
_BESIDE = frozenset(("conj", "cc", "nsubj", "cop"))
_TWOFOLD = frozenset(("according", "contrary", "due", "owing", "prior", "subsequent"))
ADDING = frozenset(
    {"along with", "alongside", "as well as", "besides", "in addition to", "like", "plus"}
    | {"together with"}
)
# "Rebels alongside the army" are not the army; "Qatar, alongside Egypt," is both.
_LOOSE = frozenset(("alongside", "besides", "like"))
JOINING = frozenset(("followed", "joined"))
_MAKE = re.compile(r"[A-Z][A-Za-z]{0,3}-\d+[A-Za-z]{0,3}")


def conjuncts(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """Give the token and everything coordinated below it, in text order.

    Of "A, not B" and "not B but A" only A is meant, of "A, along with B" both.
    """
    if not sentence.children(token, "conj", "nmod", "acl", "advmod"):
        return (token,)
    found = [token]
    for t in found:
        found.extend(_along(sentence, t))
        found.extend(
            c
            for c in sentence.children(t, "conj")
            if (c.upos != "VERB" or token.upos == "VERB") and not contrasted(sentence, c)
        )
    if len(found) > 1 and _instead_of_it(sentence, token, found[1]):
        found = found[1:]
    return tuple(sorted(found, key=lambda t: t.index))


def added(sentence: Sentence, token: Token) -> str:
    """Give the words that open a phrase which adds somebody: "along with", "as well as"."""
    words = preposition(sentence, token)
    if words == "with" and token.index > 1:
        before = sentence.tokens[token.index - 2 : token.index]
        words = next((w for t in before if (w := f"{t.text.lower()} with") in ADDING), words)
    opener = next(iter(sentence.children(token, "cc")), None) if not words else None
    return " ".join(t.text.lower() for t in _whole(sentence, opener)) if opener else words


def _whole(sentence: Sentence, opener: Token) -> tuple[Token, ...]:
    return (opener, *sentence.children(opener, "fixed"))


def _along(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """Yield who is named along with a noun right before: "Togo, *along with Ghana*"."""
    phrases = sentence.children(noun, "nmod")
    beside = (t for a in sentence.children(noun, "advmod") for t in sentence.children(a, "obl"))
    for phrase in (*phrases, *beside):
        words = added(sentence, phrase) if phrase.index > noun.index else ""
        apart = sentence.tokens[noun.index + 1 : noun.index + 2]
        if words in ADDING and (words not in _LOOSE or any(t.text == "," for t in apart)):
            yield phrase
    for clause in sentence.children(noun, "acl"):
        if clause.text.lower() in JOINING and sentence.tokens[clause.index - 1].text == ",":
            yield from sentence.children(clause, "obl:agent")


def _instead_of_it(sentence: Sentence, first: Token, second: Token) -> bool:
    """Whether the second is named in place of the first: "*not* A *but* B"."""
    but = any(t.text.lower() == "but" for t in sentence.children(second, "cc"))
    return but and contrasted(sentence, first)


def bare_conjunct(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Give the noun that shares its owner with a bare one: "Mali's *neighbour* and rival"."""
    head = sentence.head(noun)
    own = sentence.children(noun, "amod", "case", "compound", "det", "nmod", "nmod:poss")
    joined = noun.dep == "conj" and head is not None and head.upos == noun.upos and not own
    return (head,) if joined and head is not None else ()


def contrasted(sentence: Sentence, token: Token) -> bool:
    """Whether a noun is named only to say that it is not meant: "A, *not B*", "rather than B"."""
    if token.upos not in {"NOUN", "PROPN", "PRON"}:
        return False
    before = sentence.children(token, "advmod", "cc", "case", "mark")
    words = [t.text.lower() for t in before if t.index < token.index]
    return bool({"not", "rather", "instead"} & set(words)) and not {"only", "just"} & set(words)


def _twofold(sentence: Sentence, case: Token) -> str:
    """Give a preposition, with the word before it where both are one: "contrary to"."""
    before = sentence.tokens[case.index - 1].text.lower() if case.index else ""
    word = case.text.lower()
    return f"{before} to" if word == "to" and before in _TWOFOLD else word


@once
def preposition(sentence: Sentence, token: Token) -> str:
    """Give the preposition of a phrase in lower case ("on", "according to"), or ""."""
    first = sentence.children(token, "case", "mark")
    if not first:
        return ""
    if len(first) == 1 and not sentence.children(first[0]):
        return "" if first[0].text in _ENDINGS else _twofold(sentence, first[0])
    words = [first[0], *sentence.children(first[0], "fixed")]
    if len(words) == 1 and len(first) > 1 and first[1].index == first[0].index + 1:
        words.append(first[1])
    return " ".join(w.text.lower() for w in words if w.text not in _ENDINGS)


def spread(sentence: Sentence, heads: Iterable[Token]) -> tuple[Token, ...]:
    """Resolve relative pronouns to the noun they stand for, and spread coordination."""
    found: list[Token] = []
    for token in heads:
        if relative(token) and token.text.lower() not in _FREE:
            noun = antecedent(sentence, token)
            found.extend(conjuncts(sentence, noun) if noun else ())
        else:
            found.extend([*_called(sentence, token)] or conjuncts(sentence, token))
    return tuple(dict.fromkeys(found))


def _called(sentence: Sentence, what: Token) -> Iterator[Token]:
    """Yield what "what" is called: "condemned what it termed *Chad's raid*"."""
    if what.text.lower() == "what":
        for clause in sentence.children(what, "acl:relcl"):
            if clause.lemma.lower() in _CALLING:
                said = sentence.children(clause, "obj", "xcomp", "obl", "advcl")
                yield from (t for t in said if t.index > clause.index and t.upos in _NOUNS)


def marker(sentence: Sentence, verb: Token) -> str:
    """Give the word that opens a clause, hung on its subject or not: "with Iran accused"."""
    own = preposition(sentence, verb)
    if own or verb.dep != "advcl":
        return own
    subjects = sentence.children(verb, "nsubj", "nsubj:pass")
    return next((p for s in subjects if (p := preposition(sentence, s)) in _ABSOLUTE), "")


def prepositions(phrase: str) -> tuple[str, ...]:
    """Give the names under which a prepositional phrase counts.

    A direction before the preposition changes nothing; a compound preposition is its own.

    >>> prepositions("out of"), prepositions("according to")
    (('out of', 'of'), ('according to',))
    """
    first, _, last = phrase.rpartition(" ")
    return (phrase, last) if first in _DIRECTIONS else (phrase,)


def is_make(token: Token) -> bool:
    """Whether the word is a make of weapon: "*F-16s* bombed", "the *Su-35*"."""
    return _MAKE.fullmatch(token.text) is not None


def relative(token: Token) -> bool:
    """Whether the token is a relative pronoun."""
    return token.upos in {"PRON", "DET"} and (
        "PronType=Rel" in token.morph
        or (token.lemma.lower() in _RELATIVE and token.tag in {"WP", "WDT", "WP$"})
    )


def phrase_tokens(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """Give a noun phrase's tokens without its subordinate clauses and coordinated phrases."""
    found = [head]
    for t in found:
        skipped = _CLAUSAL | _BESIDE if t is head else _CLAUSAL
        found.extend(c for c in sentence.children(t) if c.dep not in skipped)
    return tuple(sorted(found, key=lambda t: t.index))


_PREMODIFIERS = ("amod", "appos", "compound", "conj", "flat", "nmod", "nmod:desc")


def premodifiers(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """Yield the adjectives and names before a noun, those joined by a hyphen or `and` too.

    The name in "US-brokered talks" belongs to the participle, not to the talks.
    """
    pending = [*sentence.children(noun, *_PREMODIFIERS, "nmod:unmarked", "obl:unmarked")]
    pending = [t for t in pending if t.dep not in {"appos", "conj"}]
    while pending:
        token = pending.pop(0)
        if token.index > noun.index or sentence.children(token, "case"):
            continue
        if _of_participle(sentence, token):
            continue
        yield token
        pending.extend(sentence.children(token, *_PREMODIFIERS))


def _of_participle(sentence: Sentence, token: Token) -> bool:
    after = sentence.tokens[token.index + 1 : token.index + 3]
    if len(after) < 2 or after[0].text != "-":
        return False
    return after[1].tag == "VBN" or (after[1].upos in {"VERB", "ADJ"} and _ends_in_ed(after[1]))


def _ends_in_ed(token: Token) -> bool:
    return token.text.endswith(("ed", "led", "run", "made", "built", "held", "born"))


def hyphenated(sentence: Sentence, word: Token) -> tuple[Token, ...]:
    """Give the name joined to a participle by a hyphen: "*Iran*-backed"."""
    if word.index < 2 or sentence.tokens[word.index - 1].text != "-":
        return ()
    name = sentence.tokens[word.index - 2]
    return (name,) if name.upos in {"PROPN", "ADJ"} else ()
